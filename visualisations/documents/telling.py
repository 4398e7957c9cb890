"""What the chapters of a document share: one report in one language, and what people call what is in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graphmodel.gaps.search import Gaps
from graphmodel.language import Language, day_text, list_text, number_text, plural, text
from graphmodel.model.network import Network
from graphmodel.report.document import GapReport, Stretch
from graphmodel.report.names import Names as CasusNames
from visualisations.lettering import isolated
from visualisations.names import Names


@dataclass(frozen=True)
class Telling:
    """`report` is that of `gaps`; the findings are told from `gaps`, so the report need not hold them."""

    gaps: Gaps
    report: GapReport
    language: Language

    @property
    def network(self) -> Network:
        """The network that was looked at."""
        return self.gaps.run.network

    @cached_property
    def names(self) -> Names:
        """What people are called in a picture: short, the organisation stands beside it."""
        return Names(self.network, self.language)

    @cached_property
    def whole_names(self) -> CasusNames:
        """What people are called in a sentence: with their organisation."""
        return CasusNames(self.network.casus, self.language)

    def say(self, key: str, **values: object) -> str:
        """The text of the catalogue under `key`."""
        return text(self.language, key, **values)

    def count(self, key: str, number: int, **values: object) -> str:
        """The text of the catalogue under `key` for a number of things."""
        return plural(self.language, key, number, **values)

    def number(self, number: float) -> str:
        """A number as people write it."""
        return number_text(self.language, number)

    def day(self, day: str) -> str:
        """A day of the report as people write it."""
        return day_text(self.language, date.fromisoformat(day))

    def stretch(self, stretch: Stretch) -> str:
        """From when until when."""
        start, end = stretch.from_, stretch.until
        return self.say(
            "page.period",
            start=self.day(start) if start else self.say("page.since_unknown"),
            end=self.day(end) if end else self.say("page.until_unknown"),
        )

    def list(self, items: Iterable[str]) -> str:
        """Items as people sum them up, each kept apart from the direction of its neighbours."""
        return list_text(self.language, map(isolated, items))

    def person(self, id_: str) -> str:
        """A hulpverlener with the organisation, or an organisation."""
        known = self.network.organisations
        found = self.whole_names
        return isolated(found.organisation(id_) if id_ in known else found.hulpverlener(id_))

    def source(self, id_: str) -> str:
        """The title of a source, else what sort of source it is; an id that is not known is its own name."""
        source = self.network.sources.get(id_)
        if source is None:
            return id_
        return isolated(source.title or self.names.listed("source_kind", source.kind))

    def stated(self, source: str | None, place: str | None) -> str:
        """Where something is stated: the source, and the place in it."""
        if source is None:
            return self.say("page.no_source")
        return f"{self.source(source)}, {isolated(place)}" if place else self.source(source)

    def reference(self, written: str | None) -> str:
        """Where something is stated, from a reference as the casus file has it: `b1 p. 12`."""
        id_, _, place = (written or "").partition(" ")
        return self.stated(id_ or None, place or None)

    def not_examined(self) -> str:
        """The organisations whose own file was not examined, in a sentence; also when there are none."""
        missing: Sequence[str] = self.gaps.run.grading.not_examined
        if not missing:
            return self.say("method.sources_not_examined.none")
        names = self.list(self.whole_names.organisation(id_) for id_ in missing)
        return self.say("method.sources_not_examined", organisations=names)
