"""How well the record carries a finding, and how much the finding matters (contract 4.2; measures 2.5)."""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import cached_property

from graphmodel.gaps.finding import Evidence, Grade, Severity, Subjects, ordered
from graphmodel.gaps.situation import Situation
from graphmodel.vocabulary import SourceKind


class Standing(IntEnum):
    """How far the file of an organisation was examined; in order."""

    SILENT = 0
    NAMED = 1
    EXAMINED = 2
    COMPLETE = 3


_SILENT, _EXAMINED = Standing.SILENT, Standing.EXAMINED


class Grading:
    """Grades findings of one situation."""

    def __init__(self, situation: Situation) -> None:
        """Look the standing of every organisation up once."""
        self._situation = situation
        self._network = situation.network

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """The standing of every organisation of the file."""
        return {id_: self._standing(id_) for id_ in self._network.organisations}

    @cached_property
    def not_examined(self) -> tuple[str, ...]:
        """Every organisation of the casus whose own file was not examined, in order of id."""
        return tuple(
            sorted(id_ for id_, standing in self.standings.items() if standing < Standing.EXAMINED)
        )

    @cached_property
    def standing_of(self) -> dict[str, Standing]:
        """The standing of the organisation of every hulpverlener."""
        return {
            who: self.standings.get(hulpverlener.organisation, Standing.SILENT)
            for who, hulpverlener in self._network.hulpverleners.items()
        }

    def of_absence(self, hulpverleners: Iterable[str], *, is_dated: bool = True) -> Grade:
        """The grade of something that was not found between hulpverleners.

        A: every organisation has a complete source and an interview. B: every one has an examined source. C: one has,
        or only a source without organisation speaks. D: none. One lower when a date that it rests on is absent.
        """
        return self._absence([self.standing_of[who] for who in hulpverleners], is_dated=is_dated)

    def of_absence_at(self, organisations: Iterable[str], *, is_dated: bool = True) -> Grade:
        """As `of_absence`, for organisations."""
        return self._absence([self.standings[id_] for id_ in organisations], is_dated=is_dated)

    def of_record(self, evidence: Iterable[Evidence], *, is_dated: bool = True) -> Grade:
        """The grade of what is recorded, that of its weakest fact: a finding carries no more than each fact it rests on.

        A fact is A when two organisations state it (a contact that both confirm), B from one, C from a source without
        organisation. Facts without a source are left out; without any source it is D. One lower when a date is absent.
        """
        grades = [grade for fact in evidence if (grade := self._of_fact(fact))]
        grade = max(grades, default=Grade.D)  # by letter: D is the lowest
        return grade if is_dated else grade.lowered()

    def _of_fact(self, fact: Evidence) -> Grade | None:
        if len(self._confirming.get(fact.fact, ())) > 1:
            return Grade.A
        source = self._network.sources.get(fact.source or "")
        if source is None:
            return None
        return Grade.B if source.organisation else Grade.C

    @cached_property
    def _confirming(self) -> dict[str, set[str]]:
        """Per contact the organisations whose own file records it."""
        people = self._network.hulpverleners
        return {
            meeting.path: {people[who].organisation for who in meeting.item.confirmed_by}
            for meeting in self._network.meetings
            if meeting.item.confirmed_by
        }

    def _absence(self, standings: list[Standing], *, is_dated: bool) -> Grade:
        lowest, highest = (min(standings), max(standings)) if standings else (_SILENT, _SILENT)
        if lowest >= _EXAMINED:
            grade = Grade.B if lowest == _EXAMINED else Grade.A
        else:
            grade = Grade.D if highest == _SILENT else Grade.C
        return grade if is_dated else grade.lowered()

    def _standing(self, organisation: str) -> Standing:
        own = [s for s in self._network.sources.values() if s.organisation == organisation]
        interviews = [source for source in own if source.kind is SourceKind.INTERVIEW]
        if interviews and any(source.complete for source in own if source not in interviews):
            return Standing.COMPLETE
        if own:
            return Standing.EXAMINED
        return Standing.NAMED if organisation in self._named_by_others else Standing.SILENT

    @cached_property
    def _named_by_others(self) -> frozenset[str]:
        """Organisations of which, or of whose people, a source without organisation says something."""
        network = self._network
        common = {id_ for id_, source in network.sources.items() if source.organisation is None}
        if not common:
            return frozenset()
        return frozenset(
            organisation
            for source, organisation in self._statements()
            if source is not None and source.split(" ", 1)[0] in common
        )

    def _statements(self) -> Iterator[tuple[str | None, str]]:
        """Every source reference with an organisation that it speaks of, itself or through one of its people."""
        network = self._network
        home = {id_: person.organisation for id_, person in network.hulpverleners.items()}
        for row in (*network.services, *network.regie):
            yield row.source, home[row.hulpverlener]
        for meeting in network.meetings:
            yield from ((meeting.source, home[who]) for who in meeting.hulpverleners)
        for fact in (*network.handovers, *network.meldingen):
            yield fact.source, home[fact.item.from_]
            to = fact.item.to
            if to is not None:
                yield fact.source, home.get(to, to)
        for person in network.hulpverleners.values():
            yield person.source, person.organisation
        for organisation in network.organisations.values():
            yield organisation.source, organisation.id


LOW_CODES = frozenset({"F05", "F06"})


def severity_of(
    rule: str, grade: Grade, *, breaches_term: bool, touches_signaal: bool, is_possible: bool
) -> Severity:
    """High, medium or low as contract 4.2 has it.

    A vulnerability (F05, F06), a remark on the data (D) and an overlap that is only possible are low whatever they
    touch; then what is severe goes before the grade, as the grade says how sure the record is and not how much it matters.
    """
    if rule in LOW_CODES or rule.startswith("D") or is_possible:
        return Severity.LOW
    if breaches_term or touches_signaal or rule == "R01":
        return Severity.HIGH
    return Severity.LOW if grade is Grade.D else Severity.MEDIUM


def sorted_subjects(**ids: Iterable[str]) -> Subjects:
    """Subjects with every sort in order of id, each id once."""
    return Subjects(**{sort: ordered(found) for sort, found in ids.items()})
