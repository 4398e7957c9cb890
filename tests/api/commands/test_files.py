"""check and load: what is wrong with a file, and what becomes of the others."""

import os
import resource
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from graphmodel.model.casus import canonical
from tests.api.commands.shell import Shell, written
from tests.builders import a_casus

WRONG = "format: casus/1\ncasus: {id: Fout}\nonbekend: 1\n"


def test_a_sound_file_is_told_to_the_person_and_gives_no_output(
    vangnet: Shell, casus_file: str
) -> None:
    ran = vangnet("check", casus_file)
    assert ran == (0, "", f"{casus_file}: in orde (casus gezin-toets).\n")


def test_every_problem_is_a_line_of_output_with_its_place(vangnet: Shell, tmp_path: Path) -> None:
    wrong = written(tmp_path, "fout.yaml", WRONG)
    ran = vangnet("check", wrong)
    assert ran.status == 1
    lines = ran.out.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        [f"{wrong}:2", "casus.id"],
        [f"{wrong}:3", "onbekend"],
    ]


def test_one_wrong_file_among_sound_ones_makes_the_status_1(
    vangnet: Shell, casus_file: str, tmp_path: Path
) -> None:
    ran = vangnet("check", casus_file, written(tmp_path, "fout.yaml", WRONG), "er-is-niets.yaml")
    assert ran.status == 1
    assert "in orde" in ran.err
    assert "er-is-niets.yaml" in ran.out


def test_checking_opens_no_store(vangnet: Shell, casus_file: str, store_file: Path) -> None:
    vangnet("check", casus_file)
    assert not store_file.exists()


def test_what_is_loaded_can_be_reported_by_its_id(vangnet: Shell, casus_file: str) -> None:
    ran = vangnet("load", casus_file)
    assert ran == (0, "", "gezin-toets: bewaard als versie 1, 16 gegevens.\n")
    assert vangnet("report", "gezin-toets").status == 0


def test_loading_the_same_again_makes_no_new_version(vangnet: Shell, casus_file: str) -> None:
    vangnet("load", casus_file)
    assert "versie 1" in vangnet("load", casus_file).err


def test_loading_another_content_makes_the_next_version(
    vangnet: Shell, casus_file: str, tmp_path: Path
) -> None:
    other = canonical(a_casus({"coach": "wijkteam"}))
    vangnet("load", casus_file)
    ran = vangnet("load", written(tmp_path, "anders.json", other))
    assert "gezin-toets: bewaard als versie 2" in ran.err


def test_a_file_that_is_given_twice_changes_nothing_the_second_time(
    vangnet: Shell, casus_file: str
) -> None:
    ran = vangnet("load", casus_file, casus_file)
    assert "[1/2] gezin-toets: bewaard als versie 1, 16 gegevens." in ran.err
    assert "[2/2] gezin-toets: ongewijzigd, versie 1, 16 gegevens." in ran.err


def test_a_wrong_file_keeps_no_other_out(vangnet: Shell, casus_file: str, tmp_path: Path) -> None:
    ran = vangnet("load", written(tmp_path, "fout.yaml", WRONG), casus_file)
    assert ran.status == 1
    assert ran.out == ""
    assert "1 casus geladen. 1 bestand is niet geladen." in ran.err
    assert vangnet("report", "gezin-toets").status == 0


def test_loading_many_counts_them(vangnet: Shell, tmp_path: Path) -> None:
    files = [
        written(tmp_path, f"{n}.json", canonical(a_casus(casus={"id": f"gezin-{n}"})))
        for n in range(3)
    ]
    err = vangnet("load", *files).err.splitlines()
    assert [line.split(" ")[0] for line in err] == ["[1/3]", "[2/3]", "[3/3]", "3"]


def test_a_folder_that_cannot_be_used_is_a_store_that_cannot_be_reached(
    vangnet: Shell, casus_file: str
) -> None:
    ran = vangnet("load", casus_file, "--store", f"file:{casus_file}/store.sqlite")
    assert ran.status == 3
    assert ran.err.startswith("vangnet: ")


@pytest.mark.parametrize("content", [b"", b"geen database", b"SQLite format 3\0" + b"x" * 4096])
def test_a_damaged_store_is_left_as_it_was(
    vangnet: Shell, casus_file: str, store_file: Path, content: bytes
) -> None:
    store_file.write_bytes(content)
    ran = vangnet("load", casus_file)
    assert ran.status == 3
    assert ran.err.startswith("vangnet: ")
    assert store_file.read_bytes() == content


@pytest.mark.parametrize("size", [0, 100, 4096, 8192])
def test_a_store_that_was_cut_off_is_told_and_left_as_it_is(
    vangnet: Shell, casus_file: str, store_file: Path, size: int
) -> None:
    vangnet("load", casus_file)
    os.truncate(store_file, size)
    before = store_file.read_bytes()
    for command in (("report", "gezin-toets"), ("load", casus_file)):
        ran = vangnet(*command)
        assert ran.status == 3
        assert str(store_file) in ran.err
        assert "Traceback" not in ran.err
    assert store_file.read_bytes() == before


def test_a_name_that_no_file_can_have_is_a_store_that_cannot_be_reached(vangnet: Shell) -> None:
    for words in (("report", "gezin-toets"), ("ask", "regisseurs_of_casus", "casus=gezin-toets")):
        ran = vangnet(*words, "--store", f"file:{'x' * 300}")
        assert (ran.status, ran.out) == (3, "")
        assert ran.err.startswith("vangnet: De opslag kan hier niet worden geopend")


def test_a_disk_without_room_is_told_and_nothing_is_lost(
    vangnet: Shell, casus_file: str, store_file: Path, tmp_path: Path
) -> None:
    vangnet("load", casus_file)
    head = {"id": "gezin-groot", "title": "x" * 300}
    organisations = [{"id": f"o{n}", "type": "wijkteam", "name": "x" * 300} for n in range(1000)]
    large = written(
        tmp_path, "groot.json", canonical(a_casus(casus=head, organisations=organisations))
    )
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (store_file.stat().st_size + 65536, before[1]))
    try:
        ran = vangnet("load", large)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert ran.status == 3
    assert "ruimte" in ran.err
    assert vangnet("report", "gezin-toets").status == 0
    assert vangnet("load", large).status == 0


def test_a_store_that_another_program_holds_is_told_and_nothing_is_lost(
    vangnet: Shell, casus_file: str, store_file: Path, tmp_path: Path
) -> None:
    vangnet("load", casus_file)
    other = written(tmp_path, "ander.json", canonical(a_casus(casus={"id": "ander"})))
    with closing(sqlite3.connect(store_file, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        ran = vangnet("load", other)
        holder.execute("ROLLBACK")
    assert ran.status == 3
    assert "bezet" in ran.err
    assert vangnet("report", "gezin-toets").status == 0


@pytest.mark.parametrize("url", ["neo4j://piet:geheim@localhost", "bolt://piet:geheim@localhost"])
def test_a_password_in_the_url_of_the_store_is_refused_and_not_repeated(
    vangnet: Shell, casus_file: str, url: str
) -> None:
    ran = vangnet("load", casus_file, "--store", url)
    assert ran.status == 2
    assert "geheim" not in ran.err
    assert "VANGNET_NEO4J_PASSWORD" in ran.err


@pytest.mark.parametrize("url", ["opslag.sqlite", "postgres://localhost", "file:", "neo4j://"])
def test_a_url_that_names_no_store_is_a_wrong_call(
    vangnet: Shell, casus_file: str, url: str
) -> None:
    assert vangnet("load", casus_file, "--store", url).status == 2


def test_a_store_that_cannot_be_written_where_it_stands_is_told_what_to_check(
    vangnet: Shell, casus_file: str
) -> None:
    ran = vangnet("load", casus_file, "--store", f"file:{casus_file}/store.sqlite")
    assert ran.status == 3
    assert "rechten" in ran.err
