"""The report for the file says all that it should, in either language, and nothing stronger than the record."""

from dataclasses import replace

import pytest

from graphmodel.gaps.finding import Grade
from graphmodel.gaps.search import Gaps, find_gaps
from graphmodel.language import Language, text
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from graphmodel.report.detail_sentences import detail_sentences
from graphmodel.report.document import GapReport, MadeWith, ReportedCover
from graphmodel.report.names import Names
from graphmodel.vocabulary import CoverageState
from tests.builders import a_casus, serves
from tests.pictures import gezin_berk
from tests.unit.visualisations.documents import written as docs
from tests.unit.visualisations.drawn import berk_gaps
from visualisations.documents.blocks import Bullets, Cell, Counts, Facts, Table, ToldFinding

KEYS = [
    "scope",
    "summary",
    "examined",
    "findings",
    "network",
    "detail",
    "coverage",
    "handovers",
    "agreements",
    "method",
]


def findings(gaps: Gaps, language: Language = Language.NL) -> list[ToldFinding]:
    blocks = docs.section(docs.written(gaps, language), "findings").blocks
    return [block for block in blocks if isinstance(block, ToldFinding)]


def with_finding(**changes: object) -> Gaps:
    """What was found, with one L01 that is changed."""
    first = next(each for each in berk_gaps().findings if each.rule == "L01")
    return replace(berk_gaps(), findings=(first._replace(**changes),))


def the_table(gaps: Gaps, key: str, report: GapReport | None = None) -> Table:
    blocks = docs.section(docs.written(gaps, report=report), key).blocks
    return next(block for block in blocks if isinstance(block, Table))


def with_handover(**handover: object) -> str:
    """What the chapter says of one handover of the wijkteam."""
    data = gezin_berk().model_dump(mode="json", by_alias=True, exclude_unset=True)
    data["handovers"] = [{"id": "o1", "from": "hv-1", "sent": "2022-03-01", **handover}]
    gaps = find_gaps(network_of(Casus.model_validate(data)))
    return docs.told(docs.written(gaps), "handovers")


@pytest.mark.parametrize("name", docs.STORIES)
def test_every_report_has_the_same_chapters_in_the_same_order(name: str) -> None:
    document = docs.written(docs.story(name))
    assert [section.key for section in document.sections] == KEYS
    assert all(section.blocks for section in document.sections)


@pytest.mark.parametrize("language", Language)
def test_the_cover_names_casus_day_window_calamiteit_and_versions(language: Language) -> None:
    said = docs.told(docs.berk(language), "scope")
    expected = {
        Language.NL: ("12 juni 2023", "1 januari 2021 – 12 juni 2023", "uit een bestand"),
        Language.EN: ("12 June 2023", "1 January 2021 – 12 June 2023", "from a file"),
    }[language]
    assert all(words in said for words in (*expected, "gezin-berk", "val van de trap", "sha256:"))
    assert "2026-11" in said


def test_what_the_counts_do_not_tell_is_a_chapter_of_its_own() -> None:
    said, table = docs.section(docs.berk(), "detail").blocks
    assert isinstance(said, Bullets)
    assert isinstance(table, Table)
    measures = docs.report_of(berk_gaps()).measures
    names = Names(gezin_berk(), Language.NL)
    assert list(said.entries) == list(detail_sentences(measures, names))
    assert len(table.rows) == len(measures.domain_pairs)


def test_a_stored_casus_tells_its_version() -> None:
    report = docs.report_of(berk_gaps())
    stored = report.model_copy(update={"casus": report.casus.model_copy(update={"version": 3})})
    assert "gezin-berk, versie 3" in docs.told(docs.written(berk_gaps(), report=stored), "scope")


def test_the_sources_are_listed_with_whose_they_are() -> None:
    table = the_table(berk_gaps(), "examined")
    assert [row[0].text for row in table.rows] == ["Dossier wijkteam", "Dossier ggz"]
    assert table.rows[0][2].text == "Wijkteam Noord"
    assert [row[3].text for row in table.rows] == ["niet vastgelegd", "niet vastgelegd"]


def test_without_sources_that_is_said() -> None:
    casus = a_casus({"coach": "wijkteam"}, involvements=[serves("coach", source=None)], sources=[])
    document = docs.written(find_gaps(network_of(casus)))
    assert text("nl", "document.no_sources") in docs.told(document, "examined")


@pytest.mark.parametrize("name", docs.STORIES)
def test_the_front_page_has_eight_counts(name: str) -> None:
    blocks = docs.section(docs.written(docs.story(name)), "summary").blocks
    (counts,) = [block for block in blocks if isinstance(block, Counts)]
    assert len(counts.entries) == 8
    assert all(entry.label and entry.value.endswith(".") for entry in counts.entries)


@pytest.mark.parametrize("name", docs.STORIES)
@pytest.mark.parametrize("language", Language)
def test_every_finding_is_told_in_the_order_of_the_report(name: str, language: Language) -> None:
    gaps = docs.story(name)
    told = findings(gaps, language)
    assert [each.id for each in told] == [finding.id for finding in gaps.findings]
    for number, each in enumerate(told, 1):
        assert each.heading.startswith(f"{number}. ")
        assert each.evidence
        leads = [paragraph.lead for paragraph in each.asks]
        assert leads == [text(language, "page.question"), text(language, "page.overturned_by")]
        assert all(paragraph.text for paragraph in (*each.found, *each.asks))


def test_a_finding_shows_codes_severity_grade_and_period() -> None:
    (finding,) = findings(with_finding(also=("L03",)))
    codes, severity, grade, period = finding.marks
    assert codes == "L01+L03"
    assert severity.startswith("Zwaarte: ")
    assert grade.startswith("Graad ")
    assert " – " in period


@pytest.mark.parametrize(
    ("grade", "heading"),
    [
        (Grade.A, "1. Ontbrekende schakel"),
        (Grade.B, "1. Ontbrekende schakel"),
        (Grade.C, "1. Geen contact aangetroffen"),
        (Grade.D, "1. Geen contact aangetroffen"),
    ],
)
def test_a_weak_grade_never_stands_under_missing_link(grade: Grade, heading: str) -> None:
    assert findings(with_finding(grade=grade))[0].heading == heading


def test_evidence_names_the_source_and_its_facts() -> None:
    (finding,) = findings(with_finding())
    assert any(stated.where.startswith("Dossier wijkteam") for stated in finding.evidence)
    assert all(stated.facts.startswith("involvements[") for stated in finding.evidence)


def test_a_finding_without_facts_or_period_says_so() -> None:
    (finding,) = findings(with_finding(evidence=(), period=None))
    assert "gaat over wat ontbreekt" in finding.evidence[0].where
    assert len(finding.marks) == 3


def test_a_norm_is_told_with_its_law_and_status() -> None:
    (finding,) = findings(with_finding(norm="N-VT-TRIAGE"))
    norm = finding.found[-1]
    assert norm.lead == "Norm"
    assert "(" in norm.text


def test_what_takes_a_finding_away_is_told_in_the_language_of_the_report() -> None:
    dutch, english = (findings(with_finding(), language)[0].asks[1] for language in Language)
    assert dutch.text != english.text
    assert "contact" in english.text


def test_no_findings_is_not_called_good() -> None:
    said = docs.told(docs.written(replace(berk_gaps(), findings=())), "findings")
    assert "zegt dat niets" in said


def test_the_network_and_the_theme_lines_are_drawn_and_told_and_who_is_in_view_is_listed() -> None:
    drawings = docs.drawings(docs.berk())
    assert [drawing.key for drawing in drawings] == ["network", "theme-lines"]
    for drawing in drawings:
        assert drawing.svg.startswith("<?xml")
        assert drawing.title
        assert drawing.alternative in docs.told(docs.berk(), "network")
    people = {row[0].text for row in the_table(berk_gaps(), "network").rows}
    assert {"Moeder", "Intern begeleider"} <= people


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
    people = ("hv-5",) if state in (CoverageState.SERVED, CoverageState.REFUSED) else ()
    row = ReportedCover(gezinslid="moeder", domain="ggz", state=state, hulpverleners=people)
    report = docs.report_of(berk_gaps()).model_copy(update={"coverage": (row,)})
    table = the_table(berk_gaps(), "coverage", report)
    assert table.columns == ("Domein", "Moeder")
    assert table.rows[0][1] == Cell(words, state)


def test_a_domain_that_is_recorded_for_another_gezinslid_only_is_not_recorded() -> None:
    rows = tuple(
        ReportedCover(gezinslid=who, domain=domain, state="nobody", hulpverleners=())
        for who, domain in (("moeder", "ggz"), ("vader", "werk"))
    )
    report = docs.report_of(berk_gaps()).model_copy(update={"coverage": rows})
    cells = [cell.text for row in the_table(berk_gaps(), "coverage", report).rows for cell in row]
    assert cells.count("niet vastgelegd") == 2


def test_no_coverage_is_said() -> None:
    report = docs.report_of(berk_gaps()).model_copy(update={"coverage": ()})
    said = docs.told(docs.written(berk_gaps(), report=report), "coverage")
    assert "geen betrokkenheid en geen hulpvraag" in said


def test_the_handovers_are_those_that_the_front_page_counts() -> None:
    counts = docs.report_of(berk_gaps()).summary.handovers.model_dump()
    assert len(the_table(berk_gaps(), "handovers").rows) == sum(counts.values())


@pytest.mark.parametrize(
    ("handover", "words"),
    [
        ({"to": "hv-2", "type": "HO-VT-LOKAAL"}, "van Veilig Thuis naar het lokale team"),
        ({"to": None}, "niemand"),
        ({}, "ontvanger niet vastgelegd"),
        ({"to": "hv-2", "accepted": "2022-03-05"}, "aanvaard, 5 maart 2022"),
        ({"to": "hv-2", "outcome": "refused"}, "geweigerd"),
        ({"to": "hv-2", "accepted": "2024-03-05"}, "onbekend"),
        ({"to": "hv-2", "mode": "cold", "to_domain": "ggz"}, "koud"),
        (
            {"to": "hv-2", "carried": ["plan"], "should_carry": ["plan", "brief"]},
            "aangetroffen: brief",
        ),
        ({"to": "hv-2", "carried": []}, "geen"),
        ({"to": "hv-2", "source": "b1 p. 12"}, "Dossier wijkteam, p. 12"),
    ],
)
def test_a_handover_says_what_is_recorded_of_it(handover: dict[str, object], words: str) -> None:
    assert words in with_handover(**handover)


def test_without_handovers_that_is_said() -> None:
    casus = a_casus({"coach": "wijkteam"}, involvements=[serves("coach")], handovers=[])
    document = docs.written(find_gaps(network_of(casus)))
    assert text("nl", "summary.handovers.none") in docs.told(document, "handovers")


def test_the_agreements_that_were_applied_are_told_with_their_reason() -> None:
    report = docs.report_of(berk_gaps()).model_copy(update={"agreements": ("a1",)})
    said = docs.told(docs.written(berk_gaps(), report=report), "agreements")
    assert "regiebehandelaar, Intern begeleider: contact loopt via de regisseur" in said
    assert "afgesproken in het casusoverleg" in said


def test_no_agreement_is_said() -> None:
    report = docs.report_of(berk_gaps()).model_copy(update={"agreements": ()})
    assert "Geen." in docs.told(docs.written(berk_gaps(), report=report), "agreements")


def test_the_method_tells_words_ties_window_order_settings_and_what_is_not_claimed() -> None:
    said = docs.told(docs.berk(), "method")
    for words in (
        "van 1 januari 2021 tot en met 12 juni 2023",
        "een aanvaarde warme overdracht telt ook",
        "Instelling, geen norm",
        text("nl", "method.order"),
        "geen eigen dossier onderzocht",
        "Deze regels zwijgen",
        "Wat dit rapport niet beweert",
        "niet vanzelf betere zorg",
    ):
        assert words in said


def test_a_changed_setting_is_shown_as_changed() -> None:
    made = MadeWith(vangnet="0", rules="0", settings={"l01_overlap": 21})
    report = docs.report_of(berk_gaps()).model_copy(update={"made_with": made})
    assert "21 (gewijzigd)" in docs.told(docs.written(berk_gaps(), report=report), "method")


def test_an_undefined_measure_is_not_zero() -> None:
    made = docs.report_of(berk_gaps())
    measures = made.measures.model_copy(update={"f": None, "df": 0.5, "density": 0.1667})
    report = made.model_copy(update={"measures": measures})
    facts = [
        entry
        for part in docs.section(docs.written(berk_gaps(), report=report), "method").blocks
        for block in getattr(part, "blocks", ())
        if isinstance(block, Facts)
        for entry in block.entries
    ]
    values = [entry.value for entry in facts]
    assert "niet te bepalen" in values
    assert "0,167" in values


def test_no_text_holds_more_than_one_line_or_turns_the_direction_of_another() -> None:
    for document in (docs.hostile(), docs.marked_up()):
        for said in docs.texts(document.sections):
            assert said == " ".join(said.split())
            assert not set(said) & set("\u202a\u202b\u202d\u202e\x01")


def test_the_same_input_gives_an_equal_document() -> None:
    assert docs.written(berk_gaps()) == docs.berk()


def test_a_name_of_a_gezin_that_is_markup_is_a_title_as_it_stands() -> None:
    assert docs.MARKUP in docs.marked_up().title
