"""What somebody says of a finding: taken from a body, a form or a command, checked, and kept beside the casus."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Final, NamedTuple, Protocol

from api.request_errors import InputError, Place, RequestError
from graphmodel.bsn import holds_bsn, shown
from graphmodel.errors import NotExplainedError, UnknownFindingError
from graphmodel.gaps.explanation import (
    MOST_LETTERS_OF_NAME,
    MOST_LETTERS_OF_REASON,
    Explanation,
    ExplanationKind,
    standing,
)
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import Settings
from graphmodel.stores.contract import GraphStore

MOST_LETTERS_OF_ID: Final = 20_000
"""A finding on a group has the ids of all who are in it in its own."""

_FIELDS: Final = {
    "finding": MOST_LETTERS_OF_ID,
    "by": MOST_LETTERS_OF_NAME,
    "reason": MOST_LETTERS_OF_REASON,
}
"""How long each text may be."""

_KIND: Final = "kind"
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Around(Protocol):
    """Where what is said is kept, by which settings the findings are made, and what time it is."""

    @property
    def store(self) -> GraphStore:
        """Where the casussen are."""
        ...

    @property
    def settings(self) -> Settings:
        """Those of the rules."""
        ...

    @property
    def clock(self) -> Callable[[], datetime]:
        """Gives the moment of asking, in UTC."""
        ...


class Statement(NamedTuple):
    """What somebody says, before it is known when; every text is as it will be kept."""

    finding: str
    kind: ExplanationKind
    by: str
    reason: str


class Kept(NamedTuple):
    """What is kept now, and whether it was said just now or stood there already."""

    explanation: Explanation
    is_new: bool


def statement_of(fields: Mapping[str, object]) -> Statement:
    """What the fields of a body or a form say; `kind` may be left out, and means that the finding is explained.

    Raises:
        RequestError: it names everything that is wrong, and repeats nothing of it.
    """
    wrong = tuple(_wrong(fields))
    if wrong:
        raise RequestError(*wrong)
    texts = {name: _text(name, fields[name]) for name in _FIELDS}
    return Statement(
        kind=ExplanationKind(str(fields.get(_KIND, ExplanationKind.EXPLAINED))), **texts
    )


def keep(around: Around, casus_id: str, day: date | None, said: Statement) -> Kept:
    """Keep what is said of a finding of the report on `day`; what stands there already is not said twice.

    Raises:
        UnknownCasusError: there is no such casus.
        UnknownFindingError: that report has no such finding.
        NotExplainedError: what was never said, or was withdrawn, is withdrawn.
    """
    standing_now = standing(around.store.explanations(casus_id)).get(said.finding)
    if said.kind is ExplanationKind.WITHDRAWN:
        # A finding that is not there any more can still be freed of what was said of it.
        if standing_now is None:
            raise NotExplainedError()
    else:
        if standing_now and said == _statement(standing_now):
            return Kept(standing_now, is_new=False)
        findings = find_gaps(around.store.network(casus_id, day), around.settings).findings
        if said.finding not in {finding.id for finding in findings}:
            raise UnknownFindingError()
    explanation = Explanation(*said, at=around.clock())
    around.store.explain(casus_id, explanation)
    return Kept(explanation, is_new=True)


def _statement(said: Explanation) -> Statement:
    return Statement(said.finding, said.kind, said.by, said.reason)


def _wrong(fields: Mapping[str, object]) -> Iterator[InputError]:
    allowed = ", ".join((*_FIELDS, _KIND))
    for name in sorted(fields.keys() - {*_FIELDS, _KIND}):
        yield InputError(Place.BODY, shown(name), "input.unknown", (("allowed", allowed),))
    for name, most in _FIELDS.items():
        code = _complaint(name, fields[name], most) if name in fields else "input.missing"
        if code:
            yield InputError(Place.BODY, name, code, (("most", str(most)),))
    if fields.get(_KIND, ExplanationKind.EXPLAINED) not in list(ExplanationKind):
        kinds = ", ".join(ExplanationKind)
        yield InputError(Place.BODY, _KIND, "input.not_in_list", (("allowed", kinds),))


def _complaint(name: str, value: object, most: int) -> str | None:
    if not isinstance(value, str):
        return "input.wrong"
    text = _text(name, value)
    if holds_bsn(text):
        return "explanation.bsn"
    if not any(letter.isalnum() for letter in text):
        return "explanation.empty"
    if _CONTROL.search(text):
        return "explanation.control_character"
    return "input.too_long" if len(text) > most else None


def _text(name: str, value: object) -> str:
    """As it is kept: a reason may have lines, anything else is one."""
    text = str(value)
    if name == "reason":
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return " ".join(text.split())
