"""The detail of a report in words: a count out of how many, the names beside it, and no judgement."""

import pytest

from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from graphmodel.report.detail_sentences import MOST_LOSSES, detail_sentences, domain_rows
from graphmodel.report.document import Measures, ReportedLoss
from graphmodel.report.measures import measures
from graphmodel.report.names import Names
from tests.builders import a_casus, meets, serves

PEOPLE = {f"hv-{number}": "wijkteam" for number in range(1, 6)}


@pytest.fixture
def casus() -> Casus:
    """A regisseur between three who do not meet; the fourth meets the third alone, in another domain."""
    return a_casus(
        PEOPLE,
        involvements=[
            serves("hv-1", regie="casusregie"),
            serves("hv-2"),
            serves("hv-3"),
            serves("hv-4"),
            serves("hv-5", domain="wonen"),
        ],
        contacts=[
            *(meets("hv-1", other, on="2022-06-01") for other in ("hv-2", "hv-3", "hv-4")),
            meets("hv-4", "hv-5", on="2022-07-01"),
            meets("hv-4", "hv-5", on="2022-08-01", kind="info"),
        ],
    )


def told(casus: Casus, found: Measures | None = None, language: Language = Language.NL) -> str:
    names = Names(casus, language)
    return "\n".join(detail_sentences(found or _measures(casus), names))


def _measures(casus: Casus) -> Measures:
    return measures(find_gaps(network_of(casus)).run)


def test_who_holds_others_together_is_named_with_how_many_pairs(casus: Casus) -> None:
    assert [(loss.hulpverlener, loss.pairs) for loss in _measures(casus).lost_pairs] == [
        ("hv-1", 5),
        ("hv-4", 3),
    ]
    text = told(casus)
    assert text.count("Valt ") == 2
    assert "verliezen 5 duo's van anderen hun route" in text
    assert "kwetsbaarheid van het netwerk" in text


def test_no_more_than_five_are_named(casus: Casus) -> None:
    many = tuple(ReportedLoss(hulpverlener=f"hv-{n}", pairs=9 - n) for n in range(1, 8))
    text = told(casus, _measures(casus).model_copy(update={"lost_pairs": many}))
    assert text.count("Valt ") == MOST_LOSSES
    assert "nog 2 hulpverleners" in text


def test_the_contacts_of_the_regisseur_are_told_as_pairs_out_of_pairs(casus: Casus) -> None:
    text = told(casus)
    assert "met 3 van de 4 anderen vastgelegd contact en bereikt er 4 in" in text
    assert "vormen 3 duo's; bij 3 daarvan is onderling geen contact aangetroffen" in text
    assert "Van de 3 contacten" in text


@pytest.mark.parametrize("language", list(Language))
def test_of_two_contacts_nothing_is_said_of_what_they_are_to_each_other(language: Language) -> None:
    small = a_casus(
        {"a": "wijkteam", "b": "huisarts", "c": "ggz"},
        involvements=[serves("a", regie="casusregie"), serves("b"), serves("c")],
        contacts=[meets("a", "b"), meets("a", "c")],
    )
    assert "regie" not in told(small, language=language)


def test_whoever_stays_connected_whoever_falls_away_is_counted(casus: Casus) -> None:
    ring = a_casus(
        PEOPLE,
        involvements=[serves(who) for who in PEOPLE],
        contacts=[meets("hv-1", "hv-2", "hv-3"), meets("hv-3", "hv-4")],
    )
    assert "3 van de 5 hulpverleners blijven met elkaar verbonden" in told(ring)
    assert "blijven met elkaar verbonden" not in told(casus)


def test_domains_are_told_as_pairs_out_of_pairs_with_their_days(casus: Casus) -> None:
    (row,) = domain_rows(_measures(casus), Names(casus, Language.NL))
    assert row == (
        "jeugdhulp – wonen en opvang",
        "1 van de 4 duo's; van 1 juli 2022 tot en met 1 augustus 2022",
    )


def test_who_works_in_both_domains_is_named() -> None:
    both = a_casus(
        {"a": "wijkteam"}, involvements=[serves("a"), serves("a", domain="wonen")], contacts=[]
    )
    (row,) = domain_rows(_measures(both), Names(both, Language.EN))
    assert row.found.startswith("in both: ")


def test_of_nobody_nothing_is_said() -> None:
    assert told(a_casus()) == ""


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_called_good_or_bad(casus: Casus, language: Language) -> None:
    text = told(casus, language=language).lower()
    for word in ("goed", "slecht", "good", "bad", "zwak", "weak", "waarschijnlijk", "duidelijk"):
        assert word not in text
