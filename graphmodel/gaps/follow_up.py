"""What is recorded after something happened: contacts, handovers, decisions, meldingen and new services."""

from collections.abc import Collection, Iterable, Iterator
from enum import Enum, auto

from graphmodel.gaps.run import Run
from graphmodel.gaps.serving import is_serving
from graphmodel.model.facts import Handover
from graphmodel.model.network import Fact, Service
from graphmodel.vocabulary import ContactKind

Days = tuple[int | None, int | None]
"""The days between which something happened, both None when it is undated."""


class Answer(Enum):
    """Whether something is recorded that followed."""

    NONE = auto()
    POSSIBLE = auto()
    GIVEN = auto()


def answer(found: Iterable[Days], first: int, last: int) -> Answer:
    """GIVEN when any of `found` may lie from `first` to `last`, POSSIBLE when all that might is undated."""
    is_undated = False
    for start, end in found:
        if start is None or end is None:
            is_undated = True
        elif start <= last and first <= end:
            return Answer.GIVEN
    return Answer.POSSIBLE if is_undated else Answer.NONE


def concerns(named: Collection[str] | None, gezinsleden: Collection[str]) -> bool:
    """A fact that names no gezinslid may be about any; when `gezinsleden` is empty it is about whatever they are."""
    return not named or not gezinsleden or not set(named).isdisjoint(gezinsleden)


def contacts(
    run: Run, hulpverlener: str, gezinsleden: Collection[str], kinds: frozenset[ContactKind]
) -> Iterator[Days]:
    """When the hulpverlener had contact of one of `kinds` that may have been about one of `gezinsleden`."""
    for meeting in run.situation.meetings_of.get(hulpverlener, ()):
        if meeting.kind in kinds and concerns(meeting.item.gezinsleden, gezinsleden):
            yield meeting.first, meeting.last


def decisions(run: Run, gezinsleden: Collection[str], but: str | None = None) -> Iterator[Days]:
    """When somebody decided, other than in the decision `but`, and it may have been about one of `gezinsleden`."""
    for fact in run.network.decisions:
        if fact.item.id != but and concerns(fact.item.gezinsleden, gezinsleden):
            yield fact.first, fact.last


def meldingen(run: Run, gezinsleden: Collection[str]) -> Iterator[Days]:
    """When a melding was made that may have been about one of `gezinsleden`."""
    for fact in run.network.meldingen:
        if concerns(fact.item.gezinsleden, gezinsleden):
            yield fact.first, fact.last


def handovers(run: Run, hulpverlener: str, gezinsleden: Collection[str]) -> Iterator[Days]:
    """When the hulpverlener handed over, or anybody handed one of `gezinsleden` over by name."""
    for fact in run.network.handovers:
        is_own = fact.item.from_ == hulpverlener and concerns(fact.item.gezinsleden, gezinsleden)
        if is_own or not set(gezinsleden).isdisjoint(fact.item.gezinsleden or ()):
            yield fact.first, fact.last


def starts(services: Iterable[Service]) -> Iterator[Days]:
    """When each of `services` that gives help began; one that began before the window, or at an unknown day, is not new."""
    for service in services:
        if service.item.from_ is not None and is_serving(service):
            yield service.item.from_.first.toordinal(), service.item.from_.last.toordinal()


def handovers_of(run: Run, hulpverlener: str, gezinslid: str) -> Iterator[Fact[Handover]]:
    """The handovers by the hulpverlener that may have been about the gezinslid, in the order of the file."""
    for fact in run.network.handovers:
        if fact.item.from_ == hulpverlener and concerns(fact.item.gezinsleden, (gezinslid,)):
            yield fact
