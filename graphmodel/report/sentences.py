"""The sentences of a finding: what was found, how well the record carries it, what to ask, what would overturn it.

Wording follows measures 7: fact and finding, never a judgement. The templates are in the catalogues.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from graphmodel import reference
from graphmodel.errors import UnknownReferenceError
from graphmodel.gaps.catalogue import RULES
from graphmodel.gaps.finding import Finding, Kind, Named
from graphmodel.language import (
    Language,
    day_text,
    has,
    has_plural,
    list_text,
    number_text,
    plural,
    text,
)
from graphmodel.report.names import Names

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
        """What was found."""
        return self._filled(finding, finding.variant)

    def carried(self, finding: Finding) -> str:
        """How well the record carries it."""
        basis = "record" if RULES[finding.rule].is_of_record else "absence"
        return text(self.language, f"grade.{basis}.{finding.grade}")

    def question(self, finding: Finding) -> str:
        """What to ask the professional or the bestuurder."""
        return self._filled(finding, "question")

    def overturned_by(self, finding: Finding) -> str:
        """Which record would take the finding away."""
        return self._filled(finding, "overturned_by")

    def heading(self, finding: Finding) -> str:
        """What sort of finding it is, no stronger than its grade."""
        if finding.kind is Kind.MISSING_LINK and finding.grade in WEAK_GRADES:
            return text(self.language, "kind.missing_link.weak")
        return text(self.language, f"kind.{finding.kind}")

    def _filled(self, finding: Finding, part: str) -> str:
        key = f"finding.{finding.rule}.{part}"
        if part != finding.variant and has(f"{key}.{finding.variant}"):
            key = f"{key}.{finding.variant}"
        values = {**self._standard(finding), **self._own(finding.values)}
        count = finding.values.get("count")
        if isinstance(count, int) and has_plural(key):
            return plural(self.language, key, count, **values)
        return text(self.language, key, **values)

    def _standard(self, finding: Finding) -> dict[str, str]:
        subjects, lid = finding.subjects, self.names
        period = finding.period
        first = day_text(self.language, date.fromordinal(period[0])) if period else ""
        last = day_text(self.language, date.fromordinal(period[1] - 1)) if period else ""
        return {
            "hulpverleners": self._list(lid.hulpverlener(i) for i in subjects.hulpverleners),
            "gezinsleden": self._list(lid.gezinslid(i) for i in subjects.gezinsleden),
            "organisations": self._list(lid.organisation(i) for i in subjects.organisations),
            "domains": self._domains(subjects.domains),
            "from": first,
            "until": last,
            "period": self._period(first, last),
            "day": day_text(self.language, self.day),
            "norm": self._norm(finding),
        }

    def _domains(self, domains: tuple[str, ...]) -> str:
        """One domain as it is; several each between quotes, as the name of one can itself sum things up."""
        names = [self.names.domain(id_) for id_ in domains]
        if len(names) == 1:
            return names[0]
        return self._list(text(self.language, "sentence.quoted", name=name) for name in names)

    def _period(self, first: str, last: str) -> str:
        if not first:
            return text(self.language, "period.unknown")
        if first == last:
            return text(self.language, "period.day", day=first)
        return text(self.language, "period.stretch", **{"from": first, "until": last})

    def _norm(self, finding: Finding) -> str:
        if finding.norm is None:
            return ""
        return norm_name(finding.norm, self.language)

    def _own(self, values: Mapping[str, object]) -> dict[str, str]:
        return {name: self._shown(value) for name, value in values.items()}

    def _shown(self, value: object) -> str:
        match value:
            case Named(sort=sort, id=id_):
                return self.names.of(sort, id_)
            case date():
                return day_text(self.language, value)
            case tuple():
                return self._shown_list(cast("tuple[object, ...]", value))
            case int():
                return number_text(self.language, value)
            case _:
                return str(value)

    def _shown_list(self, values: tuple[object, ...]) -> str:
        """One list as people sum it up; lists within a list stay apart by a semicolon."""
        shown = [self._shown(value) for value in values]
        if any(isinstance(value, tuple) and not isinstance(value, Named) for value in values):
            return "; ".join(shown)
        return self._list(shown)

    def _list(self, items: Iterable[str]) -> str:
        return list_text(self.language, items)


def norm_name(norm: str, language: Language) -> str:
    """What people call a norm or a rule for regie."""
    try:
        return reference.norm(norm).name.in_language(language)
    except UnknownReferenceError:
        return reference.regie_rule(norm).name.in_language(language)
