"""report: the same document every time, and a text that a person can read."""

import json
import re
import stat
import subprocess
from pathlib import Path

import pytest

from api.commands.report import AUDIENCES, FOR_A_FILE, FOR_PROGRAMS, FORMATS
from api.output import Destination
from api.report_text import NARROW
from graphmodel.language import text
from graphmodel.model.casus import canonical
from tests.api.commands.shell import COMMAND, Shell, surroundings, written
from tests.builders import a_casus, serves
from visualisations.documents.blocks import Audience
from visualisations.report_forms import Form

ESCAPE = "\x1b"
HOSTILE = "[red]Jan[/red] \u202ekwaad\u202c <b>&amp;</b>\nregel"


def test_a_report_of_a_file_opens_no_store(
    vangnet: Shell, casus_file: str, store_file: Path
) -> None:
    assert vangnet("report", casus_file).status == 0
    assert not store_file.exists()


def test_the_json_has_the_same_bytes_every_time(vangnet: Shell, casus_file: str) -> None:
    first, second = (vangnet("report", casus_file, "--format", "json") for _ in range(2))
    assert first.out == second.out
    assert json.loads(first.out)["format"] == "gap-report/1"
    assert first.err == ""


def test_both_languages_are_in_the_json_whatever_is_asked(vangnet: Shell, casus_file: str) -> None:
    dutch = vangnet("report", casus_file, "--format", "json")
    english = vangnet("report", casus_file, "--format", "json", "--lang", "en")
    assert dutch.out == english.out


def test_a_stored_casus_gives_the_report_of_its_file_with_a_version(
    vangnet: Shell, casus_file: str
) -> None:
    vangnet("load", casus_file)
    stored = json.loads(vangnet("report", "gezin-toets", "--format", "json").out)
    of_file = json.loads(vangnet("report", casus_file, "--format", "json").out)
    assert stored["casus"].pop("version") == 1
    assert of_file["casus"].pop("version") is None
    assert stored == of_file


def test_the_text_goes_from_what_matters_to_how_it_was_made(
    vangnet: Shell, casus_file: str
) -> None:
    ran = vangnet("report", casus_file)
    headings = re.findall(r"^[A-Z0-9 ]{8,}$", ran.out, re.MULTILINE)
    assert headings[0] == "IN HET KORT"
    assert headings[1].startswith("DE 5 BELANGRIJKSTE")
    assert headings[2].startswith("DE ANDERE")
    assert headings[3:] == ["WIE IS WAARIN BETROKKEN", "NADER BEKEKEN", "VERANTWOORDING"]
    assert ran.err == ""


def test_the_text_is_in_the_language_asked_for(vangnet: Shell, casus_file: str) -> None:
    assert text("en", "page.summary").upper() in vangnet("report", casus_file, "--lang", "en").out
    assert text("nl", "page.summary").upper() in vangnet("report", casus_file).out


def test_each_of_the_foremost_findings_tells_what_would_remove_it_and_what_to_ask(
    vangnet: Shell, casus_file: str
) -> None:
    out = vangnet("report", casus_file).out
    for key in ("page.evidence", "page.overturned_by", "page.question"):
        assert out.count(f"{text('nl', key)}: ") == 5


def test_weak_evidence_is_never_called_a_missing_link(vangnet: Shell, tmp_path: Path) -> None:
    casus = a_casus(
        {"coach": "wijkteam", "arts": "huisarts"},
        involvements=[serves("coach", source=None), serves("arts", source=None)],
        contacts=[],
        sources=[],
    )
    out = vangnet("report", written(tmp_path, "casus.json", canonical(casus))).out
    assert text("nl", "kind.missing_link.weak") in out
    assert text("nl", "kind.missing_link") not in out


def test_a_report_without_findings_says_that_this_proves_nothing(
    vangnet: Shell, casus_file: str
) -> None:
    out = vangnet("report", casus_file, "--select", "N01").out
    assert text("nl", "page.no_findings").split(".")[0] in out


def test_an_agreement_that_answered_a_finding_is_listed(vangnet: Shell, tmp_path: Path) -> None:
    casus = a_casus(
        {"coach": "wijkteam", "arts": "huisarts"},
        involvements=[serves("coach"), serves("arts")],
        agreements=[
            {
                "id": "a1",
                "kind": "via_regisseur",
                "hulpverleners": ["coach", "arts"],
                "reason": "besproken op kantoor",
            }
        ],
    )
    out = vangnet("report", written(tmp_path, "casus.json", canonical(casus))).out
    assert text("nl", "page.agreements").upper() in out
    assert "besproken op kantoor" in out


def test_rules_can_be_chosen_by_code_and_by_the_start_of_one(
    vangnet: Shell, casus_file: str
) -> None:
    given = ("--format", "json", "--select", "l,F02", "--ignore", "L03", "--ignore", "L08")
    report = json.loads(vangnet("report", casus_file, *given).out)
    rules = {finding["rule"] for finding in report["findings"]}
    assert rules
    assert rules <= {"L01", "L02", "L04", "L05", "L06", "L07", "F02"}


def test_a_changed_setting_changes_what_is_found_and_is_told(
    vangnet: Shell, casus_file: str
) -> None:
    given = ("--select", "L01", "--set", "l01_overlap=9999")
    report = json.loads(vangnet("report", casus_file, "--format", "json", *given).out)
    assert report["findings"] == []
    assert report["made_with"]["settings"] == {"l01_overlap": 9999}
    assert "9999 (l01_overlap)" in vangnet("report", casus_file, *given).out


def test_the_day_can_be_chosen(vangnet: Shell, casus_file: str) -> None:
    given = ("--format", "json", "--day", "2022-03-01")
    assert json.loads(vangnet("report", casus_file, *given).out)["day"] == "2022-03-01"


def test_a_day_before_the_casus_begins_is_a_wrong_call(vangnet: Shell, casus_file: str) -> None:
    ran = vangnet("report", casus_file, "--day", "1999-01-01")
    assert ran.status == 2
    assert "1 januari 2022" in ran.err or "2022-01-01" in ran.err


def test_a_casus_without_any_date_needs_a_day(vangnet: Shell, tmp_path: Path) -> None:
    undated = written(tmp_path, "casus.yaml", "format: casus/1\ncasus: {id: leeg}\n")
    assert vangnet("report", undated).status == 1
    assert vangnet("report", undated, "--day", "2022-01-01").status in (0, 2)


@pytest.mark.parametrize(
    "call",
    [
        ("report", "gezin-onbekend"),
        ("network", "gezin-onbekend"),
        ("trace", "gezin-onbekend"),
        ("diff", "gezin-onbekend", "2022-01-01", "2022-06-01"),
    ],
    ids=" ".join,
)
def test_a_casus_that_is_nowhere_is_wrong_input_as_a_file_that_is_nowhere(
    vangnet: Shell, casus_file: str, call: tuple[str, ...]
) -> None:
    vangnet("load", casus_file)
    ran = vangnet(*call)
    assert ran.status == 1
    assert text("nl", "call.no_file_either") in ran.err


def test_reading_from_a_store_that_is_not_there_makes_none(
    vangnet: Shell, store_file: Path
) -> None:
    ran = vangnet("report", "gezin-toets")
    assert ran.status == 3
    assert str(store_file) in ran.err
    assert not store_file.exists()


def test_a_wrong_file_is_told_on_the_standard_error(vangnet: Shell, tmp_path: Path) -> None:
    wrong = written(tmp_path, "fout.yaml", "format: casus/1\ncasus: {id: Fout}\n")
    ran = vangnet("report", wrong)
    assert ran.status == 1
    assert ran.out == ""
    assert f"{wrong}:2: casus.id: " in ran.err


def test_a_format_that_there_is_not_lists_those_that_there_are(
    vangnet: Shell, casus_file: str
) -> None:
    ran = vangnet("report", casus_file, "--format", "odt")
    assert ran.status == 2
    assert "text, json, html, pdf, docx" in ran.err


def test_somebody_for_whom_there_is_no_report_lists_those_for_whom_there_is(
    vangnet: Shell, casus_file: str
) -> None:
    ran = vangnet("report", casus_file, "--for", "buurt")
    assert ran.status == 2
    assert "dossier, gezin" in ran.err


def test_the_choices_are_those_that_can_be_made() -> None:
    assert set(FORMATS) - set(FOR_PROGRAMS) == set(Form)
    assert set(AUDIENCES) == set(Audience)


def test_json_is_not_for_the_gezin(vangnet: Shell, casus_file: str) -> None:
    ran = vangnet("report", casus_file, "--for", "gezin", "--format", "json")
    assert ran.status == 2
    assert ran.out == ""
    assert "text, html, pdf, docx" in ran.err


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("form", FOR_A_FILE)
def test_a_report_for_a_file_is_written_whole(
    vangnet: Shell, casus_file: str, tmp_path: Path, form: str, audience: str
) -> None:
    folder = tmp_path / "uit"
    folder.mkdir()
    file = folder / f"rapport.{form}"
    given = ("report", casus_file, "--for", audience, "--format", form)
    assert vangnet(*given, "-o", file) == (0, "", "")
    assert file.read_bytes().lstrip().startswith((b"%PDF-1.7", b"PK", b"<!"))
    assert list(folder.iterdir()) == [file]


def test_a_report_for_a_file_can_go_through_a_pipe(casus_file: str, tmp_path: Path) -> None:
    file = tmp_path / "rapport.pdf"
    given = ("report", casus_file, "--format", "pdf")
    piped = subprocess.run((*COMMAND, *given), capture_output=True, check=True, env=surroundings())
    with_file = subprocess.run((*COMMAND, *given, "-o", file), check=True, env=surroundings())
    assert with_file.returncode == 0
    assert piped.stdout == file.read_bytes()
    assert piped.stderr == b""


@pytest.mark.parametrize("form", FOR_A_FILE)
def test_a_report_for_a_file_is_not_poured_over_a_screen(
    vangnet: Shell, casus_file: str, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(Destination, "is_terminal", True)
    ran = vangnet("report", casus_file, "--format", form)
    assert ran.status == 2
    assert ran.out == ""
    assert "-o PAD" in ran.err


def test_the_summary_for_the_gezin_is_a_short_text(vangnet: Shell, casus_file: str) -> None:
    out = vangnet("report", casus_file, "--for", "gezin").out
    assert out.startswith("De hulp aan uw gezin\n")
    assert max(map(len, out.splitlines())) <= 80
    english = vangnet("report", casus_file, "--for", "gezin", "--lang", "en").out
    assert english.startswith("The help for your family\n")


def test_the_page_stands_on_its_own(vangnet: Shell, casus_file: str, tmp_path: Path) -> None:
    page = tmp_path / "rapport.html"
    assert vangnet("report", casus_file, "--format", "html", "-o", page) == (0, "", "")
    content = page.read_text(encoding="utf-8")
    assert content.lstrip().lower().startswith("<!doctype html>")
    assert not re.search(r"""(src|href)=["']https?:""", content)


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_file_holds_what_the_screen_would_show(
    vangnet: Shell, casus_file: str, tmp_path: Path, form: str
) -> None:
    file = tmp_path / "rapport"
    assert vangnet("report", casus_file, "--format", form, "-o", file) == (0, "", "")
    shown = vangnet("report", casus_file, "--format", form, "-o", "-").out
    assert file.read_text(encoding="utf-8").split() == shown.split()


def test_a_new_file_has_the_rights_of_any_new_file(
    vangnet: Shell, casus_file: str, tmp_path: Path
) -> None:
    beside, file = tmp_path / "gewoon", tmp_path / "rapport.json"
    beside.touch()
    vangnet("report", casus_file, "--format", "json", "-o", file)
    assert stat.S_IMODE(file.stat().st_mode) == stat.S_IMODE(beside.stat().st_mode)


def test_a_report_that_fails_leaves_the_earlier_file_and_no_half_one(
    vangnet: Shell, tmp_path: Path
) -> None:
    folder = tmp_path / "uit"
    folder.mkdir()
    earlier = folder / "rapport.json"
    earlier.write_text("eerder", encoding="utf-8")
    assert vangnet("report", "er-is-niets.yaml", "--format", "json", "-o", earlier).status == 1
    assert earlier.read_text(encoding="utf-8") == "eerder"
    assert list(folder.iterdir()) == [earlier]


def test_a_link_keeps_pointing_at_the_file_that_is_written(
    vangnet: Shell, casus_file: str, tmp_path: Path
) -> None:
    target, link = tmp_path / "echt.json", tmp_path / "verwijzing.json"
    target.write_text("eerder", encoding="utf-8")
    link.symlink_to(target)
    vangnet("report", casus_file, "--format", "json", "-o", link)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize("width", [80, 100, 40])
def test_no_line_is_wider_than_the_screen_and_none_ends_in_spaces(
    vangnet: Shell, casus_file: str, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = vangnet("report", casus_file).out.splitlines()
    assert max(map(len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []


def test_a_narrow_screen_gets_paragraphs_instead_of_a_table(
    vangnet: Shell, casus_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(NARROW - 1))
    out = vangnet("report", casus_file).out
    assert not re.search(r"^Code +Zwaarte", out, re.MULTILINE)


def test_a_pipe_gets_no_colours(
    vangnet: Shell, casus_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert ESCAPE not in vangnet("report", casus_file).out


def test_hostile_names_are_shown_as_text(vangnet: Shell, casus_file: str, tmp_path: Path) -> None:
    data = json.loads(Path(casus_file).read_text(encoding="utf-8"))
    data["casus"]["title"] = HOSTILE
    for list_name, key in (
        ("gezinsleden", "label"),
        ("hulpverleners", "label"),
        ("organisations", "name"),
        ("sources", "title"),
    ):
        for entry in data[list_name]:
            entry[key] = HOSTILE
    for entry in data["involvements"]:
        entry["source"] += " [blue]p. 1"
    ran = vangnet("report", written(tmp_path, "casus.json", json.dumps(data)))
    assert ran.status == 0
    assert "[red]Jan[/red] <U+202E>kwaad<U+202C> <b>&amp;</b> regel" in ran.out
    assert "[blue]p. 1" in ran.out
    assert not set("\u202e\u202c\x1b") & set(ran.out)
