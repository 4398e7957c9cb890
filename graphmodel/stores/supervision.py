"""Which supervisors stand over which type of organisation, as rows that a store keeps to answer questions with."""

import hashlib
from functools import cache
from importlib import resources
from typing import NamedTuple

from graphmodel.reference.reader import inspections, organisation_types

_FILES = ("organisation_types.yaml", "inspections.yaml")


class Supervisor(NamedTuple):
    """An inspection or another supervisor."""

    id: str
    kind: str
    name: str


class Supervision(NamedTuple):
    """A type of organisation and who supervises it, in the order of the reference data."""

    type: str
    supervisors: tuple[str, ...]


@cache
def edition() -> str:
    """A text that changes whenever the rows change; far cheaper than reading them."""
    folder = resources.files("graphmodel.reference")
    digest = hashlib.sha256()
    for name in _FILES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]


def supervisors() -> tuple[Supervisor, ...]:
    """All supervisors, in the order of the reference data."""
    return tuple(Supervisor(row.id, row.kind.value, row.name.nl) for row in inspections().values())


def supervision() -> tuple[Supervision, ...]:
    """All types of organisation, in the order of the reference data."""
    rows = organisation_types().values()
    return tuple(Supervision(row.id.value, tuple(row.supervisors)) for row in rows)
