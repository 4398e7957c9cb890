"""A BSN in the words of a command comes back nowhere, and makes nothing else go wrong. The numbers are made up."""

import re
from pathlib import Path

import pytest

from tests.api.commands.shell import Shell

BSN = "111222333"
WRITTEN = (BSN, "111 222 333", "1112.22.333", "111-222-333", f"kind_{BSN}", f"a/{BSN}.yaml")
CALLS = (
    ("{}",),
    ("--{}",),
    ("--lang", "{}"),
    ("--store", "{}", "ask", "regisseurs_of_casus", "casus=x"),
    ("--store", "file:{}", "report", "gezin-toets"),
    ("--store", "file:{file}/{}/a.sqlite", "load", "{file}"),
    ("check", "{}"),
    ("load", "{}"),
    ("report", "{}"),
    ("report", "gezin-toets", "--day", "{}"),
    ("report", "gezin-toets", "--format", "{}"),
    ("report", "gezin-toets", "--select", "{}"),
    ("report", "gezin-toets", "--set", "{}"),
    ("report", "gezin-toets", "--set", "{}=1"),
    ("report", "gezin-toets", "-o", "{}/x.json"),
    ("report", "gezin-toets", "{}"),
    ("network", "{}"),
    ("network", "gezin-toets", "--format", "{}"),
    ("trace", "{}"),
    ("trace", "gezin-toets", "{}"),
    ("trace", "gezin-toets", "s1", "--to", "{}"),
    ("trace", "gezin-toets", "s1", "--before", "{}"),
    ("trace", "gezin-toets", "--remove", "{}"),
    ("trace", "gezin-toets", "--add", "{}"),
    ("trace", "gezin-toets", "--add", "coach,{},2022-03-01"),
    ("diff", "gezin-toets", "{}", "2022-03-01"),
    ("diff", "{}", "2022-03-01", "2022-04-01"),
    ("ask", "{}"),
    ("ask", "regisseurs_of_casus", "{}"),
    ("ask", "regisseurs_of_casus", "{}=1"),
    ("ask", "regisseurs_of_casus", "casus={}"),
    ("ask", "colleagues_of_hulpverlener", "hulpverlener={}", "day=2022-01-01"),
    ("ask", "colleagues_of_hulpverlener", "hulpverlener=gezin-toets/{}", "day=2022-01-01"),
    ("ask", "casussen_with_organisation", "organisation={}", "--format", "json"),
    ("ask", "casussen_with_theme", "theme={}", "--format", "csv"),
    ("ask", "needs_open_on_day", "day={}"),
    ("ask", "needs_open_on_day", "day=2022-01-01", "domain={}"),
    ("rules", "{}"),
    ("schema", "{}"),
    ("serve", "--host", "{}"),
    ("serve", "--port", "{}"),
)


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_a_bsn_in_the_words_of_a_command_is_not_repeated(
    vangnet: Shell, casus_file: str, call: tuple[str, ...]
) -> None:
    vangnet("load", casus_file)
    for written in WRITTEN:
        for language in ("nl", "en"):
            words = [word.replace("{file}", casus_file).replace("{}", written) for word in call]
            ran = vangnet(*words, *(() if "--lang" in words else ("--lang", language)))
            assert ran.status in (1, 2, 3), (words, ran)
            assert not re.search(r"\D{0,3}".join(BSN), ran.out + ran.err), (words, ran)
            assert "Traceback" not in ran.err


def test_a_bsn_in_the_name_of_a_file_that_is_sound_is_not_repeated(
    vangnet: Shell, casus_file: str, tmp_path: Path
) -> None:
    file = tmp_path / f"dossier-{BSN}.json"
    file.write_bytes(Path(casus_file).read_bytes())
    for call in (("check", file), ("load", file), ("report", file, "-o", tmp_path / f"{BSN}.txt")):
        ran = vangnet(*call)
        assert ran.status == 0
        assert BSN not in ran.out + ran.err
