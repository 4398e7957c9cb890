"""From what was traced to the documents `traces/1` and `knowledge/1`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Final

from graphmodel.analysis.arrival import Arrivals, Hop
from graphmodel.analysis.contact_stream import Event
from graphmodel.analysis.knowledge import Known
from graphmodel.analysis.repairs import (
    Missing,
    fewest_missing_contacts,
    last_carrier,
    last_chance,
)
from graphmodel.analysis.sharing import Sharing, Strength
from graphmodel.analysis.should_know import Should
from graphmodel.analysis.tracing import Cell, SignaalTrace, Verdict
from graphmodel.analysis.what_if import Experiment, Imagined, imagine
from graphmodel.errors import UnknownHulpverlenerError, UnknownSignaalError
from graphmodel.gaps.finding import evidence_of
from graphmodel.gaps.run import Run
from graphmodel.gaps.situation import Situation
from graphmodel.language import Language, day_text, list_text, text
from graphmodel.model.casus import content_hash
from graphmodel.report.build import made_with, stretch, summary
from graphmodel.report.document import InTwoLanguages, ReportedCasus
from graphmodel.report.measures import indices
from graphmodel.report.names import Names
from graphmodel.report.trace_document import (
    KNOWLEDGE,
    TRACES,
    AddedContact,
    Between,
    CouldKnow,
    EarliestBreak,
    Inbox,
    Knew,
    KnowledgeCell,
    KnowledgeMatrix,
    MissingContact,
    Observed,
    Shape,
    SharingRule,
    ShouldKnow,
    ThoughtExperiment,
    TracedFact,
    TracedHop,
    TracedHulpverlener,
    TracedRoute,
    TracedSignaal,
    Traces,
    Unmet,
)
from graphmodel.report.trace_sentences import explained
from graphmodel.vocabulary import SignaalSeverity

RULE_OF: Final = {
    Verdict.NO_ROUTE: "I01",
    Verdict.NOT_PASSED_ON: "I02",
    Verdict.TO_CHECK: "I02",
    Verdict.LATE: "I03",
    Verdict.WITHOUT_ROUTE: "I04",
}
"""The rule whose finding follows from a verdict; from the others none does."""

MEANING: Final = (
    "trace.meaning",
    "trace.meaning.no_duty",
    "trace.meaning.certainty",
    "trace.meaning.terms",
)
"""What is said of every trace, in order."""

UNMET: Final = frozenset({Verdict.NO_ROUTE, Verdict.NOT_PASSED_ON, Verdict.TO_CHECK, Verdict.LATE})
"""Not recorded as knowing by the last day in time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: all signalen, or one; then also towards whom, and by which day.

    Without `to` it is whoever the earliest break is at, else the first who is not recorded as knowing in time, in order of
    weight; without `before` the last day in time of that one, else the day of the network.
    """

    signaal: str | None = None
    to: str | None = None
    before: date | None = None
    experiment: Experiment = field(default_factory=Experiment)


def traces_document(
    run: Run, asked: Asked, version: int | None = None, hash_: str | None = None
) -> Traces:
    """What is recorded on who knew what when; `version` and `hash_` as the store has them.

    Raises:
        UnknownSignaalError: the casus has no such signaal on this day.
        UnknownHulpverlenerError: it has no such hulpverlener.
        ImaginedContactError: a contact of the experiment cannot be.
    """
    network = run.network
    _refuse_unknown(run, asked)
    document = Traces(
        format=TRACES,
        casus=_casus(run, version, hash_),
        day=_iso(network.day),
        window=stretch((network.start, network.end)),
        made_with=made_with(run),
        meaning=_in_two_languages(_meaning),
        signalen=tuple(_Telling(run, asked).signalen()),
    )
    if not asked.experiment:
        return document
    return document.model_copy(update={"thought_experiment": _experiment(run, asked)})


def knowledge_document(
    run: Run, version: int | None = None, hash_: str | None = None
) -> KnowledgeMatrix:
    """The matrix of hulpverleners and signalen; `version` and `hash_` as the store has them."""
    found = run.tracing.traces
    return KnowledgeMatrix(
        format=KNOWLEDGE,
        casus=_casus(run, version, hash_),
        day=_iso(run.network.day),
        meaning=_in_two_languages(_meaning),
        hulpverleners=run.tracing.people,
        signalen=tuple(found),
        cells=tuple(
            _cell_of(signaal, cell)
            for signaal in found.values()
            for cell in sorted(run.tracing.everybody(signaal), key=lambda cell: cell.hulpverlener)
        ),
    )


def _meaning(language: Language) -> str:
    """What could have known means, and does not mean."""
    return " ".join(text(language, key) for key in MEANING)


def _in_two_languages(told: Callable[[Language], str]) -> InTwoLanguages:
    return InTwoLanguages(nl=told(Language.NL), en=told(Language.EN))


def _cell_of(signaal: SignaalTrace, cell: Cell) -> KnowledgeCell:
    could, late = could_know(signaal, cell), could_know(signaal, cell, same_day=True)
    return KnowledgeCell(
        hulpverlener=cell.hulpverlener,
        signaal=signaal.id,
        knew_since=_since(cell.known) if cell.known else None,
        is_recorded_as_knowing=cell.known is not None,
        could_possibly_since=_iso_or_none(could.possible),
        could_certainly_since=_iso_or_none(could.certain),
        same_day=(_iso_or_none(late.possible), _iso_or_none(late.certain))
        if could.days != late.days
        else None,
        should_since=_iso(cell.should.start) if cell.should else None,
        should_by=_iso(cell.should.by) if cell.should else None,
        verdict=cell.verdict,
    )


def _casus(run: Run, version: int | None, hash_: str | None) -> ReportedCasus:
    casus = run.network.casus
    return ReportedCasus(id=casus.id, version=version, hash=hash_ or content_hash(casus))


def _refuse_unknown(run: Run, asked: Asked) -> None:
    signalen, people = run.tracing.traces, run.network.hulpverleners
    if asked.signaal is not None and asked.signaal not in signalen:
        allowed = ", ".join(signalen) or "-"
        raise UnknownSignaalError(signaal=asked.signaal, allowed=allowed)
    if asked.to is not None and asked.to not in people:
        raise UnknownHulpverlenerError(hulpverlener=asked.to, allowed=", ".join(sorted(people)))


def _experiment(run: Run, asked: Asked) -> ThoughtExperiment:
    imagined = imagine(run.network, asked.experiment)
    other = Run(Situation(imagined.network, run.situation.settings))
    if asked.to in asked.experiment.remove:
        _refuse_unknown(other, asked)
    return ThoughtExperiment(
        label=_in_two_languages(partial(_label, run, asked.experiment)),
        add=tuple(
            AddedContact(hulpverleners=(each.one, each.other), date=each.day.isoformat())
            for each in asked.experiment.add
        ),
        remove=asked.experiment.remove,
        before=Shape(summary=summary(run), measures=indices(run)),
        after=Shape(summary=summary(other), measures=indices(other)),
        signalen=tuple(_Telling(other, asked, imagined).signalen()),
    )


def _label(run: Run, experiment: Experiment, language: Language) -> str:
    """That it is a thought experiment, and which."""
    names = Names(run.network.casus, language)
    added = (
        text(
            language,
            "trace.experiment.added",
            one=names.hulpverlener(each.one),
            other=names.hulpverlener(each.other),
            day=day_text(language, each.day),
        )
        for each in experiment.add
    )
    removed = (
        text(language, "trace.experiment.removed", who=names.hulpverlener(who))
        for who in experiment.remove
    )
    changes = list_text(language, (*added, *removed))
    return text(language, "trace.experiment.told", changes=changes)


@dataclass(frozen=True)
class Could:
    """By when it could have come from somebody else, per case, with the chains that prove it."""

    possible: int | None
    certain: int | None
    chain: tuple[Hop, ...]

    @property
    def days(self) -> tuple[int | None, int | None]:
        """Possible and certain."""
        return self.possible, self.certain


def could_know(signaal: SignaalTrace, cell: Cell, *, same_day: bool = False) -> Could:
    """By when it could have come to this hulpverlener from somebody else; their own record is no route."""
    trace, who = signaal.trace, cell.hulpverlener
    best, worst = (
        (trace.possible_same_day, trace.certain_same_day)
        if same_day
        else (trace.possible, trace.certain)
    )
    return Could(_arrived(best, who), _arrived(worst, who), worst.chain(who) or best.chain(who))


def _arrived(arrivals: Arrivals, who: str) -> int | None:
    return arrivals.day(who) if arrivals.chain(who) else None


class _Telling:
    """Tells the signalen of one run; what is imagined has no place in the casus file."""

    def __init__(self, run: Run, asked: Asked, imagined: Imagined | None = None) -> None:
        self._run = run
        self._asked = asked
        self._recorded: Callable[[str], str | None] = imagined.recorded if imagined else str

    def signalen(self) -> Iterator[TracedSignaal]:
        for signaal in self._run.tracing.traces.values():
            if self._asked.signaal is None:
                yield self._signaal(signaal)
            elif self._asked.signaal == signaal.id:
                yield self._in_full(signaal)

    def _in_full(self, signaal: SignaalTrace) -> TracedSignaal:
        told = self._signaal(signaal)
        explanation = explained(self._run.network, told, told.route)
        return told.model_copy(update={"explanation": explanation})

    def _signaal(self, signaal: SignaalTrace) -> TracedSignaal:
        fact = signaal.knowledge.signaal
        broken = _earliest_break(signaal)
        target = self._target(signaal, broken)
        return TracedSignaal(
            **self._fact(fact.path, fact.source).model_dump(),
            id=signaal.id,
            text=fact.item.text,
            kind=fact.item.kind,
            severity=fact.item.severity,
            date=_between(fact.first, fact.last),
            is_before_its_date=fact.first is not None
            and any((k.last or fact.first) < fact.first for k in signaal.knowledge.knowers),
            gezinsleden=tuple(sorted(signaal.concerned)),
            observed=tuple(self._observed(signaal)),
            inboxes=tuple(
                Inbox(
                    **self._fact(inbox.path, inbox.source).model_dump(),
                    organisation=inbox.organisation,
                    sender=inbox.sender,
                    date=_between(inbox.first, inbox.last),
                )
                for inbox in signaal.knowledge.inboxes
            ),
            hulpverleners=tuple(self._hulpverleners(signaal)),
            earliest_break=broken,
            route=self._route(signaal, *target) if target else None,
        )

    def _observed(self, signaal: SignaalTrace) -> Iterator[Observed]:
        for who in signaal.knowledge.observers:
            known = signaal.knowledge.of(who)
            if known:
                where = self._fact(known.path, known.source).model_dump()
                yield Observed(**where, hulpverlener=who, since=_since(known))

    def _hulpverleners(self, signaal: SignaalTrace) -> Iterator[TracedHulpverlener]:
        """Everybody of whom anything can be said."""
        for cell in self._run.tracing.everybody(signaal):
            could = could_know(signaal, cell)
            late = could_know(signaal, cell, same_day=True)
            if not (cell.known or cell.should or late.possible is not None):
                continue
            yield TracedHulpverlener(
                hulpverlener=cell.hulpverlener,
                knew=self._knew(cell.known) if cell.known else None,
                could=self._could(signaal.id, could),
                same_day=self._could(signaal.id, late) if could.days != late.days else None,
                should=self._should(signaal, cell) if cell.should else None,
                verdict=cell.verdict,
                rule=RULE_OF.get(cell.verdict),
                told=self._told(cell.told) if cell.verdict is Verdict.PRIVACY else None,
            )

    def _knew(self, known: Known) -> Knew:
        where = self._fact(known.path, known.source).model_dump()
        return Knew(**where, way=known.way, since=_since(known))

    def _could(self, signaal: str, could: Could) -> CouldKnow | None:
        if could.possible is None:
            return None
        return CouldKnow(
            possible=_iso(could.possible),
            certain=_iso_or_none(could.certain),
            is_certain=could.certain is not None,
            chain=tuple(self._hop(signaal, hop) for hop in could.chain),
        )

    def _should(self, signaal: SignaalTrace, cell: Cell) -> ShouldKnow | None:
        should = cell.should
        if should is None:
            return None
        is_severe = signaal.knowledge.signaal.item.severity is SignaalSeverity.SEVERE
        is_missed = cell.verdict in UNMET and should.sharing.strength is Strength.MAY
        return ShouldKnow(
            **self._fact(should.basis, should.source).model_dump(),
            reason=should.reason.key,
            domain=should.domain,
            called_by=should.called_by,
            strength=should.sharing.strength,
            duty=should.sharing.duty,
            is_missed_chance=is_missed and is_severe,
            since=_iso(should.start),
            by=_iso(should.by),
        )

    def _told(self, told: Sharing | None) -> SharingRule | None:
        if told is None:
            return None
        path = told.refusal
        refused = [fact for fact in self._run.network.agreements if fact.path == path]
        refusal = self._fact(refused[0].path, refused[0].source) if refused else None
        return SharingRule(strength=told.strength, duty=told.duty, refusal=refusal)

    def _hop(self, signaal: str, hop: Hop) -> TracedHop:
        event = hop.event
        return TracedHop(
            **self._fact(event.path, event.source).model_dump(),
            kind=event.contact or event.kind,
            carried=signaal in event.signalen,
            day=_iso(hop.day),
            date=self._date(event),
            giver=hop.giver,
            receiver=hop.receiver,
        )

    def _date(self, event: Event) -> Between | None:
        """An event that may be on any day of the window has no date, or one that tells no more."""
        network = self._run.network
        if not event.is_certain and (event.first, event.last) == (network.start, network.day):
            return None
        return _between(event.first, event.last)

    def _target(
        self, signaal: SignaalTrace, broken: EarliestBreak | None
    ) -> tuple[str, int] | None:
        """Towards whom, and by the end of which day; nobody when it is in order with everybody."""
        asked = self._asked
        due = [cell for cell in signaal.cells if cell.should]
        unmet = [cell.hulpverlener for cell in due if cell.verdict in UNMET]
        rest = [cell.hulpverlener for cell in due] if asked.signaal else []
        first = [broken.hulpverlener] if broken else []
        to = asked.to or next(iter((*first, *unmet, *rest)), None)
        if to is None:
            return None
        by = next((c.should.by for c in due if c.should and c.hulpverlener == to), None)
        if asked.before:
            return to, min(asked.before.toordinal(), self._run.network.day)
        return to, min(by, self._run.network.day) if by else self._run.network.day

    def _route(self, signaal: SignaalTrace, to: str, before: int) -> TracedRoute:
        run = self._run.tracing
        route, permitted = run.route(signaal, to, before), run.permitted_towards(signaal.cell(to))
        chance = last_chance(route, permitted)
        missing = fewest_missing_contacts(route, permitted)
        return TracedRoute(
            to=to,
            before=_iso(before),
            has_route=route.is_open,
            last_carrier=tuple(self._hop(signaal.id, hop) for hop in last_carrier(route)),
            last_chance=_missing(chance) if chance else None,
            fewest_missing=None if missing is None else tuple(map(_missing, missing)),
        )

    def _fact(self, path: str, source: str | None) -> TracedFact:
        evidence = evidence_of(path, source)
        return TracedFact(fact=self._recorded(path), source=evidence.source, place=evidence.place)


def _earliest_break(signaal: SignaalTrace) -> EarliestBreak | None:
    """The first by last day in time whom somebody else certainly knew it before; None without one."""
    unmet = sorted(_unmet(signaal.cells), key=lambda pair: pair[1].by)
    for position, (cell, should) in enumerate(unmet):
        holders = tuple(
            sorted(
                known.hulpverlener
                for known in signaal.knowledge.knowers
                if known.hulpverlener != cell.hulpverlener
                and known.last is not None
                and known.last <= should.by
            )
        )
        if holders:
            later = unmet[position + 1 :]
            return EarliestBreak(
                **_unmet_of(cell, should).model_dump(),
                holders=holders,
                together=tuple(_unmet_of(*each) for each in later if each[1].by == should.by),
                consequences=tuple(_unmet_of(*each) for each in later if each[1].by > should.by),
            )
    return None


def _unmet(cells: Iterable[Cell]) -> Iterator[tuple[Cell, Should]]:
    """Whoever was not recorded as knowing in time, where the law does not stand in the way of telling them."""
    for cell in cells:
        should = cell.should
        if should and cell.verdict in UNMET and should.sharing.strength is not Strength.NOT_ALLOWED:
            yield cell, should


def _unmet_of(cell: Cell, should: Should) -> Unmet:
    return Unmet(hulpverlener=cell.hulpverlener, by=_iso(should.by), verdict=cell.verdict)


def _missing(missing: Missing) -> MissingContact:
    return MissingContact(
        giver=missing.giver,
        receiver=missing.receiver,
        first=_iso(missing.first),
        last=_iso(missing.last),
    )


def _since(known: Known) -> Between | None:
    return _between(known.first, known.last)


def _between(first: int | None, last: int | None) -> Between | None:
    if first is None and last is None:
        return None
    return Between(first=_iso_or_none(first), last=_iso_or_none(last))


def _iso_or_none(day: int | None) -> str | None:
    return None if day is None else _iso(day)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
