"""What the people, organisations and dates of one network are called in one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from graphmodel.language import text
from graphmodel.model.facts import Lasting
from graphmodel.model.moment import Moment
from graphmodel.model.network import Network
from graphmodel.reference import default_domains, name_of
from graphmodel.vocabulary import Domain, Role
from visualisations.lettering import isolated, writable

_WHOLE_DATE, _MONTH = 10, 7


@dataclass(frozen=True)
class Names:
    """Names and phrases for one network; every text of the casus in them is writable in any format."""

    network: Network
    language: str

    def say(self, key: str, **values: object) -> str:
        """The text of the catalogue under `key`."""
        return text(self.language, key, **values)

    def named(self, list_name: str, value: str) -> str:
        """The name of a value of a closed list."""
        return name_of(list_name, value, self.language)

    def hulpverlener(self, id_: str) -> str:
        """The label, else the role at the organisation."""
        person = self.network.hulpverleners[id_]
        if person.label:
            return writable(person.label)
        organisation = self.organisation(person.organisation)
        if person.role is Role.ANDERS:
            return self.say("picture.somebody_of", organisation=organisation)
        return self.named("role", person.role)

    def gezinslid(self, id_: str) -> str:
        """The label, else the relation to the gezin."""
        lid = self.network.gezinsleden[id_]
        return writable(lid.label) if lid.label else self.named("relation", lid.relation)

    def organisation(self, id_: str) -> str:
        """The name, else the type."""
        organisation = self.network.organisations[id_]
        if organisation.name:
            return writable(organisation.name)
        return self.named("organisation_type", organisation.type)

    def domain(self, domain: Domain | None) -> str:
        """The name of a domain; None is a domain that is not recorded."""
        return self.named("domain", domain) if domain else self.say("picture.no_domain")

    def domains_of(self, organisation: str) -> tuple[Domain, ...]:
        """Where an organisation is active: as the file says, else as its type is."""
        row = self.network.organisations[organisation]
        return row.domains or default_domains(row.type)

    def day(self, ordinal: int) -> str:
        """A day as people write it."""
        return format_date(date.fromordinal(ordinal), "d MMM y", locale=self.language)

    def moment(self, moment: Moment) -> str:
        """A moment as precisely as it is known, with its doubt."""
        precision = len(moment.text.rstrip("?~%"))
        pattern = {_WHOLE_DATE: "d MMM y", _MONTH: "MMM y"}.get(precision, "y")
        written = format_date(moment.first, pattern, locale=self.language)
        if moment.text.endswith(("?", "~", "%")):
            return self.say("picture.about", date=written)
        return written

    def period(self, entry: Lasting) -> str:
        """From when until when, with what is not known and what goes on as words."""
        start = self.moment(entry.from_) if entry.from_ else self.say("picture.start_not_known")
        if entry.until:
            end = self.moment(entry.until)
        elif entry.is_recorded("until"):
            end = self.say("picture.still_going_on")
        else:
            end = self.say("picture.end_not_known")
        return self.say("picture.period", start=start, end=end)

    def between(self, moments: Iterable[Moment | None]) -> str:
        """The first and the last of some moments; those that are not known are left out."""
        known = sorted(moment for moment in moments if moment)
        if not known:
            return self.say("picture.undated")
        first, last = self.moment(known[0]), self.moment(known[-1])
        return first if first == last else self.say("picture.period", start=first, end=last)

    def joined(self, names: Iterable[str]) -> str:
        """Names one after another, each kept apart from the direction of its neighbours."""
        return ", ".join(isolated(name) for name in names)
