"""The summary for the gezin: plain, short, without a name of anybody who helped, and never a judgement."""

import re
from dataclasses import replace

import pytest

from graphmodel.gaps.finding import Kind
from graphmodel.gaps.search import Gaps, find_gaps
from graphmodel.language import Language, text
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from graphmodel.report.document import HandoverCounts
from tests.builders import a_casus, serves
from tests.pictures import gezin_berk
from tests.unit.visualisations.documents import written as docs
from tests.unit.visualisations.drawn import berk_gaps
from visualisations.documents.blocks import Audience, ReportDocument
from visualisations.documents.gezin import MOST_LETTERS, MOST_SUBJECTS

MOST_WORDS = 24
MEAN_WORDS = 11
HARD = {
    Language.NL: (
        *("fragmentatie", "netwerk", "regie", "regisseur", "casus", "signaal", "melding", "domein"),
        *("bevinding", "graad", "zwaarte", "overdracht", "dossieronderzoek", "calamiteit", "duo"),
        *("betrokkenheid", "afstemming", "interventie", "vastgelegd", "aangetroffen", "norm"),
    ),
    Language.EN: (
        *("fragmentation", "network", "direction", "casus", "signal", "domain", "finding", "grade"),
        *("severity", "handover", "calamity", "pair", "involvement", "alignment", "intervention"),
        *("recorded", "norm", "professional"),
    ),
}
"""Words of the trade."""


def summary(gaps: Gaps, language: Language = Language.NL) -> ReportDocument:
    return docs.written(gaps, language, Audience.GEZIN)


def said(document: ReportDocument) -> str:
    return "\n".join(docs.texts(document))


def counted(**numbers: object) -> str:
    """What is said of the gezin Berk when the front page has other counts."""
    report = docs.report_of(berk_gaps())
    other = report.model_copy(update={"summary": report.summary.model_copy(update=numbers)})
    document = docs.written(berk_gaps(), audience=Audience.GEZIN, report=other)
    return docs.told(document, "found")


@pytest.mark.parametrize("name", docs.STORIES)
@pytest.mark.parametrize("language", Language)
def test_it_tells_what_was_looked_at_found_meant_and_can_be_done(
    name: str, language: Language
) -> None:
    document = summary(docs.story(name), language)
    assert [section.key for section in document.sections] == ["about", "found", "means", "can"]
    can = docs.told(document, "can")
    for deed in ("ask", "correct", "respond", "together"):
        assert text(language, f"gezin.can.{deed}") in can


@pytest.mark.parametrize("name", docs.STORIES)
@pytest.mark.parametrize("language", Language)
def test_nobody_who_helped_is_named(name: str, language: Language) -> None:
    gaps = docs.story(name)
    words = said(summary(gaps, language))
    casus = gaps.run.network.casus
    names = [person.label for person in casus.hulpverleners or ()]
    names += [organisation.name for organisation in casus.organisations or ()]
    assert [each for each in names if each and each in words] == []


@pytest.mark.parametrize("name", docs.STORIES)
@pytest.mark.parametrize("language", Language)
def test_no_word_of_the_trade_is_in_it(name: str, language: Language) -> None:
    words = set(re.findall(r"\w+", said(summary(docs.story(name), language)).lower()))
    assert words & set(HARD[language]) == set()


@pytest.mark.parametrize("name", docs.STORIES)
@pytest.mark.parametrize("language", Language)
def test_its_sentences_are_short(name: str, language: Language) -> None:
    document = summary(docs.story(name), language)
    texts = [each for section in document.sections for each in docs.texts(section.blocks)]
    sentences = [s for each in texts for s in re.split(r"(?<=[.?!:])\s", each) if s.strip(". ")]
    lengths = [len(sentence.split()) for sentence in sentences]
    assert max(lengths) <= MOST_WORDS
    assert sum(lengths) / len(lengths) <= MEAN_WORDS


def test_one_group_had_contact_and_more_had_not_all() -> None:
    assert "Zij hadden contact met elkaar" in counted(separate_groups=1)
    assert "Er waren 3 groepen." in counted(separate_groups=3)


def test_who_arranged_the_help_is_told_by_days_or_on_the_last_day() -> None:
    assert "Op 41 dagen" in counted(days_without_regie=41)
    assert "laatste dag" in counted(days_without_regie=0, regisseur_reach=None)
    nothing = counted(days_without_regie=0, regisseur_reach=(1, 2))
    assert "regelde" not in nothing


def test_help_that_went_over_is_counted_with_what_was_taken_over() -> None:
    counts = {"accepted": 0, "refused": 1, "lost": 1, "unknown": 1}
    assert "3 keer ging hulp" in counted(handovers=HandoverCounts(**counts))
    assert "staat niet bij" in counted(handovers=HandoverCounts(**counts))
    taken = counted(handovers=HandoverCounts(**{**counts, "accepted": 2}))
    assert "Bij 2 daarvan" in taken
    none = dict.fromkeys(counts, 0)
    assert "ging hulp" not in counted(handovers=HandoverCounts(**none))


def test_the_subjects_are_the_first_sorts_of_findings_and_not_the_data() -> None:
    first = berk_gaps().findings[0]
    kinds = [Kind.DATA_QUALITY, Kind.NO_REGIE, Kind.KEY_PERSON]
    findings = tuple(first._replace(kind=kind) for kind in kinds)
    words = docs.told(summary(replace(berk_gaps(), findings=findings)), "found")
    assert "wie de hulp regelt en contact dat via één persoon loopt." in words
    assert "Er zijn 3 punten" in words


def test_every_kind_of_finding_has_its_words_and_only_a_few_are_named() -> None:
    first = berk_gaps().findings[0]
    kinds = [kind for kind in Kind if kind is not Kind.DATA_QUALITY]
    findings = tuple(first._replace(kind=kind) for kind in kinds)
    for language in Language:
        words = docs.told(summary(replace(berk_gaps(), findings=findings), language), "found")
        subjects = [text(language, f"gezin.subject.{kind}") for kind in kinds]
        assert [each in words for each in subjects].count(True) == MOST_SUBJECTS


def test_without_findings_hulpverleners_or_sources_nothing_is_made_up() -> None:
    casus = a_casus({}, involvements=[], sources=[])
    words = said(summary(find_gaps(network_of(casus), select=("L01",))))
    assert text("nl", "gezin.found.people.none") in words
    assert text("nl", "gezin.found.findings.none") in words
    assert "dossiers of gesprekken" not in words


def test_one_hulpverlener_is_no_group() -> None:
    casus = a_casus({"coach": "wijkteam"}, involvements=[serves("coach")])
    words = said(summary(find_gaps(network_of(casus))))
    assert "Er was 1 hulpverlener bij uw gezin." in words
    assert "contact met elkaar, soms" not in words


def test_a_long_title_is_cut() -> None:
    data = gezin_berk().model_dump(mode="json", by_alias=True, exclude_unset=True)
    data["casus"]["title"] = "lang " * 100
    document = summary(find_gaps(network_of(Casus.model_validate(data))))
    assert len(document.subtitle) < MOST_LETTERS + 60
    assert "…" in document.subtitle
