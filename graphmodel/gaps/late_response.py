"""N01, C04: what came later than a norm with a term allows, and who waits long."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from graphmodel.gaps.finding import Finding, Grade, Named, Subjects, When
from graphmodel.gaps.grading import sorted_subjects
from graphmodel.gaps.norm_clocks import Mark, Overrun, overruns
from graphmodel.gaps.run import Run, finds
from graphmodel.gaps.serving import Place
from graphmodel.model.facts import Decision, Melding, Need
from graphmodel.model.moment import Moment
from graphmodel.model.network import Fact, Service
from graphmodel.vocabulary import InvolvementKind

FILES_THAT_SHOW_ABSENCE = frozenset({Grade.A, Grade.B})
"""With these the files of whoever had to act were examined, so a stop that is not in them carries weight."""


# --- N01 -----------------------------------------------------------------------------------------


@finds("N01")
def term_of_a_norm_exceeded(run: Run) -> Iterator[Finding]:
    """A term of a verified norm was certainly over before its stop, or before the day when no stop is recorded.

    One finding per norm and stop, and one per norm for all starts of the same organisations without a stop.
    """
    found: dict[tuple[object, ...], list[Overrun]] = {}
    for overrun in overruns(run):
        stop = overrun.stop.path if overrun.stop else None
        key = (overrun.clock.norm.id, overrun.start.actors, stop)
        found.setdefault(key, []).append(overrun)
    for rows in found.values():
        yield _exceeded(run, rows)


def _exceeded(run: Run, rows: list[Overrun]) -> Finding:
    first = min(rows, key=lambda row: row.deadline)
    norm, stop = first.clock.norm, first.stop
    marks = (*(row.start for row in rows), *((stop,) if stop else ()))
    evidence = tuple(dict.fromkeys(run.evidence(mark.path, mark.row.source) for mark in marks))
    # Also where a later stop is recorded: what was not found is a stop in time, with those who had to act.
    grade = run.grading.of_absence_at(first.start.actors, is_dated=stop is None or stop.is_dated)
    is_stopped = stop is not None and not stop.is_running
    is_shown = is_stopped or grade in FILES_THAT_SHOW_ABSENCE
    return run.finding(
        "N01",
        named=(norm.id.lower(), *(id_ for row in rows for id_ in _ids(row.start))),
        subjects=_subjects(marks),
        period=(_day(first.start), _end_of(run, first)),
        evidence=evidence,
        grade=grade,
        values=_values(run, first, len(rows)),
        variant=_variant(stop, len(rows)),
        norm=norm.id,
        # A term of law counts as exceeded only where the record shows it: by a later stop, or in files examined.
        breaches_term=norm.is_legal and is_shown,
    )


def _variant(stop: Mark | None, number: int) -> str:
    if stop is not None and stop.is_running:
        return "running" if stop.is_dated else "running_undated"
    if stop is not None:
        return "text"
    return "nothing" if number == 1 else "nothing_for_several"


def _values(run: Run, overrun: Overrun, number: int) -> dict[str, object]:
    norm, stop = overrun.clock.norm, overrun.stop
    ended = stop.first if stop and stop.first is not None else run.network.day
    return {
        "limit": overrun.clock.term.limit,
        "unit": Named("term_units", overrun.clock.term.unit),
        "clock_start": Named("clock_starts", norm.id),
        "clock_stop": Named("clock_stops", norm.id),
        "started": When(overrun.start.first or _day(overrun.start), _day(overrun.start)),
        "deadline": date.fromordinal(overrun.deadline),
        "stopped": When(ended, max(ended, (stop.last if stop else None) or ended)),
        "days": ended - overrun.deadline,
        "count": number,
    }


def _end_of(run: Run, overrun: Overrun) -> int:
    stop = overrun.stop
    return run.network.end if stop is None or stop.first is None else stop.first + 1


def _day(mark: Mark) -> int:
    """The last day on which a clock that has an overrun may have started."""
    return mark.last or 0


def _ids(mark: Mark) -> tuple[str, ...]:
    """What names a fact: its own id, else its gezinslid and domain."""
    match mark.row.item:
        case Melding(id=id_) | Decision(id=id_):
            return (id_,)
        case item:
            return (item.gezinslid, *filter(None, (getattr(item, "domain", None),)))


def _subjects(marks: tuple[Mark, ...]) -> Subjects:
    items = [mark.row.item for mark in marks]
    meldingen = [item for item in items if isinstance(item, Melding)]
    decisions = [item for item in items if isinstance(item, Decision)]
    services = [mark.row for mark in marks if isinstance(mark.row, Service)]
    return sorted_subjects(
        hulpverleners=(
            *(melding.from_ for melding in meldingen),
            *(decision.by for decision in decisions),
            *(service.hulpverlener for service in services),
        ),
        gezinsleden=(lid for mark in marks for lid in mark.gezinsleden),
        organisations=(id_ for mark in marks for id_ in mark.actors),
        domains=filter(None, (getattr(item, "domain", None) for item in items)),
        signalen=(id_ for melding in meldingen for id_ in melding.signalen or ()),
        meldingen=(melding.id for melding in meldingen),
        decisions=(decision.id for decision in decisions),
    )


# --- C04 -----------------------------------------------------------------------------------------


class Wait(NamedTuple):
    """A gezinslid waits at an organisation, certainly from `start` up to and including `end`."""

    row: Fact[Need] | Service
    place: Place
    organisation: str
    start: int
    end: int
    is_over: bool
    is_dated: bool

    @property
    def days(self) -> int:
        """For how many days, at least."""
        return self.end - self.start


@finds("C04")
def long_wait(run: Run) -> Iterator[Finding]:
    """A need that waits, or a place on a waiting list, for longer than the setting; one per gezinslid and domain."""
    limit = run.situation.settings.c04_wait
    found: dict[Place, list[Wait]] = {}
    for wait in _waits(run):
        if wait.days > limit:
            found.setdefault(wait.place, []).append(wait)
    for place, waits in found.items():
        yield _waited(run, place, waits)


def _waits(run: Run) -> Iterator[Wait]:
    network = run.network
    for fact in network.needs:
        if fact.item.waiting_at is not None:
            yield _wait(run, fact, fact.item.waiting_at)
    for service in network.services:
        if service.item.kind is InvolvementKind.WACHT:
            yield _wait(run, service, network.hulpverleners[service.hulpverlener].organisation)


def _wait(run: Run, row: Fact[Need] | Service, organisation: str) -> Wait:
    """The fewest days that the dates allow; an absent start is the start of the window, an absent end the day."""
    item, day = row.item, run.network.day
    return Wait(
        row,
        (item.gezinslid, item.domain),
        organisation,
        item.from_.last_day if item.from_ else run.network.start,
        min(item.until.first_day, day) if item.until else day,
        is_over=item.until is not None and item.until.first_day <= day,
        is_dated=item.from_ is not None and item.is_recorded("until"),
    )


def _waited(run: Run, place: Place, waits: list[Wait]) -> Finding:
    gezinslid, domain = place
    longest = max(waits, key=lambda wait: wait.days)
    evidence = tuple(run.evidence(wait.row.path, wait.row.source) for wait in waits)
    people = [wait.row.hulpverlener for wait in waits if isinstance(wait.row, Service)]
    return run.finding(
        "C04",
        named=place,
        subjects=sorted_subjects(
            hulpverleners=people,
            gezinsleden=(gezinslid,),
            organisations=(wait.organisation for wait in waits),
            domains=(domain,),
        ),
        period=(min(w.start for w in waits), max(w.end for w in waits) + 1),
        evidence=evidence,
        grade=run.grading.of_record(evidence, is_dated=longest.is_dated),
        values={
            "domain": Named("domains", domain),
            "organisation": Named("organisations", longest.organisation),
            "started": _when(longest.row.item.from_, longest.start),
            "ended": _when(longest.row.item.until if longest.is_over else None, longest.end),
            "days": longest.days,
            "count": len(waits),
        },
        variant=_variant_of_waits(waits, longest),
    )


def _variant_of_waits(waits: list[Wait], longest: Wait) -> str:
    if len(waits) > 1:
        return "several"
    return "over" if longest.is_over else "text"


def _when(moment: Moment | None, day: int) -> When:
    """The moment as it was written, else the day that stands in for it."""
    if moment is None:
        return When(day, day)
    return When(moment.first_day, moment.last_day)
