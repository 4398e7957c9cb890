"""Documents in a browser, on the screen and on paper."""

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from tests.browser.conftest import OpenPage
from tests.pictures import casus_of, gezin_berk, hostile_casus
from tests.unit.visualisations.documents.written import written
from visualisations.documents import html
from visualisations.documents.blocks import Audience

pytestmark = pytest.mark.browser


def printed(page: Page) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("casus", [gezin_berk(), casus_of(60), hostile_casus()], ids=lambda c: c.id)
def test_the_summary_for_the_gezin_prints_on_one_page(
    open_page_without_scripts: OpenPage, casus: Casus, language: Language
) -> None:
    gaps = find_gaps(network_of(casus))
    page = open_page_without_scripts(html.page(written(gaps, language, Audience.GEZIN)))
    assert len(printed(page).pages) == 1


def test_the_report_prints_upright(open_page_without_scripts: OpenPage) -> None:
    page = open_page_without_scripts(html.page(written(find_gaps(network_of(gezin_berk())))))
    assert all(each.mediabox.width < each.mediabox.height for each in printed(page).pages)
