"""Everything here is measured as the program runs: it looks less often for what can be collected, and not among what stays."""

import gc
from collections.abc import Iterator

import pytest

from api.cli import ALLOCATIONS_BEFORE_COLLECTING


@pytest.fixture(autouse=True)
def collecting_as_the_program_does() -> Iterator[None]:
    """The threshold that every command sets, and what is loaded put aside as `serve` does; for the plain ways as well."""
    before = gc.get_threshold()
    gc.set_threshold(ALLOCATIONS_BEFORE_COLLECTING)
    gc.freeze()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)
