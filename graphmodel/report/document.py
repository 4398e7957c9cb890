"""The document `gap-report/1` (contract 5): the same input gives the same bytes."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

FORMAT = "gap-report/1"


class Part(BaseModel):
    """A part of the document; only the keys that are set are written."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ReportedCasus(Part):
    """Which casus: `version` is null when it came from a file."""

    id: str
    version: int | None
    hash: str


class Stretch(Part):
    """First and last day, both inclusive, as ISO dates; null is not known."""

    from_: str | None
    until: str | None

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda f: f.rstrip("_"))


class MadeWith(Part):
    """With what the report was made; `settings` holds those that differ from the ones that come with the rules."""

    vangnet: str
    rules: str
    settings: dict[str, int] | None = None


class HandoverCounts(Part):
    """Handovers by their recorded outcome."""

    accepted: int
    refused: int
    lost: int
    unknown: int


class Summary(Part):
    """The counts of the front page (measures 1.7); two numbers are a count and out of how many.

    `explained` counts the findings that somebody explained, and is only there when there are any.
    """

    hulpverleners: int
    separate_groups: int
    isolated: tuple[str, ...]
    pairs_without_route: tuple[int, int]
    pairs_only_via_gezin: int
    domain_pairs_without_contact: tuple[int, int]
    cut_points: tuple[str, ...]
    regisseur_reach: tuple[int, int] | None
    days_without_regie: int
    handovers: HandoverCounts
    explained: int | None = None


class ReportedEvidence(Part):
    """A fact by its path in the casus file, with its source and the place in it."""

    fact: str
    source: str | None
    place: str | None


class InTwoLanguages(Part):
    """The same sentence in Dutch and in English."""

    nl: str
    en: str


class ReportedSubjects(Part):
    """The ids that a finding is about; a sort after `signalen` is only there when it has any."""

    hulpverleners: tuple[str, ...]
    gezinsleden: tuple[str, ...]
    organisations: tuple[str, ...]
    domains: tuple[str, ...]
    handovers: tuple[str, ...]
    signalen: tuple[str, ...]
    meldingen: tuple[str, ...] | None = None
    decisions: tuple[str, ...] | None = None
    contacts: tuple[str, ...] | None = None
    plans: tuple[str, ...] | None = None
    needs: tuple[str, ...] | None = None


class ReportedGain(Part):
    """What a tie would give: pairs that get a route, and by how much DF falls."""

    pairs: int
    df: float


class ReportedNorm(Part):
    """The norm that a finding rests on, and whether its source was read."""

    id: str
    law: str
    status: str


class ReportedExplanation(Part):
    """Who explained a finding, on which day (in UTC) and why."""

    by: str
    date: str
    reason: str


class ReportedFinding(Part):
    """One finding; `also` names other rules whose findings it took in, `pairs` the pairs of hulpverleners of a group.

    `explained` is there when somebody explained it.
    """

    id: str
    rule: str
    kind: str
    severity: str
    grade: str
    period: Stretch | None
    subjects: ReportedSubjects
    evidence: tuple[ReportedEvidence, ...]
    overturned_by: InTwoLanguages
    norm: ReportedNorm | None
    text: InTwoLanguages
    question: InTwoLanguages
    gain: ReportedGain | None
    also: tuple[str, ...] | None = None
    pairs: tuple[tuple[str, str], ...] | None = None
    explained: ReportedExplanation | None = None


class ReportedCover(Part):
    """Whether somebody serves a gezinslid in a domain on the day."""

    gezinslid: str
    domain: str
    state: str
    hulpverleners: tuple[str, ...]


class ReportedLoss(Part):
    """How many pairs of others lose their route when one hulpverlener falls away (KPP-Neg)."""

    hulpverlener: str
    pairs: int


class ReportedRegisseur(Part):
    """Whoever has regie on the day, among those who are active then.

    `within_two_steps`: how many of the others a message reaches over at most one more person. `contacts_without_tie`:
    pairs of the regisseur's contacts without a tie, out of all such pairs (brokerage). `effective_size` and
    `efficiency` are Burt's structural holes over the ties of the whole network; null without contacts.
    """

    hulpverlener: str
    contacts: int
    within_two_steps: tuple[int, int]
    contacts_without_tie: tuple[int, int]
    effective_size: float | None
    efficiency: float | None


class ReportedDomainPair(Part):
    """Two domains that were active together: pairs of their people with a tie, out of all; `shared` work in both.

    `first_day` and `last_day` are those of the ties; null when there are none with a date.
    """

    first: str
    second: str
    tied: tuple[int, int]
    shared: tuple[str, ...]
    first_day: str | None
    last_day: str | None


class ReportedOrganisations(Part):
    """The same groups and routes between organisations, where a change of staff changes nothing."""

    organisations: int
    separate_groups: int
    pairs_without_route: tuple[int, int]


class Indices(Part):
    """Fragmentation F, distance-weighted DF and density over the pairs active together; null without pairs."""

    f: float | None
    df: float | None
    density: float | None


class Measures(Indices):
    """The indices and the detail behind the front page.

    Of those active on the day, `robust_core` is how many stay connected whoever of them falls away, at least three;
    `lost_pairs` names everybody without whom others lose their route. Over the whole window, `groups_with_gezin` counts
    the groups when the gezinsleden are put in between.
    """

    robust_core: tuple[int, int]
    lost_pairs: tuple[ReportedLoss, ...]
    regisseurs: tuple[ReportedRegisseur, ...]
    domain_pairs: tuple[ReportedDomainPair, ...]
    organisations: ReportedOrganisations
    groups_with_gezin: int


class GapReport(Part):
    """The whole report. `agreements` are those that answered a finding before it was made."""

    format: Literal["gap-report/1"]
    casus: ReportedCasus
    day: str
    window: Stretch
    made_with: MadeWith
    summary: Summary
    findings: tuple[ReportedFinding, ...]
    coverage: tuple[ReportedCover, ...]
    measures: Measures
    agreements: tuple[str, ...]

    def as_json(self) -> str:
        """The document as it is written: indented, keys in the order of the format, a newline at the end."""
        return self.model_dump_json(by_alias=True, exclude_unset=True, indent=2) + "\n"
