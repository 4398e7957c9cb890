"""The page Bevindingen from plain values."""

from dataclasses import replace
from datetime import UTC, date, datetime

from graphmodel.gaps.explanation import Explanation, ExplanationKind
from graphmodel.language import Language
from tests.unit.visualisations.drawn import berk_gaps
from visualisations.site.addresses import CasusPage
from visualisations.site.findings import Findings, Sought, findings_page
from visualisations.site.shell import Shell, Subject

SHELL = Shell(
    Language.NL,
    CasusPage.FINDINGS,
    "/",
    Subject("gezin-berk", "Gezin Berk (verzonnen)", 1, date(2023, 6, 12)),
)
AT = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)


def a_page(*said: Explanation, saved_at: datetime | None = None) -> str:
    return findings_page(SHELL, Findings(berk_gaps(), said, saved_at), Sought())


def of_first() -> Explanation:
    return Explanation(berk_gaps().findings[0].id, ExplanationKind.EXPLAINED, "A", "zo", AT)


def test_a_casus_without_findings_says_so_and_offers_no_choice() -> None:
    nothing = replace(berk_gaps(), findings=())
    html = findings_page(SHELL, Findings(nothing, (), None), Sought())
    assert "Geen van de regels geeft" in html
    assert "<select" not in html


def test_a_choice_that_nothing_fits_is_told_and_can_be_undone() -> None:
    html = findings_page(SHELL, Findings(berk_gaps(), (), None), Sought(status="explained"))
    assert "Geen bevinding voldoet aan deze keuze." in html
    assert '<a href="/casussen/gezin-berk/bevindingen">Alle bevindingen</a>' in html


def test_only_a_casus_that_was_saved_after_it_is_told_to_be_newer() -> None:
    told = "daarna opnieuw opgeslagen"
    assert told not in a_page(of_first())
    assert told not in a_page(of_first(), saved_at=AT)
    assert told in a_page(of_first(), saved_at=AT.replace(hour=11))


def test_what_was_said_before_comes_last_first_and_without_what_holds() -> None:
    said = [replace(of_first(), reason=f"nummer {n}") for n in range(3)]
    html = a_page(*said)
    before = html.partition('<details class="before">')[2].partition("</details>")[0]
    assert before.index("nummer 1") < before.index("nummer 0")
    assert "nummer 2" not in before
    assert html.count("nummer 2") == 1
