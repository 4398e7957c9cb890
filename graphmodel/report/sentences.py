"""The sentences of a finding: what was found, how well the record carries it, what to ask, what would overturn it.

Wording follows measures 7: fact and finding, never a judgement. The templates are in the catalogues.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

from graphmodel import reference
from graphmodel.errors import UnknownReferenceError
from graphmodel.gaps.catalogue import RULES
from graphmodel.gaps.finding import Finding, Kind, Named, When
from graphmodel.gaps.grouping import OF_GROUPS
from graphmodel.language import (
    Language,
    day_text,
    has,
    has_plural,
    list_text,
    number_text,
    plural,
    text,
    when_text,
)
from graphmodel.report.names import Names
from graphmodel.report.part_dates import PartDates

WEAK_GRADES = frozenset({"C", "D"})
"""With these a missing link is called 'geen contact aangetroffen', never 'ontbrekende schakel'."""


@dataclass(frozen=True)
class Sentences:
    """Tells the findings of one casus in one language."""

    names: Names
    day: date

    @property
    def language(self) -> Language:
        """The language that it tells them in."""
        return self.names.language

    def text(self, finding: Finding) -> str:
        """What was found, then how well the record carries it."""
        return f"{self.found(finding)} {self.carried(finding)}"

    def found(self, finding: Finding) -> str:
        """What was found; of a finding that took others in, also what these are called."""
        told: set[str] = set()
        parts = finding.parts or (finding,)
        sentences = dict.fromkeys(self._filled(part, part.variant, told) for part in parts)
        rest = set(finding.also) - {code for part in finding.parts for code in _codes(part)}
        return " ".join((*sentences, *self._taken_in(sorted(rest))))

    def _taken_in(self, codes: list[str]) -> Iterator[str]:
        if codes:
            named = (f"{text(self.language, f'rule.{code}.name')} ({code})" for code in codes)
            yield text(self.language, "finding.also", rules="; ".join(named))

    def carried(self, finding: Finding) -> str:
        """How well the record carries it."""
        return grade_text(self.language, finding.rule, finding.grade)

    def question(self, finding: Finding) -> str:
        """What to ask the professional or the bestuurder."""
        return " ".join(self._of_parts(finding, "question"))

    def overturned_by(self, finding: Finding) -> str:
        """Which record would take the finding away."""
        return "; ".join(self._of_parts(finding, "overturned_by"))

    def _of_parts(self, finding: Finding, part: str) -> dict[str, None]:
        told: set[str] = set()
        return dict.fromkeys(self._filled(f, part, told) for f in finding.parts or (finding,))

    def heading(self, finding: Finding) -> str:
        """What sort of finding it is, no stronger than its grade."""
        if finding.kind is Kind.MISSING_LINK and finding.grade in WEAK_GRADES:
            return text(self.language, "kind.missing_link.weak")
        return text(self.language, f"kind.{finding.kind}")

    def _filled(self, finding: Finding, part: str, told: set[str]) -> str:
        """One sentence; `told` holds whose organisation was named before it, and gets those whom it names."""
        key = _key(finding, part)
        people = (Named("hulpverleners", who) for who in finding.subjects.hulpverleners)
        shown = {"hulpverleners": tuple(people), **finding.values}
        values: dict[str, object] = {
            **self._standard(finding),
            **{name: _Shown(self, value, told) for name, value in shown.items()},
        }
        count = finding.values.get("count")
        if isinstance(count, int) and has_plural(key):
            return plural(self.language, key, count, **values)
        return text(self.language, key, **values)

    def _standard(self, finding: Finding) -> dict[str, object]:
        """What every sentence can tell of its finding; a sentence tells a few of these, and only they are made."""
        subjects, names, period = finding.subjects, self.names, finding.period
        return {
            "gezinsleden": _Later(lambda: self._list(map(names.gezinslid, subjects.gezinsleden))),
            "organisations": _Later(
                lambda: self._list(map(names.organisation, subjects.organisations))
            ),
            "domains": _Later(lambda: self._domains(subjects.domains)),
            "from": _Later(lambda: self._day(period[0]) if period else ""),
            "until": _Later(lambda: self._day(period[1] - 1) if period else ""),
            "period": _Later(lambda: self._period(period)),
            "day": _Later(lambda: day_text(self.language, self.day)),
            "norm": _Later(lambda: self._norm(finding)),
        }

    def _day(self, day: int) -> str:
        return day_text(self.language, date.fromordinal(day))

    def _domains(self, domains: tuple[str, ...]) -> str:
        """One domain as it is; several each between quotes, as the name of one can itself sum things up."""
        names = [self.names.domain(id_) for id_ in domains]
        if len(names) == 1:
            return names[0]
        return self._list(text(self.language, "sentence.quoted", name=name) for name in names)

    def _period(self, period: tuple[int, int] | None) -> str:
        if period is None:
            return text(self.language, "period.unknown")
        first, last = date.fromordinal(period[0]), date.fromordinal(period[1] - 1)
        if first == last:
            return text(self.language, "period.day", day=day_text(self.language, first))
        ends = {"from": self._part_dates.begin(first), "until": self._part_dates.end(last)}
        return text(self.language, "period.stretch", **ends)

    @cached_property
    def _part_dates(self) -> PartDates:
        return PartDates(self.names.casus, self.day, self.language)

    def _norm(self, finding: Finding) -> str:
        if finding.norm is None:
            return ""
        return norm_name(finding.norm, self.language)

    def shown(self, value: object, told: set[str], *, bare: bool) -> str:
        """One value as a sentence tells it; `bare` tells a day without the word before it."""
        match value:
            case Named():
                return self._named(value, told)
            case When(first=first, last=last):
                days = date.fromordinal(first), date.fromordinal(last)
                return when_text(self.language, *days, bare=bare)
            case date():
                return day_text(self.language, value)
            case tuple():
                return self._shown_list(cast("tuple[object, ...]", value), told)
            case _:
                return number_text(self.language, value) if isinstance(value, int) else str(value)

    def _named(self, named: Named, told: set[str]) -> str:
        if named.sort != "hulpverleners":
            return self.names.of(named.sort, named.id)
        if named.id in told:
            return self.names.hulpverlener_again(named.id)
        told.add(named.id)
        return self.names.hulpverlener(named.id)

    def _shown_list(self, values: tuple[object, ...], told: set[str]) -> str:
        """One list as people sum it up; lists within a list stay apart by a semicolon."""
        shown = [self.shown(value, told, bare=False) for value in values]
        if any(isinstance(value, tuple) and not isinstance(value, Named) for value in values):
            return "; ".join(shown)
        return self._list(shown)

    def _list(self, items: Iterable[str]) -> str:
        return list_text(self.language, items)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A value that is told where its sentence comes to it: somebody's organisation is named the first time only."""

    sentences: Sentences
    value: object
    told: set[str]

    def __format__(self, spec: str) -> str:
        return self.sentences.shown(self.value, self.told, bare=spec == "bare")


@dataclass(frozen=True, slots=True)
class _Later:
    """A value that is made where a sentence tells it."""

    made: Callable[[], str]

    def __format__(self, spec: str) -> str:
        return format(self.made(), spec)


def _codes(finding: Finding) -> tuple[str, ...]:
    return (finding.rule, *finding.also)


def _key(finding: Finding, part: str) -> str:
    """The key of a sentence: that of the variant where it has its own, and that of its group for one on several rules."""
    if finding.variant in OF_GROUPS:
        return f"finding.group.{part}"
    key = f"finding.{finding.rule}.{part}"
    if part != finding.variant and has(f"{key}.{finding.variant}"):
        return f"{key}.{finding.variant}"
    return key


def grade_text(language: Language, rule: str, grade: str) -> str:
    """What a grade says of the record behind a finding of this rule."""
    basis = "record" if RULES[rule].is_of_record else "absence"
    return text(language, f"grade.{basis}.{grade}")


def norm_name(norm: str, language: Language) -> str:
    """What people call a norm or a rule for regie."""
    try:
        return reference.norm(norm).name.in_language(language)
    except UnknownReferenceError:
        return reference.regie_rule(norm).name.in_language(language)
