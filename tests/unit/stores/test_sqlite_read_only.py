"""The embedded store where nothing may be written: all of it is read, nothing is changed, and nothing stale is told."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from graphmodel.questions import question
from graphmodel.stores import open_store
from tests.contract.invented import AT, lariks, spar
from tests.read_only import ROOT, only_readable, printed, python
from tests.unit.stores.test_sqlite_explanations import SAID

READ = """
import sys
from graphmodel.errors import StoreError
from graphmodel.questions import question
from graphmodel.stores import CasusFilter, open_store
from tests.contract.invented import AT, lariks
try:
    store = open_store(f"file:{sys.argv[1]}")
except StoreError as error:
    sys.exit(print(type(error).__name__, error.values.get("reason")))
with store:
    print(*(each.casus_id for each in store.casussen(CasusFilter(), 0, 10).casussen))
    print(len(store.network("gezin-spar").casus.contacts))
    print(len(store.ask(question("organisations_per_inspection", {"casus": "gezin-spar", "day": "2022-06-01"}))))
    print(len(store.explanations("gezin-spar")))
    try:
        store.save(lariks(), AT)
    except StoreError as error:
        print(type(error).__name__)
"""
SAVE_AND_DIE = """
import os, signal, sys
from graphmodel.stores import open_store
from tests.contract.invented import AT, lariks
open_store(f"file:{sys.argv[1]}").save(lariks(), AT)
os.kill(os.getpid(), signal.SIGKILL)
"""
READ_TWICE = """
import sys
from graphmodel.stores import CasusFilter, open_store
with open_store(f"file:{sys.argv[1]}") as store:
    for _ in range(2):
        print(store.casussen(CasusFilter(), 0, 10).total, flush=True)
        input()
"""
READ_SLOWLY = """
import sys
from pathlib import Path
from graphmodel.errors import StoreError
from graphmodel.stores.sqlite import SqliteStore
with SqliteStore(Path(sys.argv[1])) as store:
    try:
        with store._file.reading() as connection:
            print(connection.execute("SELECT count(*) FROM casus").fetchone()[0], flush=True)
            input()
    except StoreError as error:
        print(type(error).__name__)
"""
READ_WHEN_THE_LOG_HAS_JUST_GONE = """
import sys
from graphmodel.errors import StoreError
from graphmodel.stores import open_store, sqlite_file
from graphmodel.stores.sqlite_access import Access, standing
def before(path):
    return standing(path)._replace(access=Access.READ_BESIDE_WRITERS, content=())
sqlite_file.standing = before
try:
    open_store(f"file:{sys.argv[1]}")
except StoreError as error:
    print(type(error).__name__)
"""
READ_ONLY = "StoreReadOnlyError"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A store with one casus, of which something was said, closed."""
    path = tmp_path / "folder" / "store.sqlite"
    with open_store(f"file:{path}") as store:
        store.save(spar(), AT)
        store.explain("gezin-spar", SAID)
    return path


@pytest.fixture
def told(file: Path) -> list[str]:
    """What READ prints of it where it can only be read."""
    asked = question("organisations_per_inspection", {"casus": "gezin-spar", "day": "2022-06-01"})
    with open_store(f"file:{file}") as store:
        rows = len(store.ask(asked))
    assert rows
    return ["gezin-spar", str(len(spar().contacts or ())), str(rows), "1", READ_ONLY]


def test_a_store_that_can_only_be_read_is_read_whole_and_left_as_it_is(
    file: Path, told: list[str]
) -> None:
    before = file.read_bytes()
    with only_readable(file):
        assert printed(READ, file) == told
        assert [each.name for each in file.parent.iterdir()] == [file.name]
    assert file.read_bytes() == before


@pytest.mark.parametrize("right", ["file", "folder"])
def test_a_right_to_write_to_the_file_or_to_its_folder_alone_is_not_enough(
    file: Path, told: list[str], right: str
) -> None:
    with only_readable(file):
        (file if right == "file" else file.parent).chmod(0o755)
        assert printed(READ, file) == told
        assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_what_an_older_vangnet_left_out_is_there_for_who_reads(file: Path, told: list[str]) -> None:
    with closing(sqlite3.connect(file)) as older:
        older.executescript(
            "DROP TABLE explanation; DELETE FROM supervision; UPDATE reference SET edition = 'old';"
        )
    with only_readable(file):
        assert printed(READ, file) == [*told[:3], "0", READ_ONLY]


def test_what_stands_in_the_log_of_who_died_is_read(file: Path) -> None:
    died(file)
    with only_readable(file):
        assert printed(READ, file)[0] == "gezin-lariks gezin-spar"


@pytest.mark.parametrize("end", ["-wal", "-shm"])
def test_who_may_not_write_to_what_stands_beside_a_file_reads_it(file: Path, end: str) -> None:
    died(file)
    with only_readable(file):
        for each in (file.parent, *file.parent.iterdir()):
            each.chmod(0o755)
        beside(file, end).chmod(0o444)
        assert printed(READ, file)[::4] == ["gezin-lariks gezin-spar", READ_ONLY]


def test_a_log_that_cannot_be_read_is_told_and_never_passed_over(file: Path) -> None:
    died(file)
    beside(file, "-shm").unlink()
    with only_readable(file):
        assert printed(READ, file) == [f"{READ_ONLY} log"]
    assert printed(READ, file)[0] == "gezin-lariks gezin-spar"


def test_an_empty_log_hides_nothing(file: Path, told: list[str]) -> None:
    beside(file, "-wal").touch()
    with only_readable(file):
        assert printed(READ, file) == told


def test_who_reads_sees_what_is_saved_meanwhile_by_who_may_write(file: Path) -> None:
    with open_store(f"file:{file}") as writer:
        writer.save(spar(contacts=[]), AT)
        with only_readable(file), python(READ_TWICE, file) as reader:
            assert heard(reader) == "1"
            writer.save(lariks(), AT)
            assert heard(reader, "go on") == "2"
            reader.communicate("stop\n", timeout=60)


def test_who_comes_when_a_writer_leaves_is_told_to_try_again(file: Path) -> None:
    with only_readable(file):
        assert printed(READ_WHEN_THE_LOG_HAS_JUST_GONE, file) == ["StoreBusyError"]


def test_who_reads_a_file_that_nobody_writes_to_notices_when_somebody_does(file: Path) -> None:
    with only_readable(file), python(READ_TWICE, file) as reader:
        assert heard(reader) == "1"
        written_to(file)
        assert heard(reader, "go on") == "2"
        reader.communicate("stop\n", timeout=60)


def test_what_was_read_while_somebody_wrote_is_not_told_as_read(file: Path) -> None:
    with only_readable(file), python(READ_SLOWLY, file) as reader:
        assert heard(reader) == "1"
        written_to(file)
        assert heard(reader, "go on") == "StoreBusyError"


def died(file: Path) -> None:
    """Somebody saved a casus and was killed: it is in the log."""
    ended = subprocess.run(
        [sys.executable, "-c", SAVE_AND_DIE, str(file)], cwd=ROOT, check=False, timeout=60
    )
    assert ended.returncode == -signal.SIGKILL
    assert beside(file, "-wal").stat().st_size > 0


def written_to(file: Path) -> None:
    """Somebody takes the right to write, and saves another casus."""
    file.chmod(0o600)
    file.parent.chmod(0o700)
    with open_store(f"file:{file}") as writer:
        writer.save(lariks(), AT)


def beside(file: Path, end: str) -> Path:
    return file.with_name(f"{file.name}{end}")


def heard(process: "subprocess.Popen[str]", say: str | None = None) -> str:
    """The next line that `process` prints, after it was told to go on."""
    assert process.stdin
    assert process.stdout
    if say:
        process.stdin.write(f"{say}\n")
        process.stdin.flush()
    return process.stdout.readline().strip()
