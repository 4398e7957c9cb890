"""A process that loads invented casussen without end, for tests that stop it: `python -m tests.contract.loading URL`.

It writes the id of each casus as soon as the store says that it is saved. User and password come from the environment.
"""

import os
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from graphmodel.errors import StoreError
from graphmodel.model.casus import Casus
from graphmodel.stores import CasusFilter, GraphStore, neo4j, open_store, sqlite
from tests.contract.invented import AT
from tests.strategies import made_at_random

ROOT = Path(__file__).parents[2]


def casus_of(number: int) -> Casus:
    """The casus with this number, the same in every process."""
    return Casus.model_validate(made_at_random(f"gezin-{number}", 4, number))


def casussen() -> Iterator[Casus]:
    """Casussen without end."""
    return map(casus_of, count())


@contextmanager
def loading(url: str, user: str = "", password: str = "") -> Generator["subprocess.Popen[str]"]:
    """The process, stopped at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.contract.loading", url],
        cwd=ROOT,
        env={**os.environ, "LOADING_USER": user, "LOADING_PASSWORD": password},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def saved_ids(process: "subprocess.Popen[str]", number: int) -> list[str]:
    """The next `number` ids that the process says are saved."""
    assert process.stdout
    return [process.stdout.readline().strip() for _ in range(number)]


def assert_whole_or_absent(store: GraphStore, said_to_be_saved: list[str]) -> None:
    """Every casus in the store is all of it there, and none that was said to be saved is missing."""
    page = store.casussen(CasusFilter(), 0, 100_000)
    present = [row.casus_id for row in page.casussen]
    assert set(said_to_be_saved) <= set(present)
    for casus_id in present:
        assert store.read(casus_id) == casus_of(int(casus_id.removeprefix("gezin-")))


def main() -> int:
    """Load until stopped; 3 when the store goes away."""
    # Many small transactions: more moments at which to be stopped.
    for store_of_a_kind in (neo4j, sqlite):
        setattr(store_of_a_kind, "FACTS_PER_TRANSACTION", 100)  # noqa: B010  # a plain assignment to either module is no type
    user, password = os.environ["LOADING_USER"] or None, os.environ["LOADING_PASSWORD"]
    try:
        with open_store(sys.argv[1], user=user, password=password) as store:
            for version in store.save_all(casussen(), AT):
                sys.stdout.write(f"{version.casus_id}\n")
                sys.stdout.flush()
    except StoreError as error:
        sys.stderr.write(f"{type(error).__name__}\n")
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
