"""Documents as pages and as text: they stand on their own, fetch nothing, and every name in them is text."""

import re
from html import unescape

import pytest

from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language
from graphmodel.model.network import network_of
from tests.pictures import hostile_casus
from tests.unit.visualisations.documents import written as docs
from tests.unit.visualisations.drawn import berk_gaps
from visualisations.documents import html
from visualisations.documents.blocks import Audience, ReportDocument
from visualisations.documents.plain import WIDTH, plain
from visualisations.report_forms import MEDIA_TYPES, Form, made


def interactive(language: Language = Language.NL) -> str:
    gaps = berk_gaps()
    made_of = (gaps, docs.report_of(gaps), language, Audience.DOSSIER)
    return made(*made_of, Form.HTML).decode()


def visible(page: str) -> str:
    """What a reader sees of a page, without line breaks."""
    body = re.sub(r"<(script|style)[^>]*>.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def said(document: ReportDocument, *keys: str) -> list[str]:
    """What some chapters say, but for keys and ids."""
    texts = [each for key in keys for each in docs.texts(docs.section(document, key).blocks)]
    return [each for each in texts if " " in each]


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("language", Language)
def test_a_page_says_all_of_it(language: Language, audience: Audience) -> None:
    document = docs.berk(language, audience)
    words = visible(html.page(document))
    keys = (section.key for section in document.sections if section.key != "network")
    assert [each for each in said(document, *keys) if each not in words] == []


def test_the_page_with_the_network_to_point_at_says_all_of_it_too() -> None:
    words = visible(interactive())
    keys = (section.key for section in docs.berk().sections if section.key != "network")
    assert [each for each in said(docs.berk(), *keys) if each not in words] == []


def test_the_page_draws_the_network_once_and_shows_the_other_drawings() -> None:
    page = interactive()
    assert page.count('id="network"') == 1
    assert page.count('class="drawing"') == len(docs.drawings(docs.berk())) - 1


def test_a_page_points_at_each_finding() -> None:
    pointed = re.findall(r'data-finding="([^"]+)"', interactive())
    assert [unescape(each) for each in pointed] == [f.id for f in berk_gaps().findings]


@pytest.mark.parametrize("audience", Audience)
def test_a_page_without_a_script_has_none_and_fetches_nothing(audience: Audience) -> None:
    page = html.page(docs.berk(audience=audience))
    assert "<script" not in page
    assert not re.search(r"""(src|href)=["'](?!data:|#)""", page)
    assert "default-src 'none'" in page


def test_a_drawing_on_a_page_is_an_image_with_its_words() -> None:
    page = html.page(docs.berk())
    words = re.findall(r'<img src="data:image/svg\+xml;base64,[^"]+" alt="([^"]+)">', page)
    assert list(map(unescape, words)) == [each.alternative for each in docs.drawings(docs.berk())]


@pytest.mark.parametrize("audience", Audience)
def test_hostile_names_stay_text_on_every_page(audience: Audience) -> None:
    gaps = find_gaps(network_of(hostile_casus()))
    pages = [
        made(gaps, docs.report_of(gaps), Language.NL, audience, Form.HTML).decode(),
        html.page(docs.hostile(audience)),
        html.page(docs.marked_up()),
    ]
    for page in pages:
        assert "<script>window.broken" not in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert '" onload="' not in page


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("form", Form)
def test_every_form_is_the_same_every_time(form: Form, audience: Audience) -> None:
    made_of = (berk_gaps(), docs.report_of(berk_gaps()), Language.NL, audience)
    assert made(*made_of, form) == made(*made_of, form)


def test_every_form_has_a_media_type() -> None:
    assert set(MEDIA_TYPES) == set(Form)


@pytest.mark.parametrize("audience", Audience)
def test_a_text_says_all_of_it_in_lines_that_fit(audience: Audience) -> None:
    document = docs.berk(audience=audience)
    written = plain(document)
    assert max(map(len, written.splitlines())) <= WIDTH
    words = " ".join(written.split()).lower()
    keys = [section.key for section in document.sections]
    squeezed = re.sub(r"[\s-]", "", words)
    missing = [s for s in said(document, *keys) if re.sub(r"[\s-]", "", s.lower()) not in squeezed]
    assert missing == []
