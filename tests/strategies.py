"""Casussen made at random: every field of the format written, written as null and left out, with texts that hurt.

A casus comes from a seed and a size. Drawing each of its hundreds of values by itself would leave hypothesis with near
empty casussen; so shrinking makes a casus smaller, not each of its texts.
"""

from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import Any, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from graphmodel import vocabulary as words
from graphmodel.errors import DayOutsideWindowError, NoDayError
from graphmodel.model.casus import Casus
from graphmodel.model.moment import moment
from graphmodel.model.network import Network, network_of

Data = dict[str, Any]
T = TypeVar("T")

HOSTILE = (
    "Gezin 'O''Brien'",
    'zegt "ja"',
    "<script>alert(1)</script>",
    "'}) DETACH DELETE n //",
    "'; DROP TABLE casus; --",
    "$id {id: $id} `backtick` \\ \\n",
    "👩‍👧 in huis",
    "משפחה רוזן",
    "İSTANBUL ΣΊΣΥΦΟΣ straße",
    "\u202eomgekeerd\u202c",
    "  spaties  ",
    "tab\tregel\nregel",
    "NULL",
    "%_[a-z]*",
    "\ue000\U0010ffff\x01",
)
IDS = ("a", "b", "c", "hv-1", "kind-1", "2022", "2022-05", "-", "_", "0", "involvements", "x_y-z")
CASUS_IDS = ("gezin-a", "gezin-b", "gezin-c", "2022")
DATES = ("2020", "2021", "2021-06", "2021-06-15", "2021?", "2021-06~", "2021-06-15%", "2022-02")
EDGES = ("0001", "9999", "9999-12-31", "2024-02-29", "2020-02", "1000-01")
REGISTRIES = ("agb:01", "agb:02", "kvk:A.b-1")
NAMES = ("Veilig Thuis", "Élan", "wijkteam")
PLACES = ("p. 12", "p. 1-3, 'bijlage'", "§ 4", "📄", "a  b ")


def casussen(ids: Sequence[str] = CASUS_IDS) -> SearchStrategy[Casus]:
    """Right casussen of a handful of ids, registered organisations shared between them."""
    return casus_data(ids).map(Casus.model_validate)


def networks() -> SearchStrategy[Network]:
    """The networks of such casussen, as far as they have a day within their window."""
    return casussen().map(_network).filter(bool).map(lambda found: cast("Network", found))


def _network(casus: Casus) -> Network | None:
    try:
        return network_of(casus)
    except (NoDayError, DayOutsideWindowError):
        return None


def casus_data(ids: Sequence[str] = CASUS_IDS) -> SearchStrategy[Data]:
    """The same as they stand in a file."""
    return st.builds(made_at_random, st.sampled_from(ids), st.integers(1, 6), st.integers(0, 2**32))


def made_at_random(casus_id: str, size: int, seed: int) -> Data:
    """The casus of a seed; `size` is about how many entries a list has."""
    return _Maker(size, Random(seed)).casus(casus_id)  # noqa: S311  # repeatable, not secret


class _Maker:
    """Makes one casus; what is referred to is chosen before what refers."""

    def __init__(self, size: int, chance: Random) -> None:
        self.size = size
        self.chance = chance
        self.organisations = self.ids()
        self.hulpverleners = self.ids() if self.organisations else []
        self.gezinsleden = self.ids()
        self.signalen = self.ids()
        self.sources = self.ids()

    def casus(self, casus_id: str) -> Data:
        """The whole file."""
        staff, family = bool(self.hulpverleners), bool(self.gezinsleden)
        pairs = len(self.hulpverleners) > 1
        data: Data = {
            "format": "casus/1",
            "casus": self.head(casus_id),
            "sources": self.each(self.sources, self.source),
            "gezinsleden": self.each(self.gezinsleden, self.gezinslid),
            "organisations": self.each(self.organisations, self.organisation),
            "hulpverleners": self.each(self.hulpverleners, self.hulpverlener),
            "signalen": self.each(self.signalen, self.signaal),
        }
        data |= self.optional(
            calamiteit=self.calamiteit,
            involvements=lambda: self.served() if staff and family else [],
            contacts=lambda: self.identified(self.contact, is_possible=pairs),
            regie=lambda: self.some(self.regie, is_possible=staff),
            plans=lambda: self.identified(self.plan),
            handovers=lambda: self.identified(self.handover, is_possible=staff),
            meldingen=lambda: self.identified(self.melding, is_possible=staff),
            decisions=lambda: self.identified(self.decision, is_possible=staff),
            needs=lambda: self.some(self.need, is_possible=family),
            sightings=lambda: self.some(self.sighting, is_possible=staff and family),
            agreements=lambda: self.identified(self.agreement, is_possible=pairs),
        )
        # A list to which nothing refers may as well be absent, or null.
        for name in ("sources", "gezinsleden", "organisations", "hulpverleners", "signalen"):
            if not data[name]:
                del data[name]
                data |= self.optional(**{name: list[Data]})
        return data

    def head(self, casus_id: str) -> Data:
        return {
            "id": casus_id,
            **self.optional(
                title=self.text,
                municipality=lambda: self.one(("GM0344", "GM0001")),
                themes=lambda: self.several(("lvb", "18-18plus", "detentie")),
                examined=self.period,
            ),
        }

    def calamiteit(self) -> Data:
        return {
            "date": self.date(),
            **self.optional(summary=self.text, gezinsleden=self.about),
        }

    def source(self) -> Data:
        return {
            "kind": self.one(words.SourceKind),
            **self.optional(
                title=self.text, organisation=self.any_organisation, complete=self.yes_or_no
            ),
        }

    def gezinslid(self) -> Data:
        in_gezin = {"in_gezin": self.yes_or_no()} if self.yes_or_no() else {}
        return {
            "relation": self.one(words.Relation),
            **in_gezin,
            **self.optional(label=self.text, born=self.date, source=self.stated),
        }

    def organisation(self) -> Data:
        type_ = self.one(words.OrganisationType)
        domains = self.optional(domains=lambda: self.several(words.Domain))
        if type_ in words.TYPES_WITHOUT_DOMAINS:
            domains = {"domains": [self.one(words.Domain), *self.several(words.Domain)]}
        return {
            "type": type_,
            **domains,
            **self.optional(
                name=lambda: self.one((*NAMES, self.text())),
                registry=lambda: self.one(REGISTRIES),
                source=self.stated,
            ),
        }

    def hulpverlener(self) -> Data:
        return {
            "organisation": self.one(self.organisations),
            "role": self.one(words.Role),
            **self.optional(label=self.text, source=self.stated),
        }

    def involvement(self) -> Data:
        period = self.period()
        entry = {
            "hulpverlener": self.one(self.hulpverleners),
            "gezinslid": self.one(self.gezinsleden),
            "domain": self.one(words.Domain),
            "kind": self.one(words.InvolvementKind),
            **period,
            **self.optional(regie=lambda: self.one(words.RegieKind), source=self.stated),
        }
        # Why it ended can only be told when it did.
        if period.get("until"):
            entry |= self.optional(ended=lambda: self.one(words.Ended))
        return entry

    def served(self) -> list[Data]:
        """More of these than of anything else: who serves together is what most questions are about."""
        return [self.involvement() for _ in range(3 * self.number())]

    def contact(self) -> Data:
        present = self.several(self.hulpverleners, least=2)
        return {
            "kind": self.one(words.ContactKind),
            "hulpverleners": present,
            **self.optional(
                date=self.date,
                invited=lambda: self.several(self.hulpverleners),
                gezinsleden=self.about,
                signalen=lambda: self.several(self.signalen),
                confirmed_by=lambda: self.several(present),
                source=self.stated,
            ),
        }

    def regie(self) -> Data:
        return {
            "hulpverlener": self.one(self.hulpverleners),
            "kind": self.one(words.RegieKind),
            **self.period(),
            **self.optional(source=self.stated),
        }

    def plan(self) -> Data:
        return {
            **self.period(),
            **self.optional(
                name=self.text,
                hulpverleners=lambda: self.several(self.hulpverleners),
                gezinsleden=self.about,
                source=self.stated,
            ),
        }

    def handover(self) -> Data:
        return {
            "from": self.one(self.hulpverleners),
            **self.optional(
                type=lambda: self.one(words.HandoverType),
                to=self.anybody,
                from_domain=lambda: self.one(("jeugd", "ggz")),
                to_domain=lambda: self.one(("jeugd", "ggz")),
                gezinsleden=self.about,
                sent=self.date,
                accepted=self.date,
                mode=lambda: self.one(words.HandoverMode),
                outcome=lambda: self.one(words.HandoverOutcome),
                outcome_date=self.date,
                should_carry=lambda: [self.text() for _ in range(self.number())],
                carried=lambda: [self.text() for _ in range(self.number())],
                signalen=lambda: self.several(self.signalen),
                source=self.stated,
            ),
        }

    def signaal(self) -> Data:
        is_known = bool(self.hulpverleners)
        return {
            "kind": self.one(words.SignaalKind),
            **self.optional(
                text=self.text,
                severity=lambda: self.one((*words.SignaalSeverity, "severe")),
                date=self.date,
                gezinsleden=self.about,
                from_child=self.yes_or_no,
                known_by=lambda: self.some(self.knowledge, is_possible=is_known),
                shared=lambda: self.some(self.share, is_possible=is_known),
                source=self.stated,
            ),
        }

    def knowledge(self) -> Data:
        return {
            "hulpverlener": self.one(self.hulpverleners),
            **self.optional(since=self.date, source=self.stated),
        }

    def share(self) -> Data:
        return {
            "from": self.one(self.hulpverleners),
            **self.optional(
                to=self.anybody,
                date=self.date,
                response=lambda: self.one(words.Response),
                source=self.stated,
            ),
        }

    def melding(self) -> Data:
        return {
            "from": self.one(self.hulpverleners),
            "kind": self.one(words.MeldingKind),
            **self.optional(
                date=self.date,
                to=self.anybody,
                gezinsleden=self.about,
                signalen=lambda: self.several(self.signalen),
                feedback=self.date,
                source=self.stated,
            ),
        }

    def decision(self) -> Data:
        return {
            "by": self.one(self.hulpverleners),
            "kind": self.one(words.DecisionKind),
            **self.optional(date=self.date, gezinsleden=self.about, source=self.stated),
        }

    def need(self) -> Data:
        return {
            "gezinslid": self.one(self.gezinsleden),
            "domain": self.one(("jeugd", "ggz", "wonen")),
            **self.period(),
            **self.optional(text=self.text, waiting_at=self.any_organisation, source=self.stated),
        }

    def sighting(self) -> Data:
        return {
            "hulpverlener": self.one(self.hulpverleners),
            "gezinslid": self.one(self.gezinsleden),
            **self.optional(
                date=self.date,
                place=lambda: self.one(words.SightingPlace),
                spoken_alone=self.yes_or_no,
                source=self.stated,
            ),
        }

    def agreement(self) -> Data:
        return {
            "kind": self.one(words.AgreementKind),
            "hulpverleners": self.several(self.hulpverleners, least=2),
            **self.period(),
            **self.optional(gezinsleden=self.about, reason=self.text, source=self.stated),
        }

    def optional(self, **makers: Callable[[], Any]) -> Data:
        """Each key with a value, with null, or not at all."""
        choices = {key: self.chance.random() for key in makers}
        written = {key: make() for key, make in makers.items() if choices[key] < 0.7}
        return written | {key: None for key, choice in choices.items() if 0.7 <= choice < 0.85}

    def period(self) -> Data:
        if self.chance.random() < 0.4:
            # Long enough to meet others in it.
            return {"from": self.one(DATES), **self.optional(until=lambda: "2024-06")}
        period = self.optional(**{"from": self.date, "until": self.date})
        first, last = period.get("from"), period.get("until")
        if first and last and moment(first).first > moment(last).last:
            return {"from": last, "until": first}
        return period

    def date(self) -> str:
        if self.chance.random() < 0.1:
            return self.one(EDGES)
        if self.chance.random() < 0.5:
            return self.one(DATES)
        year, month, day = (self.chance.randrange(n) for n in (4, 12, 28))
        return f"{2020 + year}-{1 + month:02}-{1 + day:02}"

    def text(self) -> str:
        if self.chance.random() < 0.5:
            return self.one(HOSTILE)
        planes = (range(0x20, 0x250), range(0x2000, 0xD800), range(0xE000, 0x20000))
        return "".join(chr(self.one(self.one(planes))) for _ in range(1 + self.number()))

    def stated(self) -> str | None:
        if not self.sources:
            return None
        id_ = self.one(self.sources)
        return f"{id_} {self.one(PLACES)}" if self.yes_or_no() else id_

    def anybody(self) -> str:
        return self.one(self.hulpverleners + self.organisations)

    def any_organisation(self) -> str | None:
        return self.one(self.organisations) if self.organisations else None

    def about(self) -> list[str]:
        return self.several(self.gezinsleden)

    def some(self, make: Callable[[], Data], *, is_possible: bool = True) -> list[Data]:
        return [make() for _ in range(self.number())] if is_possible else []

    def identified(self, make: Callable[[], Data], *, is_possible: bool = True) -> list[Data]:
        return self.each(self.ids(), make) if is_possible else []

    def each(self, ids: list[str], make: Callable[[], Data]) -> list[Data]:
        return [{"id": id_, **make()} for id_ in ids]

    def ids(self) -> list[str]:
        return self.several(IDS)

    def several(self, values: Iterable[T], least: int = 0) -> list[T]:
        chosen: list[T] = list(values)
        self.chance.shuffle(chosen)
        return chosen[: max(least, self.number())]

    def one(self, values: Iterable[T]) -> T:
        return self.chance.choice(list(values))

    def number(self) -> int:
        return self.chance.randint(0, self.size)

    def yes_or_no(self) -> bool:
        return self.chance.random() < 0.5
