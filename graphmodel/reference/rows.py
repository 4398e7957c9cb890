"""The shapes of the reference rows. A row is what the YAML files say, typed and frozen.

Wherever a row of a file has `nl` and `en` beside its other keys, those two are its `name`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graphmodel.errors import UnknownReferenceError
from graphmodel.vocabulary import (
    LEGAL_BINDINGS,
    Binding,
    ContactKind,
    Domain,
    HandoverType,
    InvolvementKind,
    Modality,
    OrganisationType,
    Role,
    RowStatus,
    SecrecyRegime,
    SignaalKind,
    SupervisorKind,
    TermUnit,
)


@dataclass(frozen=True, slots=True)
class Text:
    """One text for people in both languages."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in `language`, which is `nl` or `en`."""
        match language:
            case "nl":
                return self.nl
            case "en":
                return self.en
            case _:
                raise UnknownReferenceError("language", language)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Where rows come from; `title` as it was published, hence not translated."""

    id: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class LawRow:
    """An act, or a place in it, on which a row rests."""

    law: str
    status: RowStatus
    article: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListRow:
    """A member of somebody else's list: a TSD sector, a Big 5 column, a basisvoorwaarde."""

    id: str
    name: Text
    status: RowStatus
    sources: tuple[str, ...]
    extra: bool = False


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """A numbered member of the zelfredzaamheid-matrix: a domain or a score."""

    number: int
    name: Text
    status: RowStatus
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A life domain and where it falls in the lists of others.

    Attributes:
        zrm: Numbers of the thirteen ZRM domains of 2017.
        zrm_parenting: Whether the ZRM supplement on parenthood belongs to it too.
        related_basisvoorwaarden: What it has to do with without seeing to it.
    """

    id: Domain
    name: Text
    tsd_sectors: tuple[str, ...]
    zrm: tuple[int, ...]
    big5: tuple[str, ...]
    basisvoorwaarden: tuple[str, ...]
    laws: tuple[LawRow, ...]
    zrm_parenting: bool = False
    related_basisvoorwaarden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """A supervisor. `tsd`: one of the four of Toezicht Sociaal Domein."""

    id: str
    short: str
    kind: SupervisorKind
    name: Text
    field: Text
    basis: tuple[LawRow, ...]
    tsd: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationTypeRow:
    """A sort of organisation.

    Attributes:
        domains: Where its people are active unless a case file says otherwise; may be empty.
        supervisors: Ids of inspections.
        also: Other Dutch names for it.
        mandatory_partner: Whether a regie rule expects it at the table.
    """

    id: OrganisationType
    name: Text
    domains: tuple[Domain, ...]
    legal_basis: tuple[LawRow, ...]
    supervisors: tuple[str, ...]
    also: tuple[str, ...] = ()
    secrecy_regime: SecrecyRegime | None = None
    mandatory_partner: bool = False
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A profession or place. No `organisation_types` means any; `mostly_at` is then a hint."""

    id: Role
    name: Text
    organisation_types: tuple[OrganisationType, ...]
    registration: tuple[str, ...]
    status: RowStatus
    mostly_at: tuple[OrganisationType, ...] = ()
    sources: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class ContactKindRow:
    """A kind of contact. `level` and `weight` only order; kinds off the scale have neither."""

    id: ContactKind
    name: Text
    tie: bool
    needs: tuple[str, ...]
    definition: Text
    level: int | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class OutsideContactRow:
    """A word of the field for a relation that no contact of a case file can have."""

    id: str
    name: Text
    tie: bool
    needs: tuple[str, ...]
    definition: Text
    level: int | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class InvolvementKindRow:
    """What a hulpverlener does for a gezinslid."""

    id: InvolvementKind
    name: Text
    definition: Text


@dataclass(frozen=True, slots=True)
class InfoCodeRow:
    """A sort of information that should travel with a handover."""

    id: str
    name: Text
    definition: Text


@dataclass(frozen=True, slots=True)
class StatementRow:
    """What is expected at a handover point, as far as somebody wrote it down."""

    name: Text
    status: RowStatus
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FailureModeRow:
    """A known way in which a handover point goes wrong."""

    name: Text
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandoverTypeRow:
    """A handover point of the catalogue.

    Attributes:
        from_domains: Where it starts; empty means any domain. Likewise `to_domains`.
        info: Codes of what should travel.
        norms: Ids of norms that bear on it.
        warm_is_norm: Whether a personal transfer is good practice here.
        same_domain: Whether it stays within whatever domain it starts in.
        at_age: The birthday that brings it on, if one does.
        requires: The list that has to be covered on that day: `big5` or `basisvoorwaarden`.
    """

    id: HandoverType
    name: Text
    from_domains: tuple[Domain, ...]
    to_domains: tuple[Domain, ...]
    trigger: Text
    info: tuple[str, ...]
    warm_is_norm: bool
    norms: tuple[str, ...]
    statements: tuple[StatementRow, ...]
    failure_modes: tuple[FailureModeRow, ...]
    same_domain: bool = False
    at_age: int | None = None
    requires: str | None = None


class ClockFact(StrEnum):
    """A fact of the case file that can start or stop the clock of a norm."""

    MELDING = "melding"
    DECISION = "decision"
    NEED = "need"
    INVOLVEMENT = "involvement"
    SIGHTING = "sighting"


class ClockDate(StrEnum):
    """Which date of that fact counts."""

    DATE = "date"
    FROM = "from"
    UNTIL = "until"


class Pairing(StrEnum):
    """Which stop belongs to a start: the next one, or the other end of the same fact."""

    NEXT = "next"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class ClockEnd:
    """One end of a clock; no `kinds` or `domains` means any."""

    fact: ClockFact
    date: ClockDate
    kinds: tuple[str, ...] = ()
    domains: tuple[Domain, ...] = ()


@dataclass(frozen=True, slots=True)
class TermCheck:
    """How a case file shows whether a term was kept.

    Attributes:
        by_organisation_type: Who has to act: whom the melding went to, who decided, where the
            need waits, whose hulpverlener it is.
        pairing: With `next` both ends are about the same gezinslid where the facts name one.
    """

    start: ClockEnd
    stop: ClockEnd
    by_organisation_type: tuple[OrganisationType, ...]
    pairing: Pairing


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term of a norm.

    Attributes:
        limit: Number of `unit`; absent when the norm gives none.
        share: Percentage of all cases that this is a target for; then it binds no single case.
        checks: Alternatives, each enough; empty when a case file cannot show both ends.
    """

    unit: TermUnit
    status: RowStatus
    limit: int | None = None
    share: int | None = None
    note: Text | None = None
    checks: tuple[TermCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class NormRow:
    """A norm with its terms.

    Attributes:
        law: The act, protocol or agreement, as it is cited.
        valid_from: First day on which it held; absent when that is not established.
        valid_to: First day on which it no longer held; absent when it still holds.
    """

    id: str
    name: Text
    law: str
    binding: Binding
    sources: tuple[str, ...]
    clock_start: Text
    clock_stop: Text
    terms: tuple[TermRow, ...]
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def status(self) -> RowStatus:
        """Verified when any of its terms is."""
        verified = any(term.status is RowStatus.VERIFIED for term in self.terms)
        return RowStatus.VERIFIED if verified else RowStatus.RECALLED

    @property
    def is_legal(self) -> bool:
        """Whether its terms stand in an act or an order in council."""
        return self.binding in LEGAL_BINDINGS

    def holds_on(self, day: date) -> bool:
        """Whether it was in force on `day`; a bound that is not established excludes nothing."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class RegieRuleRow:
    """What may be expected of whoever has regie.

    Attributes:
        organisation_types: Who should be connected, any one of them; empty when it is not about that.
        from_age: From this age of a child in the gezin; with `below_age` a half-open stretch.
    """

    id: str
    name: Text
    definition: Text
    organisation_types: tuple[OrganisationType, ...]
    status: RowStatus
    sources: tuple[str, ...]
    from_age: int | None = None
    below_age: int | None = None


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """What a word for regie means."""

    id: str
    name: Text
    definition: Text
    status: RowStatus
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DutyRow:
    """Who has to, may, or may not let whom know what.

    Attributes:
        sender_types: Organisation types that send; empty means any. Likewise `receiver_types`.
        on_request: The modality when the receiver asks, where it differs.
        consent: `required` or `not_needed`.
        term: What the law says on how soon, where it does.
        valid_from: The first day on which it holds; without it, always. Likewise `valid_until`, the last day.
        kinds: Kinds of signaal that it is about; empty means any.
        is_for_severe: About severe signalen only.
        calls: By itself a reason why the receiver should have known.
        takes_reports: The receiver takes reports, and need not be involved at the time.
        is_same_help: Only towards whoever is directly involved in the same help.
        is_outside: The receiver is no hulpverlener of a casus.
    """

    id: str
    sender: Text
    receiver: Text
    sender_types: tuple[OrganisationType, ...]
    receiver_types: tuple[OrganisationType, ...]
    modality: Modality
    consent: str
    content: Text
    law: str
    status: RowStatus
    sources: tuple[str, ...]
    on_request: Modality | None = None
    term: Text | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    kinds: tuple[SignaalKind, ...] = ()
    is_for_severe: bool = False
    calls: bool = False
    takes_reports: bool = False
    is_same_help: bool = False
    is_outside: bool = False
