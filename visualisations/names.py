"""What the people, organisations and dates of one network are called in a picture, in one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from babel.dates import format_date

from graphmodel import reference
from graphmodel.language import Language, day_text, plural, text
from graphmodel.model.facts import Lasting
from graphmodel.model.moment import Moment
from graphmodel.model.network import Network, Span
from graphmodel.report.names import Names as CasusNames
from graphmodel.vocabulary import Domain, Role
from visualisations.lettering import isolated, writable

_MONTH_LENGTH = len("2022-05")


@dataclass(frozen=True)
class Names:
    """Names and phrases for one network; every text of the casus in them can be written in any format."""

    network: Network
    language: Language

    @property
    def title(self) -> str:
        """What the casus is called."""
        head = self.network.casus.casus
        return _visible(head.title, head.id)

    def say(self, key: str, **values: object) -> str:
        """The text of the catalogue under `key`."""
        return text(self.language, key, **values)

    def count(self, key: str, number: int, **values: object) -> str:
        """The text of the catalogue under `key` for a number of things."""
        return plural(self.language, key, number, **values)

    def listed(self, list_name: str, value: str) -> str:
        """The name of a value of a closed list."""
        return reference.name_of(list_name, value, self.language)

    def hulpverlener(self, id_: str) -> str:
        """The label, else the role; the organisation stands beside it, so it is not in the name."""
        person = self.network.hulpverleners[id_]
        if person.role is Role.ANDERS:
            return _visible(person.label, self.say("picture.somebody"))
        return _visible(person.label, self.listed("role", person.role))

    def gezinslid(self, id_: str) -> str:
        """The label, else the relation to the gezin."""
        return _visible(self._casus.gezinslid(id_), id_)

    def organisation(self, id_: str) -> str:
        """The name, else the type."""
        return _visible(self._casus.organisation(id_), id_)

    def domain(self, domain: Domain | None) -> str:
        """The name of a domain; None is a domain that is not recorded."""
        return self._casus.domain(domain) if domain else self.say("picture.no_domain")

    def domains_of(self, organisation: str) -> tuple[Domain, ...]:
        """Where an organisation is active: as the file says, else as its type is."""
        row = self.network.organisations[organisation]
        return row.domains or reference.default_domains(row.type)

    def day(self, ordinal: int) -> str:
        """A day as people write it."""
        return day_text(self.language, date.fromordinal(ordinal))

    def moment(self, moment: Moment) -> str:
        """A moment as precisely as it is known, with its doubt."""
        written = self._precise(moment)
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

    def span(self, span: Span) -> str:
        """The part of a stretch of days that lies in the window."""
        start, end = self.day(span.start), self.day(span.end - 1)
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

    @cached_property
    def _casus(self) -> CasusNames:
        return CasusNames(self.network.casus, self.language)

    def _precise(self, moment: Moment) -> str:
        if not moment.is_part_date:
            return day_text(self.language, moment.first)
        is_month = len(moment.text.rstrip("?~%")) == _MONTH_LENGTH
        return format_date(moment.first, "MMM y" if is_month else "y", locale=self.language)


def _visible(written: str | None, otherwise: str) -> str:
    """What is written, unless there is nothing to be seen of it."""
    return writable(written) if written and written.strip() else otherwise
