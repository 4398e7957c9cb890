"""The handovers of a network as an account: when each was sent and answered, after how long, and with what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graphmodel.analysis.working_days import working_days_between
from graphmodel.gaps.broken_handover import handovers_in_window, is_to_nobody, not_carried
from graphmodel.gaps.finding import Finding, evidence_of
from graphmodel.gaps.run import Run
from graphmodel.model.facts import Handover
from graphmodel.model.moment import Moment
from graphmodel.model.network import Fact
from graphmodel.vocabulary import HandoverMode
from visualisations.elements import Row, Table
from visualisations.in_time.stated import stated_in
from visualisations.lettering import isolated, writable
from visualisations.links import codes, handover_relation
from visualisations.names import Names
from visualisations.palette import Relation

COLUMNS = (
    "handover_from",
    "handover_to",
    "handover_type",
    "gezinsleden",
    "sent",
    "outcome",
    "waiting",
    "mode",
    "should_carry",
    "carried",
    "not_carried",
    "findings",
    "source",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One handover.

    Attributes:
        relation: What became of it, by the record.
        answered: When it was accepted, refused or found lost; None when no date of that is recorded.
        waiting: Working days from sending to the answer, or to the day of the network while there is none: the fewest
            and the most that the dates allow. None when a date is not recorded.
        not_carried: What should have gone along and is not recorded to have; None when the file does not say both.
    """

    fact: Fact[Handover]
    relation: Relation
    answered: Moment | None
    waiting: tuple[int, int] | None
    not_carried: tuple[str, ...] | None
    findings: tuple[Finding, ...]

    @property
    def id(self) -> str:
        """The id of its row and its line."""
        return f"handover:{self.fact.item.id}"

    @property
    def is_open(self) -> bool:
        """Neither acceptance nor failure is recorded."""
        return self.relation is Relation.HANDOVER_UNKNOWN


def entries_of(run: Run, findings: Sequence[Finding]) -> tuple[Entry, ...]:
    """The handovers of the window by when they were sent, undated ones last, with the findings that name them."""
    last = run.network.end
    facts = sorted(
        handovers_in_window(run), key=lambda fact: (fact.first or last, fact.last or last)
    )
    return tuple(_entry(run, fact, findings) for fact in facts)


def _entry(run: Run, fact: Fact[Handover], findings: Sequence[Finding]) -> Entry:
    item = fact.item
    relation = handover_relation(item)
    answered = item.accepted or item.outcome_date
    if relation is Relation.HANDOVER_UNKNOWN:
        answered = None
    elif relation is Relation.HANDOVER_FAILED:
        answered = item.outcome_date
    naming = tuple(f for f in findings if item.id in f.subjects.handovers)
    waiting = _waiting(run, item, answered, relation)
    return Entry(fact, relation, answered, waiting, not_carried(item), naming)


def _waiting(
    run: Run, item: Handover, answered: Moment | None, relation: Relation
) -> tuple[int, int] | None:
    if item.sent is None:
        return None
    if answered is not None:
        until = (answered.first, answered.last)
    elif relation is Relation.HANDOVER_UNKNOWN and not is_to_nobody(item):
        day = date.fromordinal(run.network.day)
        until = (day, day)
    else:
        return None
    fewest = working_days_between(item.sent.last, until[0])
    most = working_days_between(item.sent.first, until[1])
    return max(0, fewest), max(0, most)


@dataclass(frozen=True)
class Words:
    """Tells the entries in one language."""

    names: Names

    def sender(self, entry: Entry) -> str:
        """Who handed over."""
        return isolated(self.names.hulpverlener(entry.fact.item.from_))

    def recipient(self, entry: Entry) -> str:
        """To whom; that it went to nobody and that it is not known stay apart."""
        item = entry.fact.item
        if item.to is None:
            return self.names.say("chart.to_nobody" if is_to_nobody(item) else "chart.not_known")
        if item.to in self.names.network.hulpverleners:
            return isolated(self.names.hulpverlener(item.to))
        return isolated(self.names.organisation(item.to))

    def type(self, entry: Entry) -> str:
        """Which handover point it is, else from which domain to which."""
        item = entry.fact.item
        if item.type:
            return self.names.listed("handover_type", item.type)
        if item.from_domain and item.to_domain:
            start, end = (self.names.domain(d) for d in (item.from_domain, item.to_domain))
            return self.names.say("picture.from_to", start=start, end=end)
        return self.names.say("chart.handover.no_type")

    def mode(self, entry: Entry) -> str:
        """Warm, lukewarm or cold; not recorded reads like unknown."""
        mode = entry.fact.item.mode or HandoverMode.UNKNOWN
        return self.names.listed("handover_mode", mode)

    def outcome(self, entry: Entry) -> str:
        """What became of it, with its date if that is recorded."""
        item = entry.fact.item
        if entry.relation is Relation.HANDOVER_ACCEPTED:
            told = self.names.listed("handover_outcome", "accepted")
        elif entry.relation is Relation.HANDOVER_FAILED and item.outcome:
            told = self.names.listed("handover_outcome", item.outcome)
        else:
            return self.names.say("chart.handover.open")
        return f"{told}, {self.names.moment(entry.answered)}" if entry.answered else told

    def waiting(self, entry: Entry) -> str:
        """How many working days it took, or has taken so far."""
        if entry.waiting is None:
            return self.names.say("chart.not_known")
        fewest, most = entry.waiting
        key = "chart.waiting.so_far" if entry.is_open else "chart.waiting"
        if fewest == most:
            return self.names.count(key, most)
        return self.names.count(f"{key}.between", most, fewest=fewest)

    def content(self, entry: Entry) -> str:
        """How much of what should have gone along did, in a few words; empty when the file does not say."""
        item = entry.fact.item
        if entry.not_carried is None or not item.should_carry:
            return ""
        total = len(item.should_carry)
        carried = total - len(entry.not_carried)
        return self.names.count("chart.handover.content", total, carried=carried)

    def told(self, entry: Entry) -> str:
        """All of it, line by line, for who points at it."""
        head = self.names.say(
            "picture.from_to", start=self.sender(entry), end=self.recipient(entry)
        )
        lines = (
            head,
            self.type(entry),
            f"{self.names.between((entry.fact.item.sent,))} – {self.outcome(entry)}",
            f"{self.waiting(entry)}; {self.mode(entry)}",
            self.content(entry),
            codes(entry.findings),
        )
        return "\n".join(line for line in lines if line)


def table(names: Names, entries: Sequence[Entry]) -> Table:
    """The account, a row for each handover."""
    columns = tuple(names.say(f"chart.column.{column}") for column in COLUMNS)
    rows = tuple(Row(entry.id, "", tuple(_cells(Words(names), entry))) for entry in entries)
    return Table("handovers", names.say("chart.table.handovers"), columns, rows)


def _cells(words: Words, entry: Entry) -> Iterator[str]:
    names, item = words.names, entry.fact.item
    yield words.sender(entry)
    yield words.recipient(entry)
    yield words.type(entry)
    yield names.joined(
        names.gezinslid(lid) for lid in item.gezinsleden or () if lid in names.network.gezinsleden
    )
    yield names.between((item.sent,))
    yield words.outcome(entry)
    yield words.waiting(entry)
    yield words.mode(entry)
    yield _listed(names, item.should_carry)
    yield _listed(names, item.carried)
    yield _listed(names, entry.not_carried)
    yield codes(entry.findings)
    yield stated_in(names, evidence_of(entry.fact.path, entry.fact.source))


def _listed(names: Names, texts: tuple[str, ...] | None) -> str:
    """What was written; nothing at all and not recorded stay apart."""
    if texts is None:
        return names.say("chart.not_known")
    return names.joined(writable(text) for text in texts) or names.say("chart.nothing")
