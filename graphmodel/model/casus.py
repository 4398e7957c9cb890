"""The casus file `casus/1`: everything that one dossier records around one gezin."""

import hashlib
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from graphmodel.model.checks import CrossReferenceError, cross_reference_problems
from graphmodel.model.entities import (
    Gezinslid,
    Hulpverlener,
    Id,
    Item,
    Organisation,
    Source,
    Text,
)
from graphmodel.model.facts import (
    Agreement,
    Calamiteit,
    Contact,
    Decision,
    Examined,
    Handover,
    Involvement,
    Melding,
    Need,
    Plan,
    Regie,
    Sighting,
    Signaal,
)

FORMAT = "casus/1"
Theme = Annotated[str, Field(pattern=r"^[a-z0-9+_-]+$", max_length=100)]
Municipality = Annotated[str, Field(pattern=r"^GM\d{4}$")]


class CasusHead(Item):
    """What the casus is called and which period its dossiers cover."""

    id: Id
    title: Text | None = None
    municipality: Municipality | None = None
    themes: tuple[Theme, ...] | None = None
    examined: Examined | None = None


class Casus(Item):
    """One dossier: a list that is `None` was not coded, an empty list was looked for and holds nothing.

    The order of every list is kept. References between the lists hold, or the value cannot be made.
    """

    format: Literal["casus/1"]
    casus: CasusHead
    calamiteit: Calamiteit | None = None
    sources: tuple[Source, ...] | None = None
    gezinsleden: tuple[Gezinslid, ...] | None = None
    organisations: tuple[Organisation, ...] | None = None
    hulpverleners: tuple[Hulpverlener, ...] | None = None
    involvements: tuple[Involvement, ...] | None = None
    contacts: tuple[Contact, ...] | None = None
    regie: tuple[Regie, ...] | None = None
    plans: tuple[Plan, ...] | None = None
    handovers: tuple[Handover, ...] | None = None
    signalen: tuple[Signaal, ...] | None = None
    meldingen: tuple[Melding, ...] | None = None
    decisions: tuple[Decision, ...] | None = None
    needs: tuple[Need, ...] | None = None
    sightings: tuple[Sighting, ...] | None = None
    agreements: tuple[Agreement, ...] | None = None

    @model_validator(mode="after")
    def _references_hold(self) -> Self:
        problems = cross_reference_problems(self)
        if problems:
            raise CrossReferenceError(problems)
        return self

    @property
    def id(self) -> str:
        """The id of the casus in the store."""
        return self.casus.id


def canonical(casus: Casus) -> str:
    """The casus as JSON with the keys that were written, in the order of the format: equal values, equal text."""
    return casus.model_dump_json(by_alias=True, exclude_unset=True)


def content_hash(casus: Casus) -> str:
    """`sha256:` and the digest of `canonical(casus)`: the order of keys in the file is no content."""
    return hash_of(canonical(casus))


def hash_of(text: str) -> str:
    """The content hash of the casus of which `text` is the canonical JSON."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
