"""Many casussen cut into stretches that are saved in one transaction each."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from graphmodel.model.casus import Casus
from graphmodel.model.checks import LISTS


class HasId(Protocol):
    """A casus, or what was made of one."""

    @property
    def id(self) -> str:
        """The id of the casus in the store."""
        ...


HasIdT = TypeVar("HasIdT", bound=HasId)


def facts_of(casus: Casus) -> int:
    """How many entries the lists of `casus` have."""
    return sum(len(getattr(casus, name) or ()) for name in LISTS)


def batches(
    casussen: Iterable[HasIdT], size: Callable[[HasIdT], int], facts: int
) -> Iterator[list[HasIdT]]:
    """Stretches in the order given, of about so many `facts`, `size` of each; no stretch has the same casus twice.

    When taking the next casus fails, what was taken before it still comes as a stretch, and then the failure.
    """
    batch: dict[str, HasIdT] = {}
    held = 0
    try:
        for casus in casussen:
            if batch and (casus.id in batch or held >= facts):
                yield list(batch.values())
                batch, held = {}, 0
            batch[casus.id] = casus
            held += size(casus)
    except Exception:
        if batch:
            yield list(batch.values())
        raise
    if batch:
        yield list(batch.values())
