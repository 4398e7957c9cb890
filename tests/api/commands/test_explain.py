"""explain: what somebody says of a finding is kept, shown, withdrawn, and refused when it is wrong."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.api.commands.shell import Ran, Shell, written

CASUS = "gezin-toets"
FINDING = "L01:coach~mentor"
NAME, REASON = "A. Verzonnen", "Mondeling afgesproken."
BSN = "111222333"
LINDE = str(Path(__file__).parents[3] / "fixtures" / "gezin-linde" / "casus.yaml")
WITHOUT_A_FINDING = """\
format: casus/1
casus: {id: gezin-stil, examined: {from: 2022-01-01, until: 2022-12-31}}
gezinsleden: []
organisations: [{id: o, type: huisarts, name: O}, {id: p, type: smw, name: P}]
hulpverleners: [{id: a, organisation: o, role: huisarts}, {id: b, organisation: p, role: anders}]
sources:
  - {id: s, kind: dossier, organisation: o, complete: true}
  - {id: t, kind: dossier, organisation: p, complete: true}
contacts: [{id: c, kind: info, hulpverleners: [a, b], invited: [], date: 2022-02-02}]
plans: []
needs: []
sightings: []
decisions: []
meldingen: []
"""


@pytest.fixture
def explain(vangnet: Shell, casus_file: str) -> Shell:
    """`vangnet explain`; the casus is in the store."""
    assert vangnet("load", casus_file).status == 0

    def run(*words: object) -> Ran:
        return vangnet("explain", CASUS, *words)

    return run


def said(finding: str = FINDING, by: str = NAME, reason: str = REASON) -> tuple[str, ...]:
    return (finding, "--by", by, "--reason", reason)


def explained(vangnet: Shell) -> dict[str, dict[str, Any]]:
    report = json.loads(vangnet("report", CASUS, "--format", "json").out)
    return {f["id"]: f["explained"] for f in report["findings"] if "explained" in f}


def test_what_is_said_stands_in_the_report(vangnet: Shell, explain: Shell) -> None:
    ran = explain(*said())
    assert ran == (0, "", f"{CASUS}: {FINDING} is als verklaard gemarkeerd.\n")
    (kept,) = explained(vangnet).values()
    assert (kept["by"], kept["reason"]) == (NAME, REASON)


def test_saying_the_same_again_adds_nothing(explain: Shell) -> None:
    explain(*said())
    again = explain(*said(), "--lang", "en")
    assert again == (0, "", f"{CASUS}: {FINDING} was marked as explained in this way already.\n")
    assert explain().out.count(NAME) == 1


def test_what_is_withdrawn_stays_readable(vangnet: Shell, explain: Shell) -> None:
    explain(*said())
    ran = explain("--withdraw", *said(reason="Toch niet."))
    assert ran == (0, "", f"{CASUS}: de verklaring van {FINDING} is ingetrokken.\n")
    assert explained(vangnet) == {}
    listed = explain().out
    assert f"{NAME}: verklaard. {REASON}" in listed
    assert f"{NAME}: ingetrokken. Toch niet." in listed


def test_without_a_finding_every_finding_is_listed_with_its_id_in_the_order_of_the_report(
    vangnet: Shell, explain: Shell
) -> None:
    report = json.loads(vangnet("report", CASUS, "--format", "json").out)
    ids = [finding["id"] for finding in report["findings"]]
    lines = explain().out.splitlines()
    assert [line for line in lines if line in ids] == ids
    assert len(ids) > 3


def test_a_report_without_a_finding_is_told(vangnet: Shell, tmp_path: Path) -> None:
    vangnet("load", written(tmp_path, "casus.yaml", WITHOUT_A_FINDING))
    ran = vangnet("explain", "gezin-stil", "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("None of the rules gives a finding on these data.")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_examples_in_the_help_can_be_followed(vangnet: Shell, language: str) -> None:
    vangnet("load", LINDE)
    told = vangnet("explain", "--help", "--lang", language).out.replace("\\\n", "")
    examples = [shlex.split(each) for each in re.findall(r"^  vangnet (explain .*)", told, re.M)]
    assert len(examples) == 3
    assert [vangnet(*words).status for words in examples] == [0, 0, 0]


def test_an_id_is_never_broken_or_cut_off(explain: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "10")
    assert FINDING in explain().out.splitlines()


def test_what_was_said_of_a_finding_that_is_not_found_on_the_day_is_listed_apart(
    explain: Shell,
) -> None:
    explain(*said())
    _, gone = explain("--day", "2022-01-02", "--lang", "en").out.split("not found on this day")
    assert FINDING in gone.splitlines()
    assert f"{NAME}: explained. {REASON}" in gone
    assert explain("--day", "2022-01-02", "--withdraw", *said()).status == 0


def test_a_finding_is_looked_for_on_the_day_that_is_asked(explain: Shell) -> None:
    assert explain("--day", "2022-01-02", *said()).status == 1
    assert explain("--day", "2022-11-01", *said()).status == 0


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (
            said("L01:x~y"),
            1,
            "geen bevinding met deze id. Er is niets gewijzigd. Met alleen de casus",
        ),
        (
            ("--withdraw", *said()),
            1,
            "gemarkeerd. Er is niets gewijzigd. Met alleen de casus",
        ),
        ((FINDING,), 2, "--by: dit ontbreekt. --reason: dit ontbreekt."),
        ((FINDING, "--reason", REASON), 2, "--by: dit ontbreekt."),
        (said(by=" ", reason="x" * 2001), 2, "--by: hier moet iets staan"),
        (said(reason=f"bel {BSN}"), 2, "--reason: hier staat een getal dat een BSN kan zijn"),
        (said(reason="a\x1b[2J"), 2, "--reason: hier staat een onzichtbaar stuurteken"),
        (said(by="A\udcff"), 2, "--by: hier staat een onzichtbaar stuurteken"),
        (("--by", NAME), 2, "over één bevinding"),
        (("--withdraw",), 2, "over één bevinding"),
        ((*said(), "--day", "2022-02-30"), 2, "geen dag van de kalender"),
    ],
    ids=lambda each: each[:30] if isinstance(each, str) else None,
)
def test_what_cannot_be_kept_is_told_in_one_sentence_and_nothing_is_kept(
    vangnet: Shell, explain: Shell, words: tuple[str, ...], status: int, told: str
) -> None:
    ran = explain(*words)
    assert (ran.status, ran.out) == (status, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1
    assert BSN not in ran.err
    assert explained(vangnet) == {}


def test_a_casus_in_a_file_has_to_be_in_the_store_first(vangnet: Shell, casus_file: str) -> None:
    ran = vangnet("explain", casus_file, *said())
    assert ran.status == 2
    assert "vangnet load" in ran.err


def test_a_casus_that_is_not_in_the_store_is_told(vangnet: Shell, casus_file: str) -> None:
    assert vangnet("explain", CASUS, *said()).status == 3
    vangnet("load", casus_file)
    for name in ("gezin-weg", "geen id"):
        for words in ((), said()):
            ran = vangnet("explain", name, *words)
            assert (ran.status, ran.out) == (1, "")
