"""The page Vergelijken from plain values."""

from datetime import date

from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language
from graphmodel.model.network import network_of
from tests.pictures import gezin_berk
from visualisations.site.addresses import CasusPage
from visualisations.site.comparison import comparison_page
from visualisations.site.shell import Shell, Subject

SHELL = Shell(
    Language.NL, CasusPage.COMPARISON, "/", Subject("gezin-berk", "Gezin Berk (verzonnen)", 1)
)


def a_page() -> str:
    days = (date(2021, 6, 1), date(2023, 6, 12))
    before, after = (find_gaps(network_of(gezin_berk(), day)) for day in days)
    return comparison_page(SHELL, before, after)


def test_each_day_has_its_tables_and_its_picture_as_a_file() -> None:
    html = a_page()
    for day in ("2021-06-01", "2023-06-12"):
        assert f"/v1/casussen/gezin-berk/network?day={day}&amp;lang=nl&amp;format=svg" in html
    assert html.count("<summary>Wie er in beeld zijn") == 2
    assert html.count("<summary>Alle verbindingen in het beeld") == 2


def test_what_is_drawn_on_either_day_is_in_one_legend() -> None:
    legend = a_page().split('aria-label="Legenda"')[1].split("</ul>")[0]
    names = [entry.split("</span>")[0] for entry in legend.split("<span>")[1:]]
    assert "casusoverleg" in names
    assert len(names) == len(set(names))


def test_findings_of_one_rule_are_told_apart_by_whom_they_are_about() -> None:
    html = a_page()
    titles = [
        each.split("</summary>")[0]
        for each in html.split("<summary>")
        if each.startswith(("L01", "L05"))
    ]
    assert len(titles) > 1
    assert len(titles) == len(set(titles))
    assert all(": " in title and " – " in title for title in titles)
