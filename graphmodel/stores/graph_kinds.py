"""How each list of a casus file stands in the graph: its label, and the relationship that each reference becomes.

What has dates or a source is a node and relationships carry no properties, so every query reads alike.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, get_args, get_origin

from graphmodel.model.entities import Gezinslid, Hulpverlener, Item, Organisation, Source
from graphmodel.model.facts import (
    Agreement,
    Calamiteit,
    Contact,
    Decision,
    Examined,
    Handover,
    Involvement,
    Knowledge,
    Melding,
    Need,
    Plan,
    Regie,
    Share,
    Sighting,
    Signaal,
)
from graphmodel.model.moment import Moment
from graphmodel.vocabulary import Label, Relationship


@dataclass(frozen=True, slots=True)
class Link:
    """A field that is a relationship in the graph.

    Attributes:
        field: Name of the field in the model.
        type: Type of the relationship.
        targets: Labels that the field may point to, tried in this order.
        is_inward: The relationship runs from the target to the entry.
    """

    field: str
    type: Relationship
    targets: tuple[Label, ...]
    is_inward: bool = False


@dataclass(frozen=True)
class Kind:
    """The entries of one list: a node each.

    Attributes:
        label: Label of the nodes.
        entries: Name of the list, in the casus or in the entry that they are parts of.
        model: What one entry is.
        links: The fields that are relationships.
        parts: Lists inside an entry; each part is a node with a relationship `OF` to the entry.
    """

    label: Label
    entries: str
    model: type[Item]
    links: tuple[Link, ...] = ()
    parts: tuple["Kind", ...] = ()

    @cached_property
    def keys(self) -> dict[str, str]:
        """The key in the file of every field, which is also its name as a property."""
        return {name: field.alias or name for name, field in self.model.model_fields.items()}

    @cached_property
    def moments(self) -> frozenset[str]:
        """The fields that hold a date."""
        return frozenset(name for name in self.keys if Moment in self._types(name))

    @cached_property
    def lists(self) -> frozenset[str]:
        """The fields that hold more than one value."""
        return frozenset(name for name in self.keys if tuple in self._types(name))

    @cached_property
    def moment_keys(self) -> tuple[str, ...]:
        """The keys of the fields that hold a date."""
        return tuple(key for name, key in self.keys.items() if name in self.moments)

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """The keys whose value is a property as it stands."""
        other = {"id", "source", "in_gezin", *self.moments, *self.link_of, *self.part_of}
        return tuple(key for name, key in self.keys.items() if name not in other)

    @cached_property
    def link_of(self) -> dict[str, Link]:
        """The links by field."""
        return {link.field: link for link in self.links}

    @cached_property
    def part_of(self) -> dict[str, "Kind"]:
        """The parts by field."""
        return {part.entries: part for part in self.parts}

    def _types(self, field: str) -> set[object]:
        annotation = self.model.model_fields[field].annotation
        choices = (_bare(choice) for choice in (annotation, *get_args(annotation)))
        return {get_origin(choice) or choice for choice in choices}


def _bare(annotation: object) -> object:
    """A type without what the JSON Schema says of it beside."""
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


HULPVERLENER = (Label.HULPVERLENER,)
ORGANISATION = (Label.ORGANISATION,)
DOMAIN = (Label.DOMAIN,)
EITHER = (Label.HULPVERLENER, Label.ORGANISATION)

HAD_BY = Link("hulpverlener", Relationship.HAS, HULPVERLENER, is_inward=True)
TOOK_PART = Link("hulpverleners", Relationship.TOOK_PART, HULPVERLENER, is_inward=True)
ABOUT = Link("gezinsleden", Relationship.ABOUT, (Label.GEZINSLID,))
FOR = Link("gezinslid", Relationship.FOR, (Label.GEZINSLID,))
IN_DOMAIN = Link("domain", Relationship.IN_DOMAIN, DOMAIN)
FROM = Link("from_", Relationship.FROM, HULPVERLENER)
TO = Link("to", Relationship.TO, EITHER)
CARRIED = Link("signalen", Relationship.CARRIED, (Label.SIGNAAL,))

KNOWLEDGE = Kind(Label.KNOWLEDGE, "known_by", Knowledge, (HAD_BY,))
SHARE = Kind(Label.SHARE, "shared", Share, (FROM, TO))
ORGANISATIONS = Kind(
    Label.ORGANISATION,
    "organisations",
    Organisation,
    (Link("domains", Relationship.ACTIVE_IN, DOMAIN),),
)
GEZINSLEDEN = Kind(Label.GEZINSLID, "gezinsleden", Gezinslid)
INVOLVEMENTS = Kind(Label.INVOLVEMENT, "involvements", Involvement, (HAD_BY, FOR, IN_DOMAIN))

KINDS = (
    Kind(
        Label.SOURCE,
        "sources",
        Source,
        (Link("organisation", Relationship.OF, ORGANISATION),),
    ),
    GEZINSLEDEN,
    ORGANISATIONS,
    Kind(
        Label.HULPVERLENER,
        "hulpverleners",
        Hulpverlener,
        (Link("organisation", Relationship.WORKS_FOR, ORGANISATION),),
    ),
    INVOLVEMENTS,
    Kind(
        Label.CONTACT,
        "contacts",
        Contact,
        (
            TOOK_PART,
            Link("invited", Relationship.INVITED, HULPVERLENER, is_inward=True),
            Link("confirmed_by", Relationship.CONFIRMED, HULPVERLENER, is_inward=True),
            ABOUT,
            CARRIED,
        ),
    ),
    Kind(Label.REGIE, "regie", Regie, (HAD_BY,)),
    Kind(Label.PLAN, "plans", Plan, (TOOK_PART, ABOUT)),
    Kind(
        Label.HANDOVER,
        "handovers",
        Handover,
        (
            FROM,
            TO,
            Link("from_domain", Relationship.FROM_DOMAIN, DOMAIN),
            Link("to_domain", Relationship.TO_DOMAIN, DOMAIN),
            ABOUT,
            CARRIED,
        ),
    ),
    Kind(Label.SIGNAAL, "signalen", Signaal, (ABOUT,), (KNOWLEDGE, SHARE)),
    Kind(Label.MELDING, "meldingen", Melding, (FROM, TO, ABOUT, CARRIED)),
    Kind(
        Label.DECISION,
        "decisions",
        Decision,
        (Link("by", Relationship.BY, HULPVERLENER), ABOUT),
    ),
    Kind(
        Label.NEED,
        "needs",
        Need,
        (FOR, IN_DOMAIN, Link("waiting_at", Relationship.WAITING_AT, ORGANISATION)),
    ),
    Kind(
        Label.SIGHTING,
        "sightings",
        Sighting,
        (HAD_BY, Link("gezinslid", Relationship.OF, (Label.GEZINSLID,))),
    ),
    Kind(
        Label.AGREEMENT,
        "agreements",
        Agreement,
        (Link("hulpverleners", Relationship.BETWEEN, HULPVERLENER), ABOUT),
    ),
)
"""The lists of a casus in the order of the format."""

CALAMITEIT = Kind(Label.CALAMITEIT, "calamiteit", Calamiteit, (ABOUT,))
EXAMINED = Kind(Label.CASUS, "examined", Examined)
