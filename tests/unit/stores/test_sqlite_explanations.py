"""Where the embedded store keeps what people say of findings: in a file of before, in a busy one, and gone for good."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graphmodel.gaps.explanation import Explanation, ExplanationKind
from graphmodel.stores import open_store, sqlite_file
from tests.contract.invented import AT, spar

SAID = Explanation(
    "L01:hv-1~hv-2",
    ExplanationKind.EXPLAINED,
    "A. Verzonnen",
    "een zeldzaam woord: kwikzilverwijzer",
    datetime(2026, 3, 4, tzinfo=UTC),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with one casus, closed."""
    file = tmp_path / "store.sqlite"
    with open_store(f"file:{file}") as store:
        store.save(spar(), AT)
    return file


def test_a_file_from_before_there_were_explanations_takes_them(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("DROP TABLE explanation")
    with open_store(f"file:{path}") as store:
        assert store.explanations("gezin-spar") == ()
        store.explain("gezin-spar", SAID)
        assert store.read("gezin-spar") == spar()
    with open_store(f"file:{path}") as store:
        assert store.explanations("gezin-spar") == (SAID,)


def test_a_file_that_somebody_writes_to_opens_at_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "SECONDS_TO_WAIT", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with open_store(f"file:{path}") as store:
            assert store.explanations("gezin-spar") == ()
        writer.execute("ROLLBACK")


def test_what_was_said_is_gone_from_the_file_with_the_casus(path: Path) -> None:
    with open_store(f"file:{path}") as store:
        store.explain("gezin-spar", SAID)
        store.delete("gezin-spar")
    assert b"kwikzilverwijzer" not in path.read_bytes()
