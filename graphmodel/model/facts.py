"""What is recorded about the gezin: every fact has its own date or period, and may name its source.

`from` and `until` are the first and the last day, both inclusive. A reference is the id of another entry.
"""

from typing import Annotated

from pydantic import ConfigDict, Field

from graphmodel.model.entities import Id, Item, SourcedItem, Text
from graphmodel.model.moment import Moment
from graphmodel.vocabulary import (
    AgreementKind,
    ContactKind,
    DecisionKind,
    Domain,
    Ended,
    HandoverMode,
    HandoverOutcome,
    HandoverType,
    InvolvementKind,
    MeldingKind,
    RegieKind,
    Response,
    SightingPlace,
    SignaalKind,
    SignaalSeverity,
)

MINIMUM_OF_A_CONTACT = 2
"""Fewer hulpverleners than this cannot have contact."""

From = Annotated[Moment | None, Field(alias="from")]
Ids = Annotated[tuple[Id, ...], Field(json_schema_extra={"uniqueItems": True})]
Participants = Annotated[
    tuple[Id, ...], Field(json_schema_extra={"uniqueItems": True, "minItems": MINIMUM_OF_A_CONTACT})
]


class Lasting(SourcedItem):
    """A fact that lasts: `until` absent is not known, `until: null` is still going on."""

    from_: From = None
    until: Moment | None = None


class Involvement(Lasting):
    """A hulpverlener serves a gezinslid in one domain; `ended` tells how, so it has an `until`."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"required": ["ended"], "properties": {"ended": {"type": "string"}}},
            "then": {"required": ["until"], "properties": {"until": {"type": "string"}}},
        }
    )

    hulpverlener: Id
    gezinslid: Id
    domain: Domain
    kind: InvolvementKind
    regie: RegieKind | None = None
    ended: Ended | None = None


class Contact(SourcedItem):
    """A dated event in which two or more hulpverleners met or exchanged.

    `confirmed_by` holds the participants whose own file records it; absent is not known.
    """

    id: Id
    kind: ContactKind
    date: Moment | None = None
    hulpverleners: Participants
    invited: Ids | None = None
    gezinsleden: Ids | None = None
    signalen: Ids | None = None
    confirmed_by: Ids | None = None


class Regie(Lasting):
    """Somebody directs the help, with or without serving a gezinslid."""

    hulpverlener: Id
    kind: RegieKind


class Plan(Lasting):
    """A plan that hulpverleners share."""

    id: Id
    name: Text | None = None
    hulpverleners: Ids | None = None
    gezinsleden: Ids | None = None


class Handover(SourcedItem):
    """A handover point: responsibility or information goes over.

    `to: null` = recorded that it went to nobody; `accepted: null` = recorded as not accepted; absent = not known.
    """

    id: Id
    type: HandoverType | None = None
    from_: Annotated[Id, Field(alias="from")]
    to: Id | None = None
    from_domain: Domain | None = None
    to_domain: Domain | None = None
    gezinsleden: Ids | None = None
    sent: Moment | None = None
    accepted: Moment | None = None
    mode: HandoverMode | None = None
    outcome: HandoverOutcome | None = None
    outcome_date: Moment | None = None
    should_carry: tuple[Text, ...] | None = None
    carried: tuple[Text, ...] | None = None
    signalen: Ids | None = None


class Knowledge(SourcedItem):
    """A hulpverlener knows a signaal since a moment."""

    hulpverlener: Id
    since: Moment | None = None


class Share(SourcedItem):
    """A signaal goes from a hulpverlener to a hulpverlener or to the inbox of an organisation."""

    from_: Annotated[Id, Field(alias="from")]
    to: Id | None = None
    date: Moment | None = None
    response: Response | None = None


class Signaal(SourcedItem):
    """What somebody noticed at the time."""

    id: Id
    text: Text | None = None
    kind: SignaalKind
    severity: SignaalSeverity | None = None
    date: Moment | None = None
    gezinsleden: Ids | None = None
    from_child: bool | None = None
    known_by: tuple[Knowledge, ...] | None = None
    shared: tuple[Share, ...] | None = None


class Melding(SourcedItem):
    """A formal report; `feedback: null` = recorded that the melder heard nothing, absent = not known."""

    id: Id
    date: Moment | None = None
    from_: Annotated[Id, Field(alias="from")]
    to: Id | None = None
    kind: MeldingKind
    gezinsleden: Ids | None = None
    signalen: Ids | None = None
    feedback: Moment | None = None


class Decision(SourcedItem):
    """What a hulpverlener decided."""

    id: Id
    date: Moment | None = None
    by: Id
    kind: DecisionKind
    gezinsleden: Ids | None = None


class Need(Lasting):
    """Help that a gezinslid needs in a domain; `waiting_at` is the organisation where it waits."""

    gezinslid: Id
    domain: Domain
    text: Text | None = None
    waiting_at: Id | None = None


class Sighting(SourcedItem):
    """A hulpverlener saw a gezinslid."""

    hulpverlener: Id
    gezinslid: Id
    date: Moment | None = None
    place: SightingPlace | None = None
    spoken_alone: bool | None = None


class Agreement(Lasting):
    """A recorded reason why a link is rightly absent; `gezinsleden` absent = all of them."""

    id: Id
    kind: AgreementKind
    hulpverleners: Participants
    gezinsleden: Ids | None = None
    reason: Text | None = None


class Calamiteit(Item):
    """The event that led to the investigation."""

    date: Moment
    summary: Text | None = None
    gezinsleden: Ids | None = None


class Examined(Item):
    """The period that the dossiers cover, first and last day inclusive."""

    from_: From = None
    until: Moment | None = None
