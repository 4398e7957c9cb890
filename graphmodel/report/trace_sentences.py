"""One signaal and one recipient as sentences with their date and source, never stronger than the record."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from graphmodel import reference
from graphmodel.analysis.sharing import Strength
from graphmodel.analysis.tracing import Verdict
from graphmodel.gaps.finding import Named
from graphmodel.language import Language, day_text, has_plural, list_text, month_text, plural, text
from graphmodel.model.network import Network
from graphmodel.report.document import InTwoLanguages
from graphmodel.report.names import Names
from graphmodel.report.trace_document import (
    Between,
    CouldKnow,
    Explained,
    Knew,
    MissingContact,
    ShouldKnow,
    TracedFact,
    TracedHop,
    TracedHulpverlener,
    TracedRoute,
    TracedSignaal,
)
from graphmodel.vocabulary import ContactKind

_LONGEST_MONTH: Final = 31
_DECEMBER: Final = 12
_UNMET: Final = frozenset({"I01", "I02", "I03"})
"""Rules of whoever was not recorded as knowing in time."""
NOWHERE: Final = TracedFact(fact=None, source=None, place=None)
_BY_TERM: Final = frozenset({"duty", "regie", "serves", "served_before"})
"""Reasons whose last day in time is that of a setting; the others have a day of their own."""


class When(NamedTuple):
    """A moment that a sentence tells: `form` is `when` (in June 2015) or `since` (since June 2015)."""

    form: str
    moment: Between | None


class Line(NamedTuple):
    """A sentence without a language: its key, what fills it, its date and where it stands."""

    key: str
    values: Mapping[str, object]
    moment: Between | None = None
    where: TracedFact = NOWHERE
    has_capital: bool = True


def explained(
    network: Network, signaal: TracedSignaal, route: TracedRoute | None
) -> tuple[Explained, ...]:
    """The chain towards whom `route` asks, from who noticed it to what follows; without a route what is recorded."""
    tellers = {language: Words(Names(network.casus, language)) for language in Language}
    lines = (*_recorded(signaal, route), *(_asked(signaal, route) if route else ()))
    return tuple(_explained(line, tellers) for line in lines)


def _explained(line: Line, tellers: Mapping[Language, "Words"]) -> Explained:
    told = {language: words.line(line) for language, words in tellers.items()}
    where = line.where
    return Explained(
        fact=where.fact,
        source=where.source,
        place=where.place,
        text=InTwoLanguages(nl=told[Language.NL], en=told[Language.EN]),
        date=line.moment,
    )


@dataclass(frozen=True)
class Words:
    """The words of one language for what a trace holds."""

    names: Names

    @property
    def language(self) -> Language:
        """The language."""
        return self.names.language

    def line(self, line: Line) -> str:
        """The sentence of a line, with a capital."""
        values = {name: self._shown(value) for name, value in line.values.items()}
        n = line.values.get("n")
        told = (
            plural(self.language, line.key, n, **{k: v for k, v in values.items() if k != "n"})
            if isinstance(n, int) and has_plural(line.key)
            else self.say(line.key, **values)
        )
        return told[:1].upper() + told[1:] if line.has_capital else told

    def say(self, key: str, **values: object) -> str:
        """A text of the catalogues."""
        return text(self.language, key, **values)

    def when(self, moment: Between | None, form: str = "when") -> str:
        """A moment as people write it: a day, a month, a year, or between two days."""
        if moment is None or moment.first is None or moment.last is None:
            return self.say(f"trace.{form}.unknown")
        first, last = date.fromisoformat(moment.first), date.fromisoformat(moment.last)
        if first == last:
            return self.say(f"trace.{form}.day", day=day_text(self.language, first))
        whole = self._whole(first, last)
        if whole:
            return self.say(f"trace.{form}.month", month=whole)
        days = {"from": self.day(moment.first), "until": self.day(moment.last)}
        return self.say(f"trace.{form}.stretch", **days)

    def _whole(self, first: date, last: date) -> str | None:
        """The month or the year that runs from `first` up to and including `last`, if one does."""
        if first.year != last.year or first.day != 1:
            return None
        if (first.month, last.month, last.day) == (1, _DECEMBER, _LONGEST_MONTH):
            return f"{first.year:04}"
        if first.month == last.month and last.day == monthrange(last.year, last.month)[1]:
            return month_text(self.language, first)
        return None

    def day(self, day: str) -> str:
        """A day as people write it."""
        return day_text(self.language, date.fromisoformat(day))

    def exchange(self, kind: str) -> str:
        """What sort of exchange it was."""
        if kind in set(ContactKind):
            name = reference.name_of("contact_kind", kind, self.language)
            return self.say("trace.exchange.contact", kind=name)
        return self.say(f"trace.exchange.{kind}")

    def kind(self, signaal: TracedSignaal) -> str:
        """What a signaal is about, and how severe it is."""
        kind = reference.name_of("signaal_kind", signaal.kind, self.language)
        if signaal.severity is None:
            return kind
        return f"{kind}, {reference.name_of('signaal_severity', signaal.severity, self.language)}"

    def reason(self, should: ShouldKnow) -> str:
        """Why it was called for that somebody knew it."""
        told = self.say(f"reason.{should.reason}.name")
        return f"{told} ({self.names.domain(should.domain)})" if should.domain else told

    def could(self, could: CouldKnow | None) -> str:
        """By when it could have come, in a few words."""
        if could is None or could.possible is None:
            return self.say("trace.could.short.none")
        if could.certain is None:
            return self.say("trace.could.short.possible", possible=self.day(could.possible))
        if could.certain == could.possible:
            return self.say("trace.could.short.on", day=self.day(could.possible))
        return self.say("trace.could.short.certain", certain=self.day(could.certain))

    def people(self, ids: Iterable[str]) -> str:
        """The names of several hulpverleners."""
        return list_text(self.language, (self.names.hulpverlener(who) for who in ids))

    def missing(self, contact: MissingContact) -> str:
        """A contact that is not on record, and when it would have done."""
        pair = {
            "giver": self.names.hulpverlener(contact.giver),
            "receiver": self.names.hulpverlener(contact.receiver),
        }
        if contact.first == contact.last:
            return self.say("trace.fewest.contact.day", day=self.day(contact.first), **pair)
        days = {"from": self.day(contact.first), "until": self.day(contact.last)}
        return self.say("trace.fewest.contact", **days, **pair)

    def _shown(self, value: object) -> str:  # noqa: C901, PLR0911, PLR0912  # one case for each sort of value
        match value:
            case When(form=form, moment=moment):
                return self.when(moment, form)
            case Named(sort="exchange", id=id_):
                return self.exchange(id_)
            case Named(sort="contact_kind", id=id_):
                return reference.name_of("contact_kind", id_, self.language)
            case Named(sort="keys", id=id_):
                return self.say(id_)
            case Named(sort=sort, id=id_):
                return self.names.of(sort, id_)
            case date():
                return day_text(self.language, value)
            case TracedSignaal():
                return self.kind(value)
            case ShouldKnow():
                return self.reason(value)
            case CouldKnow() | None:
                return self.could(value)
            case People(ids=ids):
                return self.people(ids)
            case MissingOnes(contacts=contacts):
                return list_text(self.language, map(self.missing, contacts))
            case reference.Text():
                return value.in_language(self.language)
            case _:
                return str(value)


class People(NamedTuple):
    """Several hulpverleners, as one list."""

    ids: tuple[str, ...]


class MissingOnes(NamedTuple):
    """Several missing contacts, as one list."""

    contacts: tuple[MissingContact, ...]


def _who(id_: str) -> Named:
    return Named("hulpverleners", id_)


def _recorded(signaal: TracedSignaal, route: TracedRoute | None) -> Iterator[Line]:
    """What is on record: the signaal, who knew it first, where it was sent, who else knew."""
    noticed = {"signaal": signaal.id, "kind": signaal, "when": When("when", signaal.date)}
    if signaal.text:
        yield Line("trace.signaal", noticed | {"text": signaal.text}, signaal.date, signaal)
    else:
        yield Line("trace.signaal.bare", noticed, signaal.date, signaal)
    yield from remarks(signaal)
    if not signaal.observed:
        yield Line("trace.observed.nobody", {})
    for first in signaal.observed:
        values = {"observers": _who(first.hulpverlener), "when": When("since", first.since)}
        yield Line("trace.observed.told", values, first.since, first)
    for inbox in signaal.inboxes:
        values = {
            "sender": _who(inbox.sender),
            "organisation": Named("organisations", inbox.organisation),
            "when": When("when", inbox.date),
        }
        yield Line("trace.inbox", values, inbox.date, inbox)
    shown = {first.hulpverlener for first in signaal.observed}
    if route:
        shown.add(route.to)
    yield from _others(signaal, shown)


def remarks(signaal: TracedSignaal) -> Iterator[Line]:
    """What is not known about it, or does not fit."""
    if not signaal.gezinsleden:
        yield Line("trace.about.nobody", {})
    if signaal.is_before_its_date:
        yield Line("trace.dates.before", {})


def _others(signaal: TracedSignaal, shown: set[str]) -> Iterator[Line]:
    """Who else is recorded as knowing, in order of date."""
    knowers = [
        (row.hulpverlener, row.knew)
        for row in signaal.hulpverleners
        if row.knew and row.hulpverlener not in shown
    ]
    for who, knew in sorted(knowers, key=lambda pair: _last_day(pair[1].since)):
        yield known(who, knew)


def known(who: str, knew: Knew) -> Line:
    """That a hulpverlener is recorded as knowing it, since when and by which record."""
    values = {
        "who": _who(who),
        "since": When("since", knew.since),
        "way": Named("keys", f"way.{knew.way}"),
    }
    return Line("trace.knew.told", values, knew.since, knew)


def _last_day(moment: Between | None) -> str:
    return (moment.last if moment else None) or "9999"


def _asked(signaal: TracedSignaal, route: TracedRoute) -> Iterator[Line]:
    """What is to be said of the one towards whom it is asked."""
    row = next((r for r in signaal.hulpverleners if r.hulpverlener == route.to), None)
    yield from _should(signaal, row, route)
    if row and row.knew:
        if all(first.hulpverlener != route.to for first in signaal.observed):
            yield known(route.to, row.knew)
    else:
        before = date.fromisoformat(route.before)
        yield Line("trace.knew.not_found", {"who": _who(route.to), "day": before})
    first = signaal.date.first if signaal.date else None
    if first and route.before < first:
        yield Line("trace.before.signaal", {"day": date.fromisoformat(route.before)})
        return
    yield from _could(row, route)
    yield from _broken(signaal)
    if not _is_in_time(row, route):
        chain = row.could.chain if row and row.could else ()
        yield from _repairs(route, [hop.fact for hop in chain])
    if row:
        yield from _what_follows(row)


def _what_follows(row: TracedHulpverlener) -> Iterator[Line]:
    """What the combination says, and a question of privacy with what it rests on."""
    is_refused = row.should is not None and row.should.strength == Strength.NOT_ALLOWED
    key = "refused" if row.verdict == Verdict.NOTHING and is_refused else "told"
    told = Named("keys", f"verdict.{row.verdict}.{key}")
    if _is_imagined(row.could):
        short = Named("keys", f"verdict.{row.verdict}")
        yield Line("trace.follows.imagined", {"told": short})
    elif row.rule:
        yield Line("trace.follows.rule", {"told": told, "rule": row.rule})
    else:
        yield Line("trace.follows", {"told": told})
    if row.told:
        who = {"who": _who(row.hulpverlener)}
        key = _key_of_sharing(row.told.strength, row.told.duty)
        where = row.told.refusal or NOWHERE
        yield Line(key, who | _strength(row.told.strength), None, where)
        if row.told.duty:
            duty = reference.duty(row.told.duty)
            yield Line("trace.should.duty", {"law": duty.law, "content": duty.content})


def ending(signaal: TracedSignaal) -> Iterator[Line]:
    """Where it stopped first, whom it did not reach after that, and what could still have brought it."""
    yield from _broken(signaal)
    if signaal.route and signaal.observed:
        yield from _repairs(signaal.route, ())


def _is_in_time(row: TracedHulpverlener | None, route: TracedRoute) -> bool:
    """Recorded as certainly knowing by the day that is asked about."""
    since = row.knew.since if row and row.knew else None
    return since is not None and since.last is not None and since.last <= route.before


def _should(
    signaal: TracedSignaal, row: TracedHulpverlener | None, route: TracedRoute
) -> Iterator[Line]:
    should, to = row.should if row else None, _who(route.to)
    if should is None:
        yield Line("trace.should.not_found", {"who": to})
        return
    values = {"who": to, "reason": should, "by": date.fromisoformat(should.by)}
    yield Line(_key_of_reason(signaal, should), values, None, should)
    yield Line(_key_of_sharing(should.strength, should.duty), values | _strength(should.strength))
    for id_ in dict.fromkeys(filter(None, (should.duty, should.called_by))):
        duty = reference.duty(id_)
        yield Line("trace.should.duty", {"law": duty.law, "content": duty.content})
        if duty.term:
            yield Line("trace.should.duty.term", {"term": duty.term})
    if should.is_missed_chance:
        yield Line("trace.missed_chance", {})


def _strength(strength: str) -> dict[str, object]:
    return {"strength": Named("keys", f"strength.{strength}.name")}


def _key_of_sharing(strength: str, duty: str | None) -> str:
    """Where consent decides, it is said that no record tells of it."""
    is_by_consent = strength == Strength.UNCLEAR and duty is not None
    return "trace.should.consent" if is_by_consent else "trace.should.strength"


def _key_of_reason(signaal: TracedSignaal, should: ShouldKnow) -> str:
    if should.reason not in _BY_TERM:
        return "trace.should.dated"
    is_dated = signaal.date or any(row.knew and row.knew.since for row in signaal.hulpverleners)
    return "trace.should.term" if is_dated else "trace.should.undated"


def _could(row: TracedHulpverlener | None, route: TracedRoute) -> Iterator[Line]:
    could, who = row.could if row else None, _who(route.to)
    if could:
        yield from map(_hop, could.chain)
        if _is_imagined(could):
            yield Line("trace.could.imagined", {"who": who, **_days_of(could)})
        elif not (row and row.knew and could.chain[-1].carried):
            yield reached(route.to, could)
        unsure = sum(1 for hop in could.chain if not hop.date or hop.date.first != hop.date.last)
        if unsure:
            yield Line("trace.dates", {"n": unsure})
    if not route.has_route:
        before = date.fromisoformat(route.before)
        yield Line(
            "trace.could.none_yet" if could else "trace.could.none", {"who": who, "day": before}
        )
    same_day = row.same_day if row else None
    if same_day and _told_days(same_day) != _told_days(could):
        yield Line("trace.readings", {"same_day": same_day, "strict": could})


def reached(who: str, could: CouldKnow) -> Line:
    """By when it could have come to a hulpverlener along recorded contacts."""
    return Line(_key_of_could(could), {"who": _who(who), **_days_of(could)})


def _is_imagined(could: CouldKnow | None) -> bool:
    """Whether the chain runs along a contact of a thought experiment."""
    return could is not None and any(hop.fact is None for hop in could.chain)


def _told_days(could: CouldKnow | None) -> tuple[bool, str | None]:
    """What is said of it in a few words."""
    return (could.is_certain, could.certain or could.possible) if could else (False, None)


def _key_of_could(could: CouldKnow) -> str:
    if could.certain is None:
        return "trace.could.possible"
    return "trace.could.on" if could.certain == could.possible else "trace.could.certain"


def _days_of(could: CouldKnow) -> dict[str, date]:
    days = {"day": could.possible, "possible": could.possible, "certain": could.certain}
    return {name: date.fromisoformat(day) for name, day in days.items() if day}


def _hop(hop: TracedHop) -> Line:
    is_contact = hop.kind in set(ContactKind)
    values: dict[str, object] = {
        "when": When("when", hop.date),
        "kind": Named("contact_kind", hop.kind) if is_contact else "",
        "giver": _who(hop.giver),
        "receiver": _who(hop.receiver),
    }
    if hop.fact is None:
        return Line("trace.event.imagined", values, hop.date)
    kind = "contact" if is_contact else hop.kind
    key = f"trace.event.{kind}"
    return Line(f"{key}.carried" if hop.carried else key, values, hop.date, hop)


def _broken(signaal: TracedSignaal) -> Iterator[Line]:
    broken = signaal.earliest_break
    if broken is None:
        if any(row.rule in _UNMET for row in signaal.hulpverleners):
            yield Line("trace.break.unknown", {})
        return
    missed = (broken.hulpverlener, *(each.hulpverlener for each in broken.together))
    values = {
        "by": date.fromisoformat(broken.by),
        "holders": People(broken.holders),
        "who": People(missed),
    }
    yield Line("trace.break.told", values)
    if broken.consequences:
        others = tuple(each.hulpverlener for each in broken.consequences)
        yield Line("trace.break.later", {"others": People(others), "n": len(others)})


def _repairs(route: TracedRoute, shown: Iterable[str | None]) -> Iterator[Line]:
    """The last recorded exchange that could have brought it, or what would have opened a route."""
    ends = {"who": _who(route.to), "by": date.fromisoformat(route.before)}
    if route.last_carrier and route.last_carrier[-1].fact not in shown:
        last = route.last_carrier[-1]
        values = {
            **ends,
            "giver": _who(last.giver),
            "receiver": _who(last.receiver),
            "when": When("when", last.date),
            "exchange": Named("exchange", last.kind),
        }
        yield Line("trace.chance.recorded", values, last.date, last)
    if route.has_route:
        return
    chance, fewest = route.last_chance, route.fewest_missing
    if chance:
        pair = {"giver": _who(chance.giver), "receiver": _who(chance.receiver)}
        last_day = date.fromisoformat(chance.last)
        yield Line("trace.chance.missing", {**ends, **pair, "last": last_day})
    if fewest is None:
        yield Line("trace.fewest.none", ends)
    elif not chance:
        yield Line("trace.chance.missing.none", ends)
        yield Line("trace.fewest.told", {**ends, "missing": MissingOnes(fewest), "n": len(fewest)})
