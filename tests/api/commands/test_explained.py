"""report: what people said of the findings of a stored casus is in every form of it."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graphmodel.gaps.explanation import Explanation, ExplanationKind
from graphmodel.stores import open_store
from tests.api.commands.shell import Shell

AT = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)


@pytest.fixture
def said(vangnet: Shell, casus_file: str, store_file: Path) -> tuple[str, str]:
    """The first finding and the last, both explained; the casus is in the store."""
    vangnet("load", casus_file)
    report = json.loads(vangnet("report", "gezin-toets", "--format", "json").out)
    ids = [finding["id"] for finding in report["findings"]]
    assert len(ids) > 5
    first, last = ids[0], ids[-1]
    with open_store(f"file:{store_file}") as store:
        for finding, reason in ((first, "Zo \x1b[31mafgesproken."), (last, "Nog\nnagevraagd.")):
            explanation = Explanation(
                finding, ExplanationKind.EXPLAINED, "A. Verzonnen", reason, AT
            )
            store.explain("gezin-toets", explanation)
    return first, last


def test_the_text_tells_who_explained_what_and_counts_it(
    vangnet: Shell, said: tuple[str, str]
) -> None:
    out = vangnet("report", "gezin-toets").out
    words = " ".join(out.split())
    assert "2 bevindingen zijn verklaard; zij blijven in het rapport staan." in words
    assert re.search(r"Verklaard: A\. Verzonnen, 4 maart 2026: Zo .*afgesproken\.", words)
    assert len(re.findall(r"Verklaard:", words)) == len(said)
    assert "\x1b" not in out


@pytest.mark.usefixtures("said")
def test_the_text_of_a_file_does_not_speak_of_it(vangnet: Shell, casus_file: str) -> None:
    assert "erklaard" not in vangnet("report", casus_file).out


def test_the_json_holds_it_at_its_finding(vangnet: Shell, said: tuple[str, str]) -> None:
    report = json.loads(vangnet("report", "gezin-toets", "--format", "json").out)
    explained = [finding["id"] for finding in report["findings"] if "explained" in finding]
    assert explained == list(said)
    assert report["summary"]["explained"] == 2


def test_the_page_holds_it(vangnet: Shell, said: tuple[str, str], tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    assert (
        vangnet("report", "gezin-toets", "--format", "html", "-o", file, "--lang", "en").out == ""
    )
    page = file.read_text(encoding="utf-8")
    assert page.count("A. Verzonnen, 4 March 2026") == len(said)
    assert "2 findings are explained" in page
