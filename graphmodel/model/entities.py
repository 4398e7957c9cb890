"""Who and what there is around one gezin: gezinsleden, organisations, hulpverleners and sources."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from graphmodel.model.moment import Moment
from graphmodel.vocabulary import (
    TYPES_WITHOUT_DOMAINS,
    Domain,
    OrganisationType,
    Relation,
    Role,
    SourceKind,
)

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]+$", max_length=200)]
Text = Annotated[str, StringConstraints(min_length=1)]
SourceReference = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9_-]+( \S.*)?$", max_length=1000)
]


class Item(BaseModel):
    """One entry of a casus file: never changed in place, no key that the format does not name.

    A key that is absent is not known; a key that is written `null` is recorded as none. Both read as `None`;
    `is_recorded` tells them apart, and equality keeps them apart.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    def is_recorded(self, field: str) -> bool:
        """Whether the file has the key of `field`, be it with a value or with null."""
        return field in self.model_fields_set

    def __eq__(self, other: object) -> bool:
        """Equal when the same keys are written with the same values."""
        return (
            isinstance(other, Item)
            and type(self) is type(other)
            and self.__dict__ == other.__dict__
            and self.model_fields_set == other.model_fields_set
        )

    def __hash__(self) -> int:
        """As equal items have the same values."""
        return hash((type(self), *self.__dict__.values()))


class SourcedItem(Item):
    """An entry that says where it is stated: the id of a source, then optionally a space and a place in it."""

    source: SourceReference | None = None


class Source(Item):
    """A dossier, interview or report that was examined."""

    id: Id
    title: Text | None = None
    kind: SourceKind
    organisation: Id | None = None
    complete: bool | None = None


class Gezinslid(SourcedItem):
    """A member of the gezin, or of the family around it (`in_gezin: false`)."""

    id: Id
    label: Text | None = None
    relation: Relation
    born: Moment | None = None
    in_gezin: bool = True


class Organisation(SourcedItem):
    """An organisation around the gezin; with a `registry` key it is the same organisation in every casus.

    `domains` absent are those of the type; a type that has none of its own must give them.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "if": {
                "required": ["type"],
                "properties": {
                    "type": {"enum": [*sorted(type_.value for type_ in TYPES_WITHOUT_DOMAINS)]}
                },
            },
            "then": {"required": ["domains"], "properties": {"domains": {"minItems": 1}}},
        }
    )

    id: Id
    name: Text | None = None
    type: OrganisationType
    domains: tuple[Domain, ...] | None = None
    registry: (
        Annotated[str, StringConstraints(pattern=r"^[a-z]+:[A-Za-z0-9._-]+$", max_length=200)]
        | None
    ) = None


class Hulpverlener(SourcedItem):
    """A professional who works for one organisation; without a label only the organisation is known."""

    id: Id
    organisation: Id
    role: Role
    label: Text | None = None
