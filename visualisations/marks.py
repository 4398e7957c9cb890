"""Where findings show: a badge on a dot, a code at a handover, a broken red line between two who miss contact.

A finding marks the fewest things that it is named after. One that names many people speaks of the gezin as a whole, so
it marks nobody and stands in the text only.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import cast

from graphmodel.gaps.finding import Finding, Kind, Named, Severity
from graphmodel.gaps.grouping import OF_GROUPS
from graphmodel.report.sentences import WEAK_GRADES
from visualisations.elements import Badge, Sort
from visualisations.palette import Relation

PAIR_RULES = frozenset({"L01", "L02"})
SILENCE_RULES = frozenset({"L05"})
HANDOVER_KIND = Kind.BROKEN_HANDOVER
MOST_GAPS = 200
"""So many lines between two who miss contact can be told apart in one picture."""
MOST_NAMED = 3
"""A finding named after more people than this speaks of the gezin as a whole."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A finding as a line between two dots."""

    start: str
    end: str
    relation: Relation
    finding: Finding


@dataclass(frozen=True)
class Marks:
    """What findings mark, with their order kept.

    `about` holds every finding that names a dot, `badges` those that no line shows; `handovers` the findings by id of a
    handover. Of more gaps than can be told apart the first are drawn; `undrawn` is how many are not.
    """

    gaps: tuple[Gap, ...]
    undrawn: int
    about: Mapping[str, tuple[Finding, ...]]
    badges: Mapping[str, Badge]
    handovers: Mapping[str, tuple[Finding, ...]]


def dot_id(sort: Sort, subject: str) -> str:
    """The id of the dot of a subject: two lists of a casus may use the same id."""
    return f"{sort}:{subject}"


def marks_of(findings: Sequence[Finding]) -> Marks:
    """Where `findings` show; the ids may name dots that a picture does not have."""
    every = {
        (gap.start, gap.end, gap.relation, gap.finding.id): gap
        for finding in findings
        for gap in _gaps(finding)
    }
    gaps = tuple(every.values())[:MOST_GAPS]
    about: defaultdict[str, list[Finding]] = defaultdict(list)
    handovers: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for dot in _dots_of(finding):
            about[dot].append(finding)
        for handover in finding.subjects.handovers:
            handovers[handover].extend(finding.parts or (finding,))
    drawn = {gap.finding.id for gap in gaps}
    badges = {
        dot: _badge(marking)
        for dot, named in about.items()
        if not dot.startswith(Sort.DOMAIN)
        and (marking := [f for f in named if f.id not in drawn and _marks_people(f)])
    }
    return Marks(gaps, len(every) - len(gaps), _frozen(about), badges, _frozen(handovers))


def no_contact(finding: Finding) -> Relation:
    """How surely contact is missing: what grade C and D carry is only not found."""
    return Relation.NOT_FOUND if finding.grade in WEAK_GRADES else Relation.MISSING


def _gaps(finding: Finding) -> Iterator[Gap]:
    relation = Relation.SILENT if finding.rule in SILENCE_RULES else no_contact(finding)
    for first, second in _pairs(finding):
        ends = (dot_id(Sort.HULPVERLENER, first), dot_id(Sort.HULPVERLENER, second))
        yield Gap(*ends, relation, finding)


def _pairs(finding: Finding) -> Iterator[tuple[str, str]]:
    """The pairs that a finding draws: its own, or those that were grouped into it."""
    if finding.parts:
        yield from chain.from_iterable(map(_pairs, finding.parts))
        return
    if finding.rule in PAIR_RULES | SILENCE_RULES or finding.variant in OF_GROUPS:
        yield from finding.pairs or pairwise(finding.named)
    for pair in cast("tuple[tuple[Named, Named], ...]", finding.values.get("grouped", ())):
        yield pair[0].id, pair[1].id


def _dots_of(finding: Finding) -> list[str]:
    """The dots that a finding is named after, else the people it is about."""
    subjects = finding.subjects
    by_sort = {
        Sort.HULPVERLENER: subjects.hulpverleners,
        Sort.GEZINSLID: subjects.gezinsleden,
        Sort.ORGANISATION: subjects.organisations,
        Sort.DOMAIN: subjects.domains,
    }
    names = set(finding.named)
    named = [
        dot_id(sort, subject)
        for sort, ids in by_sort.items()
        for subject in ids
        if subject in names
    ]
    people = subjects.hulpverleners or subjects.gezinsleden
    sort = Sort.HULPVERLENER if subjects.hulpverleners else Sort.GEZINSLID
    return named or [dot_id(sort, subject) for subject in people]


def _marks_people(finding: Finding) -> bool:
    return (
        finding.kind is not Kind.DATA_QUALITY
        and not (finding.kind is HANDOVER_KIND and finding.subjects.handovers)
        and len(_dots_of(finding)) <= MOST_NAMED
    )


def _badge(findings: Sequence[Finding]) -> Badge:
    gravity = list(Severity)
    return Badge(len(findings), min((f.severity for f in findings), key=gravity.index))


def _frozen(found: Mapping[str, list[Finding]]) -> dict[str, tuple[Finding, ...]]:
    return {key: tuple(findings) for key, findings in found.items()}
