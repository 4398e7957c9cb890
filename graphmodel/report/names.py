"""What people call the ids of a casus: labels as written, else the name of a role, a relation or a type."""

from dataclasses import dataclass
from functools import cached_property

from graphmodel import reference
from graphmodel.language import Language, text
from graphmodel.model.casus import Casus
from graphmodel.model.entities import Gezinslid, Hulpverlener, Organisation


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
            case "domains":
                return self.domain(id_)
            case "organisation_types":
                return reference.organisation_type(id_).name.in_language(self.language)
            case "lists":
                return text(self.language, f"list.{id_}")
            case _:
                return id_

    def hulpverlener(self, id_: str) -> str:
        """Label or role, with the organisation behind it in brackets."""
        found = self._hulpverleners.get(id_)
        if found is None:
            return id_
        role = reference.role(found.role).name.in_language(self.language)
        label = found.label or role
        return f"{label} ({self.organisation(found.organisation)})"

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

    def domain(self, id_: str) -> str:
        """The name of a domain."""
        return reference.domain(id_).name.in_language(self.language)

    @cached_property
    def _hulpverleners(self) -> dict[str, Hulpverlener]:
        return {each.id: each for each in self.casus.hulpverleners or ()}

    @cached_property
    def _gezinsleden(self) -> dict[str, Gezinslid]:
        return {each.id: each for each in self.casus.gezinsleden or ()}

    @cached_property
    def _organisations(self) -> dict[str, Organisation]:
        return {each.id: each for each in self.casus.organisations or ()}
