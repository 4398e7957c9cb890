"""A command line with an empty store of its own, and files to give it."""

from pathlib import Path

import pytest

from api.cli import main
from graphmodel.model.casus import canonical
from tests.api.commands.shell import Ran, Shell, written
from tests.builders import a_casus, meets, serves


@pytest.fixture
def store_file(tmp_path: Path) -> Path:
    """Where the store of the test is, once a command makes it."""
    return tmp_path / "store.sqlite"


@pytest.fixture
def vangnet(
    store_file: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Shell:
    """`vangnet`, within this process, 80 columns wide."""
    monkeypatch.setenv("VANGNET_STORE", f"file:{store_file}")
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: object) -> Ran:
        status = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Ran(status, out.decode(), err.decode())

    return run


@pytest.fixture
def casus_file(tmp_path: Path) -> str:
    """Two hulpverleners of one child who never met, and one of its mother; over 2022."""
    casus = a_casus(
        {"coach": "wijkteam", "mentor": "school_vo", "arts": "huisarts"},
        involvements=[
            serves("coach", regie="casusregie"),
            serves("mentor", domain="onderwijs"),
            serves("arts", "moeder", domain="gezondheid"),
        ],
        contacts=[meets("coach", "arts", on="2022-05-02")],
        signalen=[{"id": "s1", "kind": "verzuim", "severity": "low", "gezinsleden": ["kind"]}],
        casus={"themes": ["lvb"]},
    )
    return written(tmp_path, "gezin-toets.json", canonical(casus))
