"""What people call the ids of a casus: labels as written, else the name of a role, a relation or a type."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graphmodel import reference
from graphmodel.language import Language, day_text, text
from graphmodel.model.casus import Casus
from graphmodel.model.entities import Gezinslid, Hulpverlener, Organisation
from graphmodel.model.facts import Signaal

_ROWS: Final[Mapping[str, Callable[[str], reference.Text]]] = {
    "big5": lambda id_: reference.big5()[id_].name,
    "clock_starts": lambda id_: reference.norm(id_).clock_start,
    "clock_stops": lambda id_: reference.norm(id_).clock_stop,
    "domains": lambda id_: reference.domain(id_).name,
    "handover_types": lambda id_: reference.handover_type(id_).name,
    "organisation_types": lambda id_: reference.organisation_type(id_).name,
    "roles": lambda id_: reference.role(id_).name,
}
"""Sorts that are rows of the reference data; a clock goes by the id of its norm."""

_CLOSED_LISTS: Final = {
    "decision_kinds": "decision_kind",
    "melding_kinds": "melding_kind",
    "term_units": "term_unit",
}
"""Sorts that are closed lists of the casus file or of the norms."""

_TEXTS: Final = {
    "lists": "list.{}",
    "periods": "period.{}",
    "reasons": "reason.{}.name",
    "reasons_in_short": "reason.{}.short",
    "strengths": "strength.{}.name",
}
"""Sorts whose names are texts of the catalogues."""


@dataclass(frozen=True)
class Names:
    """The names of one casus in one language; an id that it does not have is its own name."""

    casus: Casus
    language: Language

    def of(self, sort: str, id_: str) -> str:
        """The name of an id of a sort: a list of the casus file, or a closed list of the reference data."""
        match sort:
            case "hulpverleners":
                return self.hulpverlener(id_)
            case "gezinsleden":
                return self.gezinslid(id_)
            case "organisations":
                return self.organisation(id_)
            case "signalen":
                return self.signaal(id_)
            case _:
                return self._of_text_or_reference(sort, id_)

    def _of_text_or_reference(self, sort: str, id_: str) -> str:
        if sort in _TEXTS:
            return text(self.language, _TEXTS[sort].format(id_))
        if sort in _ROWS:
            return _ROWS[sort](id_).in_language(self.language)
        if sort in _CLOSED_LISTS:
            return reference.name_of(_CLOSED_LISTS[sort], id_, self.language)
        return id_

    def hulpverlener(self, id_: str) -> str:
        """Label or role, with the organisation behind it in brackets."""
        found = self._hulpverleners.get(id_)
        if found is None:
            return id_
        label, organisation = self._label(found), self.organisation(found.organisation)
        return label if label.casefold() == organisation.casefold() else f"{label} ({organisation})"

    def hulpverlener_again(self, id_: str) -> str:
        """As somebody is called once their organisation is told: the label alone, where it is nobody else's."""
        found = self._hulpverleners.get(id_)
        if found is None or self._labels[self._label(found)] > 1:
            return self.hulpverlener(id_)
        return self._label(found)

    def _label(self, found: Hulpverlener) -> str:
        return found.label or reference.role(found.role).name.in_language(self.language)

    def gezinslid(self, id_: str) -> str:
        """Label, or what the person is to the gezin."""
        found = self._gezinsleden.get(id_)
        if found is None:
            return id_
        return found.label or reference.name_of("relation", found.relation, self.language)

    def organisation(self, id_: str) -> str:
        """Name, or what sort of organisation it is."""
        found = self._organisations.get(id_)
        if found is None:
            return id_
        return found.name or reference.organisation_type(found.type).name.in_language(self.language)

    def signaal(self, id_: str) -> str:
        """What was noticed, between quotes; without a text its kind and when it was."""
        found = self._signalen.get(id_)
        if found is None:
            return id_
        if found.text:
            return text(self.language, "sentence.quoted", name=found.text)
        kind = reference.name_of("signaal_kind", found.kind, self.language)
        if found.date is None:
            return text(self.language, "name.signaal.undated", kind=kind)
        first, last = (day_text(self.language, day) for day in (found.date.first, found.date.last))
        if first == last:
            return text(self.language, "name.signaal.day", kind=kind, day=first)
        between = {"from": first, "until": last}
        return text(self.language, "name.signaal.stretch", kind=kind, **between)

    def domain(self, id_: str) -> str:
        """The name of a domain."""
        return reference.domain(id_).name.in_language(self.language)

    @cached_property
    def _labels(self) -> Counter[str]:
        return Counter(self._label(each) for each in self.casus.hulpverleners or ())

    @cached_property
    def _hulpverleners(self) -> dict[str, Hulpverlener]:
        return {each.id: each for each in self.casus.hulpverleners or ()}

    @cached_property
    def _gezinsleden(self) -> dict[str, Gezinslid]:
        return {each.id: each for each in self.casus.gezinsleden or ()}

    @cached_property
    def _signalen(self) -> dict[str, Signaal]:
        return {each.id: each for each in self.casus.signalen or ()}

    @cached_property
    def _organisations(self) -> dict[str, Organisation]:
        return {each.id: each for each in self.casus.organisations or ()}
