"""A report counts what was explained apart, and says nothing of it where nothing was."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from typing import Any

import pytest

from graphmodel.gaps.explanation import Explanation, ExplanationKind
from graphmodel.language import Language
from graphmodel.report.build import gap_report
from graphmodel.report.document import GapReport
from tests.unit.visualisations.drawn import berk_gaps
from visualisations.documents.blocks import Audience
from visualisations.report_forms import Form, made

REASON = "Telefonisch besproken <b>&"


def said_of_first() -> Explanation:
    at = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
    finding = berk_gaps().findings[0].id
    return Explanation(finding, ExplanationKind.EXPLAINED, "A. Verzonnen", REASON, at)


def report(*said: Explanation) -> Mapping[str, Any]:
    return json.loads(gap_report(berk_gaps().explained(said)).as_json())


def test_an_explained_finding_says_by_whom_when_and_why() -> None:
    first, *others = report(said_of_first())["findings"]
    assert first["explained"] == {"by": "A. Verzonnen", "date": "2026-03-04", "reason": REASON}
    assert all("explained" not in finding for finding in others)


def test_it_is_counted_apart() -> None:
    assert report(said_of_first())["summary"]["explained"] == 1


def test_a_report_in_which_nothing_is_explained_does_not_speak_of_it() -> None:
    assert '"explained"' not in gap_report(berk_gaps()).as_json()


def test_nothing_else_of_the_report_changes() -> None:
    plain, told = report(), report(said_of_first())
    told["findings"][0].pop("explained")
    told["summary"].pop("explained")
    assert told == plain


def test_the_document_reads_back() -> None:
    document = gap_report(berk_gaps().explained([said_of_first()]))
    assert GapReport.model_validate_json(document.as_json()).as_json() == document.as_json()


def in_words(form: Form, audience: Audience, *said: Explanation) -> str:
    gaps = berk_gaps().explained(said)
    frame = gap_report(replace(gaps, findings=()))
    return made(gaps, frame, Language.NL, audience, form).decode()


@pytest.mark.parametrize(("form", "reason"), [(Form.TEXT, REASON), (Form.HTML, escape(REASON))])
def test_the_report_for_the_file_tells_it_and_keeps_it_a_text(form: Form, reason: str) -> None:
    told = " ".join(in_words(form, Audience.DOSSIER, said_of_first()).split())
    assert "1 bevinding is verklaard" in told
    assert f"A. Verzonnen, 4 maart 2026: {reason}" in told
    assert "erklaard" not in in_words(form, Audience.DOSSIER)


def test_the_summary_for_the_gezin_does_not_name_who_explained_something() -> None:
    told = in_words(Form.TEXT, Audience.GEZIN, said_of_first())
    assert told == in_words(Form.TEXT, Audience.GEZIN)
