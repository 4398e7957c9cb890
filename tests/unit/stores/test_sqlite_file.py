"""The file of the embedded store: how it is made, and what is said of a file that is not right."""

import os
import resource
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from weakref import WeakSet

import pytest

from graphmodel.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreFullError,
    StoreUnreachableError,
    StoreVersionError,
)
from graphmodel.model.casus import Casus
from graphmodel.questions import question
from graphmodel.stores import GraphStore, Version, open_store, sqlite_file
from graphmodel.stores.sqlite import SqliteStore
from tests.contract.conftest import ids_in
from tests.contract.invented import AT, lariks, spar

ROOT = Path(__file__).parents[3]
SAVE_LARIKS = (
    "import sys; from graphmodel.stores import open_store\n"
    "from tests.contract.invented import AT, lariks\n"
    "with open_store(f'file:{sys.argv[1]}') as store: store.save(lariks(), AT)\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file in a folder that is not there yet."""
    return tmp_path / "folder" / "store.sqlite"


@pytest.fixture
def filled(path: Path) -> Path:
    """A file with one casus, closed."""
    with open_at(path) as store:
        store.save(spar(), AT)
    return path


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for a file that is held."""
    monkeypatch.setattr(sqlite_file, "SECONDS_TO_WAIT", 0.1)


def open_at(path: Path) -> GraphStore:
    return open_store(f"file:{path}")


def test_the_file_and_its_folder_are_for_their_owner_alone(path: Path) -> None:
    with open_at(path) as store:
        store.save(spar(), AT)
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == dict.fromkeys(modes, 384)
    assert len(modes) == 3
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_closing_leaves_one_file(filled: Path) -> None:
    assert [file.name for file in filled.parent.iterdir()] == ["store.sqlite"]


def test_what_is_saved_survives_a_power_cut(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with closing(SqliteStore(filled)) as store, store._file.reading() as connection:  # pyright: ignore[reportPrivateUsage]  # side door
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_processes_that_make_the_file_at_the_same_time_make_one(path: Path) -> None:
    def save(number: int) -> None:
        with open_at(path) as store:
            store.save(lariks(casus={"id": f"gezin-{number}"}), AT)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(save, range(8)))
    with open_at(path) as store:
        assert store.read("gezin-7") == lariks(casus={"id": "gezin-7"})
    assert [file.name for file in path.parent.iterdir()] == ["store.sqlite"]


def test_a_deleted_casus_leaves_no_text_in_the_file(filled: Path) -> None:
    with open_at(filled) as store:
        store.delete("gezin-spar")
    assert b"blauwe plekken" not in filled.read_bytes()


def test_deleting_a_casus_empties_every_table_of_it(filled: Path) -> None:
    with open_at(filled) as store:
        store.delete("gezin-spar")
    with closing(sqlite3.connect(filled)) as connection:
        tables = "casus document theme organisation organisation_pair handover melding need"
        for table in tables.split():
            rows = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
            assert rows == (0,), table


def test_a_name_with_signs_that_mean_something_in_a_url_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a b?mode=ro#%41'.sqlite"
    with open_at(path) as store:
        store.save(spar(), AT)
    assert path.exists()


@pytest.mark.parametrize("size", [1, 100, 511, 512, 4096, 8192, 20480])
def test_a_file_that_is_cut_off_is_damaged(filled: Path, size: int) -> None:
    os.truncate(filled, size)
    with pytest.raises(StoreDamagedError) as error, open_at(filled) as store:
        store.read("gezin-spar")
    assert error.value.values["place"] == str(filled)


def test_a_file_that_was_emptied_is_damaged_and_left_as_it_is(filled: Path) -> None:
    os.truncate(filled, 0)
    with pytest.raises(StoreDamagedError) as error:
        open_at(filled)
    assert error.value.values["reason"] == "empty"
    assert filled.stat().st_size == 0


def test_a_file_with_other_bytes_in_its_middle_is_damaged(filled: Path) -> None:
    with filled.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(filled.stat().st_size - 4096))
    with pytest.raises(StoreDamagedError), open_at(filled) as store:
        store.read("gezin-spar")


def test_a_file_that_is_no_database_is_damaged_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Geachte heer, mevrouw,\n" * 1000, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(StoreDamagedError):
        open_at(path)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE casus (id TEXT); INSERT INTO casus VALUES ('x');")
    before = path.read_bytes()
    with pytest.raises(StoreDamagedError) as error:
        open_at(path)
    assert error.value.values["reason"] == "other_program"
    assert path.read_bytes() == before


def test_a_file_of_a_newer_vangnet_is_refused(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreVersionError):
        open_at(filled)


@pytest.mark.usefixtures("impatient")
def test_a_file_that_another_process_writes_to_can_be_read_and_is_busy_for_a_writer(
    filled: Path,
) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as other, open_at(filled) as store:
        other.execute("BEGIN IMMEDIATE")
        assert store.read("gezin-spar") == spar()
        with pytest.raises(StoreBusyError):
            store.save(lariks(), AT)
        other.execute("ROLLBACK")
        assert store.save(lariks(), AT).version == 1


@pytest.mark.usefixtures("impatient")
def test_a_file_that_another_process_holds_for_itself_is_busy(filled: Path) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusyError):
            open_at(filled)
        other.execute("ROLLBACK")


def test_a_folder_in_the_place_of_the_file_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachableError):
        open_at(tmp_path)


class TestAFileThatGoesWhileItIsOpen:
    def test_nothing_is_saved_until_a_file_is_there_again(self, filled: Path) -> None:
        with open_at(filled) as store:
            shutil.move(filled, filled.with_suffix(".kept"))
            for _ in range(2):
                with pytest.raises(StoreUnreachableError):
                    store.save(lariks(), AT)
                with pytest.raises(StoreUnreachableError):
                    store.read("gezin-spar")
            shutil.move(filled.with_suffix(".kept"), filled)
            assert store.save(lariks(), AT).version == 1
            assert ids_in(store) == ["gezin-lariks", "gezin-spar"]

    def test_the_file_that_took_its_place_is_worked_on(self, filled: Path, tmp_path: Path) -> None:
        other = tmp_path / "other.sqlite"
        with open_at(other) as store:
            store.save(lariks(), AT)
        with open_at(filled) as store:
            store.save(spar(contacts=[]), AT)
            other.replace(filled)
            assert ids_in(store) == ["gezin-lariks"]
            assert store.save(spar(), AT).version == 1
            assert store.ask(question("timeline_of_casus", {"casus": "gezin-spar"}))
        with closing(sqlite3.connect(filled)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    def test_a_file_that_was_moved_away_keeps_all_that_was_saved(self, filled: Path) -> None:
        kept = filled.with_suffix(".kept")
        with open_at(filled) as store:
            store.save(lariks(), AT)
            shutil.move(filled, kept)
        with open_at(kept) as store:
            assert ids_in(store) == ["gezin-lariks", "gezin-spar"]

    def test_a_file_that_is_made_after_it_was_deleted_has_nothing_of_it(self, filled: Path) -> None:
        with open_at(filled) as store:
            store.save(lariks(), AT)
            filled.unlink()
            # Another process loads before this one notices: the log of the deleted file still lies there.
            assert filled.with_name(f"{filled.name}-wal").stat().st_size > 0
            done = subprocess.run(
                [sys.executable, "-c", SAVE_LARIKS, str(filled)], cwd=ROOT, check=False
            )
            assert done.returncode == 0
            assert ids_in(store) == ["gezin-lariks"]
            assert store.read("gezin-lariks") == lariks()
            assert store.save(spar(), AT).version == 1

    def test_who_was_writing_is_told_that_the_file_went(self, filled: Path) -> None:
        def move(_: Version | None) -> None:
            shutil.move(filled, filled.with_suffix(".kept"))

        with open_at(filled) as store, pytest.raises(StoreUnreachableError):
            store.save(lariks(), AT, move)
        with open_at(filled.with_suffix(".kept")) as store:
            assert store.read("gezin-spar") == spar()

    def test_a_file_of_another_program_in_its_place_is_refused_until_it_goes(
        self, filled: Path
    ) -> None:
        kept = filled.with_suffix(".kept")
        with open_at(filled) as store:
            filled.rename(kept)
            filled.write_text("Geachte heer, mevrouw,\n" * 1000, encoding="utf-8")
            for _ in range(2):
                with pytest.raises(StoreDamagedError):
                    store.read("gezin-spar")
            kept.replace(filled)
            assert store.read("gezin-spar") == spar()

    def test_many_who_ask_at_that_moment_get_one_file_or_the_other(
        self, filled: Path, tmp_path: Path
    ) -> None:
        other = tmp_path / "other.sqlite"
        with open_at(other) as store:
            store.save(spar(contacts=[]), AT)

        with open_at(filled) as store, ThreadPoolExecutor(4) as pool:

            def read(number: int) -> Casus | None:
                if number == 20:
                    other.replace(filled)
                try:
                    return store.read("gezin-spar")
                except StoreUnreachableError:
                    return None

            found = list(pool.map(read, range(80)))
            assert store.read("gezin-spar") == spar(contacts=[])
        assert all(casus in (None, spar(), spar(contacts=[])) for casus in found)
        assert found[0] == spar()


@pytest.fixture
def limited(filled: Path) -> Iterator[Path]:
    """The filled file, of which the folder has no room for more."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (filled.stat().st_size + 65536, before[1]))
    try:
        yield filled
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_without_room_nothing_is_saved_and_nothing_is_lost(limited: Path) -> None:
    with open_at(limited) as store:
        many = (lariks(casus={"id": f"gezin-{n}", "title": "x" * 50_000}) for n in range(50))
        with pytest.raises(StoreFullError):
            list(store.save_all(many, AT))
        assert store.read("gezin-spar") == spar()
    most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    with open_at(limited) as store:
        assert store.read("gezin-spar") == spar()
        assert store.save(lariks(), AT).version == 1


def test_of_many_casussen_one_is_held_at_a_time(path: Path) -> None:
    alive: WeakSet[Casus] = WeakSet()
    numbers: list[int] = []

    def many() -> Iterator[Casus]:
        for n in range(20):
            casus = lariks(casus={"id": f"gezin-{n}"})
            alive.add(casus)
            yield casus
            numbers.append(len(alive))

    with open_at(path) as store:
        assert len(list(store.save_all(many(), AT))) == 20
    assert numbers == [1] * 20


def test_without_room_no_store_is_made(path: Path) -> None:
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))\n"
        "from graphmodel.errors import StoreFullError\n"
        "from graphmodel.stores import open_store\n"
        "try: open_store(f'file:{sys.argv[1]}')\n"
        "except StoreFullError: sys.exit(3)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], cwd=ROOT, check=False)
    assert done.returncode == 3
    assert list(path.parent.iterdir()) == []


def test_whoever_uses_a_file_never_imports_the_driver_of_the_server(path: Path) -> None:
    program = (
        "import sys; from graphmodel.stores import open_store\n"
        "open_store(f'file:{sys.argv[1]}').close()\n"
        "sys.exit('neo4j' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], cwd=ROOT, check=False)
    assert done.returncode == 0
