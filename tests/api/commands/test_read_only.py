"""A store on a medium that can only be read: every command that reads works, one that writes says why it does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.commands.shell import Ran, Shell, start
from tests.read_only import WITHOUT_PRIVILEGE, only_readable, printed

READING = (
    ("report", "gezin-toets"),
    ("network", "gezin-toets", "--format", "json"),
    ("ask", "regisseurs_of_casus", "casus=gezin-toets"),
    ("trace", "gezin-toets"),
    ("diff", "gezin-toets", "2022-03-01", "2022-06-01"),
)
SERVE = """
import sys
from api.app import create_app
from graphmodel.stores import open_store
from tests.api.http.client import Client
with open_store(f"file:{sys.argv[1]}") as store, Client(create_app(store)) as client:
    for url in ("/casussen", "/v1/casussen", "/casussen/gezin-toets/bevindingen", "/health/ready"):
        print(client.get(url).status_code)
    removed = client.delete("/v1/casussen/gezin-toets", accept_language="en")
    print(removed.status_code, removed.json()["detail"])
    print(client.get("/v1/casussen/gezin-toets").status_code)
"""


@pytest.fixture
def read_only(vangnet: Shell, casus_file: str, tmp_path: Path) -> Iterator[Path]:
    """A store with one casus, in a folder and a file where nothing may be written."""
    file = tmp_path / "archive" / "store.sqlite"
    assert vangnet("load", casus_file, "--store", f"file:{file}").status == 0
    with only_readable(file):
        yield file


def ran(file: Path, *words: str) -> Ran:
    return start(*words, "--store", f"file:{file}", through=WITHOUT_PRIVILEGE)


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_every_command_that_reads_works(
    read_only: Path, vangnet: Shell, words: tuple[str, ...], casus_file: str
) -> None:
    vangnet("load", casus_file)
    assert ran(read_only, *words) == vangnet(*words)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("nl", "In deze opslag kan alleen worden gelezen"), ("en", "This store can only be read")],
)
def test_who_writes_is_told_that_the_store_can_only_be_read(
    read_only: Path, language: str, sentence: str, casus_file: str
) -> None:
    Path(casus_file).write_text(Path(casus_file).read_text().replace("verzuim", "schulden"))
    told = ran(read_only, "load", casus_file, "--lang", language)
    assert (told.status, told.out) == (3, "")
    assert told.err.startswith(f"vangnet: {sentence}")
    assert told.err.count("\n") == 1
    assert "versie 1" in ran(read_only, "report", "gezin-toets").out


def test_a_store_in_a_folder_that_may_not_be_entered_is_told(read_only: Path) -> None:
    read_only.parent.chmod(0o600)
    for words in READING:
        told = ran(read_only, *words)
        assert (told.status, told.out) == (3, "")
        assert told.err.startswith("vangnet: De opslag kan hier niet worden geopend")


def test_the_service_shows_everything_and_refuses_to_change_it(read_only: Path) -> None:
    *shown, removed, kept = printed(SERVE, read_only)
    assert shown == ["200"] * 4
    assert removed == "403 This store can only be read. Nothing was changed."
    assert kept == "200"
