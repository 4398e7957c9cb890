"""What a rule reports: an indication from recorded data (bevinding), never a judgement (oordeel)."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from graphmodel.analysis.distances import Gain
from graphmodel.gaps.explanation import Explanation


class Kind(StrEnum):
    """What sort of gap a finding points at."""

    NO_REGIE = "no_regie"
    MISSING_LINK = "missing_link"
    FRAGMENTATION = "fragmentation"
    KEY_PERSON = "key_person"
    SINGLE_MEMBER_FOCUS = "single_member_focus"
    BROKEN_HANDOVER = "broken_handover"
    INFORMATION_GAP = "information_gap"
    LATE_RESPONSE = "late_response"
    UNMET_NEED = "unmet_need"
    DATA_QUALITY = "data_quality"


class Severity(StrEnum):
    """How much a finding matters to a reviewer; in order."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Grade(StrEnum):
    """How well the record carries a finding; in order."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"

    def lowered(self) -> "Grade":
        """One lower; D stays D."""
        grades = list(Grade)
        return grades[min(grades.index(self) + 1, len(grades) - 1)]


_SEVERITIES = {severity: rank for rank, severity in enumerate(Severity)}
_GRADES = {grade: rank for rank, grade in enumerate(Grade)}
_NO_GAIN = Gain(0, 0.0)


class Evidence(NamedTuple):
    """A fact that a finding rests on: its path in the casus file, its source and the place in that source."""

    fact: str
    source: str | None
    place: str | None


class Named(NamedTuple):
    """An id that a sentence shows by its name; `sort` is a list of the casus file, `domains` or `codes`."""

    sort: str
    id: str


class When(NamedTuple):
    """A day that lies from `first` to `last`, as ordinals: a sentence tells a month or a year as such."""

    first: int
    last: int


class Subjects(NamedTuple):
    """The ids that a finding is about, by sort, each in order of id."""

    hulpverleners: tuple[str, ...] = ()
    gezinsleden: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    handovers: tuple[str, ...] = ()
    signalen: tuple[str, ...] = ()
    meldingen: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


NO_VALUES: Mapping[str, object] = MappingProxyType({})


class _Sides(NamedTuple):
    """Everything that is told of a finding."""

    rule: str
    kind: Kind
    severity: Severity
    grade: Grade
    named: tuple[str, ...]
    subjects: Subjects
    period: tuple[int, int] | None
    evidence: tuple[Evidence, ...]
    values: Mapping[str, object] = NO_VALUES
    variant: str = "text"
    norm: str | None = None
    gain: Gain | None = None
    also: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    parts: tuple["Finding", ...] = ()
    leads: bool = False
    is_repeat: bool = False
    touches_signaal: bool = False
    touches_minor: bool = False
    breaches_term: bool = False
    explained: Explanation | None = None


class Finding(_Sides):
    """One finding.

    Attributes:
        rule: Its code.
        kind: Its sort.
        severity: How much it matters.
        grade: How well the record carries it.
        named: The ids that make its own id, in order.
        subjects: Everyone and everything it is about.
        period: The half-open stretch of days that it speaks of, as ordinals; None when undated.
        evidence: The facts it rests on.
        values: What its sentences name beside the subjects: numbers, days (`date`, `When`), `Named` ids, tuples of these.
        variant: Which sentence of its rule it takes.
        norm: The id of the norm it rests on, if any.
        gain: What the missing tie would give, for a missing link.
        also: Codes of rules that say the same of the same people.
        pairs: The pairs of hulpverleners that it speaks of, for a finding on several.
        parts: The findings whose sentences it tells one after the other, for one that groups several.
        leads: It speaks of the gezin as a whole, and is read before those on single people.
        is_repeat: Several of this rule may name the same ids at other times, so its id ends in its first day.
        touches_signaal: A severe signaal about the same gezinslid was open.
        touches_minor: That gezinslid is a minor.
        breaches_term: A term of a verified law was exceeded.
        explained: What somebody said that explains it, if that still holds; it changes nothing else of the finding.
    """

    def __hash__(self) -> int:
        """That of its id, as values may hold what has none."""
        return hash(self.id)

    @cached_property
    def id(self) -> str:
        """Code, colon, the named ids joined by `~`, and `@` with the first day for a repeat."""
        base = f"{self.rule}:{'~'.join(self.named)}"
        if self.is_repeat and self.period:
            return f"{base}@{date.fromordinal(self.period[0]).isoformat()}"
        return base

    @cached_property
    def place(self) -> tuple[int, bool, bool, bool, int, bool, int, float, str]:
        """Its place among others of its kind; smaller comes first. Gains are compared as shown, at four decimals."""
        gain = self.gain or _NO_GAIN
        return (
            _SEVERITIES[self.severity],
            not self.breaches_term,
            not self.touches_signaal,
            not self.touches_minor,
            _GRADES[self.grade],
            not self.leads,
            -gain.pairs,
            -round(gain.df, 4),
            self.id,
        )


def evidence_of(path: str, source: str | None) -> Evidence:
    """A fact with its `source` key taken apart: the id, then a space and the place."""
    if source is None:
        return Evidence(path, None, None)
    id_, _, place = source.partition(" ")
    return Evidence(path, id_, place or None)


def ordered(ids: Iterable[str]) -> tuple[str, ...]:
    """Ids in order, each once."""
    return tuple(sorted(set(ids)))


def duos(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[Named, ...], ...]:
    """Pairs of hulpverleners as a sentence shows them."""
    sort = "hulpverleners"
    return tuple([(Named(sort, first), Named(sort, second)) for first, second in pairs])


def union(subjects: Iterable[Subjects]) -> Subjects:
    """Everyone and everything that any of them names, each sort in order of id."""
    by_sort = zip(*subjects, strict=True)
    return Subjects(*[ordered(chain.from_iterable(named)) for named in by_sort])
