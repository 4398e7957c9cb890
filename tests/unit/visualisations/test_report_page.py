import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language
from graphmodel.model.network import network_of
from graphmodel.report.build import gap_report
from graphmodel.vocabulary import CoverageState
from tests.pictures import hostile_casus
from tests.unit.visualisations.drawn import berk, berk_gaps, hostile
from visualisations.pyvis_page import report_page
from visualisations.report_sections import sections_of

Report = dict[str, Any]


def berk_report() -> Report:
    return json.loads(gap_report(berk_gaps()).as_json())


def body(report: Mapping[str, Any], key: str, language: Language = Language.NL) -> str:
    sections = sections_of(report, berk(language), language)
    return next(str(section.body) for section in sections if section.key == key)


def headings(findings: str) -> list[str]:
    return re.findall(r"<h3>\d+\. (.*?)</h3>", findings)


def with_findings(*changes: Mapping[str, Any]) -> Report:
    """The report with one finding for each of `changes`."""
    report = berk_report()
    first = next(finding for finding in report["findings"] if finding["rule"] == "L01")
    return {**report, "findings": [{**first, **change} for change in changes]}


def test_the_sections_come_in_the_order_in_which_they_are_read() -> None:
    sections = sections_of(berk_report(), berk(), Language.NL)
    assert [section.key for section in sections] == [
        "summary",
        "findings",
        "coverage",
        "agreements",
        "method",
    ]


def test_every_finding_is_told_in_the_order_of_the_report() -> None:
    report = berk_report()
    told = body(report, "findings")
    assert re.findall(r'data-finding="(.*?)"', told) == [f["id"] for f in report["findings"]]


def test_a_finding_is_told_with_its_question_grade_evidence_and_what_overturns_it() -> None:
    told = body(berk_report(), "findings")
    for words in ("Vraag:", "Graad ", "Bewijs", "Vervalt door:", "Zwaarte: "):
        assert words in told
    assert "Dossier wijkteam <code>involvements[" in told


@pytest.mark.parametrize("grade", ["C", "D"])
def test_a_weak_grade_never_stands_under_missing_link(grade: str) -> None:
    told = body(with_findings({"grade": grade}), "findings")
    assert headings(told) == ["Geen contact aangetroffen"]


@pytest.mark.parametrize("grade", ["A", "B"])
def test_a_strong_grade_is_a_missing_link(grade: str) -> None:
    told = body(with_findings({"grade": grade}), "findings")
    assert headings(told) == ["Ontbrekende schakel"]


def test_no_findings_is_not_called_good() -> None:
    assert "zegt dat niets" in body({**berk_report(), "findings": []}, "findings")


def test_english_is_told_in_english() -> None:
    told = body(berk_report(), "findings", Language.EN)
    assert "Question:" in told
    assert "Severity: " in told


def test_a_norm_that_was_not_read_is_marked_to_be_checked() -> None:
    norm = {"id": "X", "law": "Wet X", "status": "recalled"}
    assert "Wet X (te controleren)" in body(with_findings({"norm": norm}), "findings")


def test_other_codes_and_missing_sources_are_named() -> None:
    fact = {"fact": "contacts[0]", "source": None, "place": None}
    told = body(with_findings({"also": ["L03"], "evidence": [fact]}), "findings")
    assert "Zie ook: L03" in told
    assert "bron niet vermeld <code>contacts[0]</code>" in told


def test_a_finding_without_facts_says_so() -> None:
    told = body(with_findings({"evidence": [], "period": None}), "findings")
    assert "gaat over wat ontbreekt" in told


def test_the_summary_names_people_and_counts_out_of_how_many() -> None:
    report = berk_report()
    without, all_ = report["summary"]["pairs_without_route"]
    told = body(report, "summary")
    assert f"{without} van {all_}" in told
    assert "woonconsulent" in told
    assert "hv-10" not in told


def test_without_anybody_who_directs_the_summary_says_so() -> None:
    report = berk_report()
    report["summary"]["regisseur_reach"] = None
    assert "geen regie op deze dag" in body(report, "summary")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (CoverageState.SERVED, "Huisarts"),
        (CoverageState.WAITING, "wacht op hulp"),
        (CoverageState.REFUSED, "hulp geweigerd: Huisarts"),
        (CoverageState.NOBODY, "niemand aangetroffen"),
    ],
)
def test_coverage_says_who_or_in_what_state(state: CoverageState, words: str) -> None:
    has_people = state in (CoverageState.SERVED, CoverageState.REFUSED)
    people = ["hv-5"] if has_people else []
    row = {"gezinslid": "moeder", "domain": "ggz", "state": state, "hulpverleners": people}
    told = body({**berk_report(), "coverage": [row]}, "coverage")
    assert f'<td class="state-{state}">{words}</td>' in told


def test_a_domain_that_is_recorded_for_another_gezinslid_only_is_not_recorded() -> None:
    rows: list[Report] = [
        {"gezinslid": who, "domain": domain, "state": "nobody", "hulpverleners": []}
        for who, domain in (("moeder", "ggz"), ("vader", "werk"))
    ]
    told = body({**berk_report(), "coverage": rows}, "coverage")
    assert told.count("niet vastgelegd") == 2


def test_no_coverage_is_said() -> None:
    told = body({**berk_report(), "coverage": []}, "coverage")
    assert "geen betrokkenheid en geen hulpvraag" in told


def test_the_agreements_that_were_applied_are_told_with_their_reason() -> None:
    told = body({**berk_report(), "agreements": ["a1"]}, "agreements")
    assert "regiebehandelaar, Intern begeleider: contact loopt via de regisseur" in told
    assert "afgesproken in het casusoverleg" in told


def test_no_agreement_is_said() -> None:
    assert "Geen." in body({**berk_report(), "agreements": []}, "agreements")


def test_the_method_tells_window_ties_settings_and_sources() -> None:
    told = body(berk_report(), "method")
    assert "1 januari 2021 – 12 juni 2023" in told
    assert "een aanvaarde warme overdracht telt ook" in told
    assert "Instelling, geen norm" in told
    assert "sha256:" in told


def test_a_changed_setting_is_shown_as_changed() -> None:
    report = berk_report()
    report["made_with"]["settings"] = {"l01_overlap": 21}
    assert "21 (gewijzigd)" in body(report, "method")


def test_an_undefined_measure_is_not_zero() -> None:
    report = berk_report()
    report["measures"] = {"f": None, "df": 0.5, "density": 0.1667}
    told = body(report, "method")
    assert "niet te bepalen" in told
    assert "0,167" in told


def test_a_stored_casus_tells_its_version() -> None:
    report = berk_report()
    report["casus"]["version"] = 3
    assert "gezin-berk, versie 3" in body(report, "method")


def test_hostile_names_stay_text_in_every_section() -> None:
    gaps = find_gaps(network_of(hostile_casus()))
    report = json.loads(gap_report(gaps).as_json())
    html = report_page(hostile(), report, Language.NL)
    assert "<script>window.broken" not in html
    assert "<img" not in html
