"""Many casussen cut into stretches that are saved in one transaction each."""

from collections.abc import Iterable, Iterator

from graphmodel.model.casus import Casus
from graphmodel.model.checks import LISTS


def facts_of(casus: Casus) -> int:
    """How many entries the lists of `casus` have."""
    return sum(len(getattr(casus, name) or ()) for name in LISTS)


def batches(casussen: Iterable[Casus], facts: int) -> Iterator[list[Casus]]:
    """Stretches in the order given, of about so many `facts`; no stretch has the same casus twice.

    When taking the next casus fails, what was taken before it still comes as a stretch, and then the failure.
    """
    batch: dict[str, Casus] = {}
    held = 0
    try:
        for casus in casussen:
            if batch and (casus.id in batch or held >= facts):
                yield list(batch.values())
                batch, held = {}, 0
            batch[casus.id] = casus
            held += facts_of(casus)
    except Exception:
        if batch:
            yield list(batch.values())
        raise
    if batch:
        yield list(batch.values())
