"""What people say of findings: that one is explained and why, or that it no longer is.

It is no part of the casus: a finding stays in the report and in its place, and what is said stands beside it. What was
said is never changed. Who thinks better of it says so, and both can be read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

MOST_LETTERS_OF_NAME: Final = 100
MOST_LETTERS_OF_REASON: Final = 2_000


class ExplanationKind(StrEnum):
    """What somebody says of a finding."""

    EXPLAINED = "explained"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One thing that was said of one finding.

    Attributes:
        finding: The id of the finding; it means the same finding on every day and in every version of the casus.
        kind: That it is explained, or that what was said before no longer holds.
        by: Who says so.
        reason: Why.
        at: When it was said, in UTC.
    """

    finding: str
    kind: ExplanationKind
    by: str
    reason: str
    at: datetime


def standing(said: Iterable[Explanation]) -> dict[str, Explanation]:
    """What holds now of each finding, by its id: the last thing that was said, unless that withdraws it.

    `said` is in the order in which it was said.
    """
    last = {each.finding: each for each in said}
    return {id_: each for id_, each in last.items() if each.kind is ExplanationKind.EXPLAINED}
