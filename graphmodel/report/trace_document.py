"""The documents on information in time: `traces/1`, `knowledge/1` and `changes/1`; the same input gives the same bytes.

Knowing is recorded; could have known is a route along recorded contacts, an upper bound and never that somebody knew.
"""

from typing import Literal

from graphmodel.report.document import (
    Indices,
    InTwoLanguages,
    MadeWith,
    Part,
    ReportedCasus,
    ReportedFinding,
    Stretch,
    Summary,
)

TRACES = "traces/1"
KNOWLEDGE = "knowledge/1"
CHANGES = "changes/1"


class Between(Part):
    """A day that lies from `first` up to and including `last`; the same day twice is that day."""

    first: str | None
    last: str | None


class TracedFact(Part):
    """Where something stands: its path in the casus file (null when it is imagined), its source and the place in it."""

    fact: str | None
    source: str | None
    place: str | None


class Knew(TracedFact):
    """Recorded as knowing, since when (null undated) and by what kind of record."""

    way: str
    since: Between | None


class Observed(TracedFact):
    """Who is recorded as knowing it first."""

    hulpverlener: str
    since: Between | None


class Inbox(TracedFact):
    """Sent to an organisation, where nobody is recorded as receiving it by that."""

    organisation: str
    sender: str
    date: Between | None


class TracedHop(TracedFact):
    """One exchange of a chain: `day` is the day on which it could have arrived by it; `date` is null when it is undated.

    `carried` when this very exchange is recorded to have carried the signaal.
    """

    kind: str
    carried: bool
    day: str
    date: Between | None
    giver: str
    receiver: str


class CouldKnow(Part):
    """The first days by which it could have come, in the best case and whatever the dates turn out to be.

    `chain` proves the certain day where there is one (`is_certain`), else the possible one.
    """

    possible: str | None
    certain: str | None
    is_certain: bool
    chain: tuple[TracedHop, ...]


class SharingRule(Part):
    """What the law of the date makes of sharing: MUST, MAY, NOT_ALLOWED or UNCLEAR, and the duty that says so.

    UNCLEAR with a duty is: only with consent, which is in no record. `refusal` is where its refusal is recorded.
    """

    strength: str
    duty: str | None
    refusal: TracedFact | None


class ShouldKnow(TracedFact):
    """Why it was called for that this hulpverlener knew: `by` is the last day in time, by a setting and not a norm.

    `called_by` is the duty that is itself the reason; `strength` and `duty` are what bears on the sharing. A missed chance
    is a severe signaal that was allowed to be shared and did not come in time.
    """

    reason: str
    domain: str | None
    called_by: str | None
    strength: str
    duty: str | None
    is_missed_chance: bool
    since: str
    by: str


class TracedHulpverlener(Part):
    """One hulpverlener and the signaal; `same_day` is there when a chain within one day makes a difference.

    `told` is there when the verdict is a question of privacy.
    """

    hulpverlener: str
    knew: Knew | None
    could: CouldKnow | None
    same_day: CouldKnow | None
    should: ShouldKnow | None
    verdict: str
    rule: str | None
    told: SharingRule | None = None


class Unmet(Part):
    """Somebody who is not recorded as knowing by the last day in time."""

    hulpverlener: str
    by: str
    verdict: str


class EarliestBreak(Unmet):
    """The first of these while somebody else did know (`holders`).

    `together` have the same last day; the later ones are listed as consequences.
    """

    holders: tuple[str, ...]
    together: tuple[Unmet, ...]
    consequences: tuple[Unmet, ...]


class MissingContact(Part):
    """A contact that is not on record; on a day from `first` up to and including `last` it would have done."""

    giver: str
    receiver: str
    first: str
    last: str


class TracedRoute(Part):
    """Whether it could possibly have reached `to` by the end of the day `before`, and what would have opened a route.

    `last_carrier` is the chain that ends in the last recorded exchange that could have brought it. `fewest_missing` is
    null when no contacts between those who were active together would do, and empty when there is a route.
    """

    to: str
    before: str
    has_route: bool
    last_carrier: tuple[TracedHop, ...]
    last_chance: MissingContact | None
    fewest_missing: tuple[MissingContact, ...] | None


class Explained(TracedFact):
    """One sentence with its date (null without one) and where it stands."""

    text: InTwoLanguages
    date: Between | None


class TracedSignaal(TracedFact):
    """Everything on one signaal.

    `is_before_its_date` when somebody is recorded as knowing it certainly before it was there: one of the dates is wrong.
    `route` asks towards the earliest break unless another is asked for; `explanation` is there for one signaal.
    """

    id: str
    text: str | None
    kind: str
    severity: str | None
    date: Between | None
    is_before_its_date: bool
    gezinsleden: tuple[str, ...]
    observed: tuple[Observed, ...]
    inboxes: tuple[Inbox, ...]
    hulpverleners: tuple[TracedHulpverlener, ...]
    earliest_break: EarliestBreak | None
    route: TracedRoute | None = None
    explanation: tuple[Explained, ...] | None = None


class Shape(Part):
    """How fragmented a network is."""

    summary: Summary
    measures: Indices


class AddedContact(Part):
    """A contact that is imagined."""

    hulpverleners: tuple[str, str]
    date: str


class ThoughtExperiment(Part):
    """The same with contacts that were never recorded, or without people who were there: no finding, no fact."""

    label: InTwoLanguages
    add: tuple[AddedContact, ...]
    remove: tuple[str, ...]
    before: Shape
    after: Shape
    signalen: tuple[TracedSignaal, ...]


class Traces(Part):
    """The document `traces/1`; `signalen` are of the record alone, also beside a thought experiment."""

    format: Literal["traces/1"]
    casus: ReportedCasus
    day: str
    window: Stretch
    made_with: MadeWith
    meaning: InTwoLanguages
    signalen: tuple[TracedSignaal, ...]
    thought_experiment: ThoughtExperiment | None = None

    def as_json(self) -> str:
        """The document as it is written."""
        return _written(self)


class KnowledgeCell(Part):
    """One hulpverlener and one signaal: dates that are never mixed, and what follows.

    `same_day` holds the two days of could have known when one day may hold a chain, where they differ.
    """

    hulpverlener: str
    signaal: str
    knew_since: Between | None
    is_recorded_as_knowing: bool
    could_possibly_since: str | None
    could_certainly_since: str | None
    same_day: tuple[str | None, str | None] | None
    should_since: str | None
    should_by: str | None
    verdict: str


class KnowledgeMatrix(Part):
    """The document `knowledge/1`: a cell for each hulpverlener of the network and each signaal, by signaal."""

    format: Literal["knowledge/1"]
    casus: ReportedCasus
    day: str
    meaning: InTwoLanguages
    hulpverleners: tuple[str, ...]
    signalen: tuple[str, ...]
    cells: tuple[KnowledgeCell, ...]

    def as_json(self) -> str:
        """The document as it is written."""
        return _written(self)


class Changes(Part):
    """The document `changes/1`: two days of one casus beside each other. Pairs and people are in order of id."""

    format: Literal["changes/1"]
    casus: ReportedCasus
    from_: str
    until: str
    made_with: MadeWith
    came: tuple[str, ...]
    left: tuple[str, ...]
    began: tuple[tuple[str, str], ...]
    silent: tuple[tuple[str, str], ...]
    ended: tuple[tuple[str, str], ...]
    appeared: tuple[ReportedFinding, ...]
    closed: tuple[ReportedFinding, ...]

    model_config = Stretch.model_config

    def as_json(self) -> str:
        """The document as it is written."""
        return _written(self)


def _written(document: Part) -> str:
    """Indented, keys in the order of the format, a newline at the end."""
    return document.model_dump_json(by_alias=True, exclude_unset=True, indent=2) + "\n"
