from dataclasses import replace
from xml.etree import ElementTree

from graphmodel.language import Language
from graphmodel.vocabulary import Domain
from tests.pictures import HOSTILE_NAMES
from tests.unit.visualisations.charted import SVG, parsed
from visualisations import canvas_svg
from visualisations.canvas import Bar, Figure, Glyph, Picture, Stroke, Words
from visualisations.elements import LegendEntry
from visualisations.palette import DAY_LOOK, DOMAIN_LOOKS, SHARE_LOOK

PICTURE = Picture(
    key="proef",
    language=Language.NL,
    title="Proef",
    width=400,
    height=100,
    figures=(
        Figure("a", "laag", "Verteld", (Words(10, 20, "tekst"), Bar(0, 0, 10, 10, "#FFFFFF"))),
        Figure("b", "", "", (Stroke(((0, 50), (100, 50)), SHARE_LOOK),), is_faint=True),
        Figure("", "", "", (Glyph(50, 50, 6, DOMAIN_LOOKS[Domain.JEUGD]),)),
    ),
    legend=(LegendEntry("laag", "who", "iemand", DAY_LOOK, 3),),
    notes=("een noot", "een lange noot " * 20),
    tables=(),
    alternative="Een proef.",
)


def written(picture: Picture) -> list[str]:
    return [text.text or "" for text in parsed(picture).iter(f"{SVG}text")]


def test_the_picture_in_a_page_has_the_words_and_no_heading() -> None:
    root = ElementTree.fromstring(canvas_svg.as_svg(PICTURE))  # noqa: S314  # made by this program
    assert root.findtext(f"{SVG}title") == "Proef"
    assert root.findtext(f"{SVG}desc") == "Een proef."
    assert root.attrib["viewBox"] == "0 0 400 100"
    assert [text.text for text in root.iter(f"{SVG}text")] == ["tekst"]


def test_the_ids_begin_with_the_key_so_that_two_pictures_can_stand_in_one_page() -> None:
    both = canvas_svg.as_svg(PICTURE) + canvas_svg.as_svg(replace(PICTURE, key="ander"))
    ids = [part.split('"')[0] for part in both.split(' id="')[1:]]
    assert len(ids) == len(set(ids)) == 4


def test_the_file_has_heading_legend_and_notes() -> None:
    assert {"Proef", "iemand (3)", "een noot"} <= set(written(PICTURE))


def test_a_long_note_goes_on_on_the_next_line() -> None:
    lines = [text for text in written(PICTURE) if "lange" in text]
    assert len(lines) >= 2


def test_a_long_title_takes_two_lines_and_the_file_grows_with_it() -> None:
    long = replace(PICTURE, title="een heel lange titel " * 3)
    assert len([text for text in written(long) if "titel" in text]) == 2
    short_top, long_top = (int(parsed(p).attrib["viewBox"].split()[1]) for p in (PICTURE, long))
    assert long_top < short_top < 0


def test_everything_written_is_inside_the_file() -> None:
    root = parsed(PICTURE)
    _, top, width, height = map(int, root.attrib["viewBox"].split())
    placed = [text for text in root.iter(f"{SVG}text") if "font-size" in text.attrib]
    assert all(top < float(text.attrib["y"]) < top + height for text in placed)
    assert all(0 <= float(text.attrib["x"]) < width for text in placed)


def test_a_figure_says_which_thing_and_which_layer_it_is() -> None:
    group = next(g for g in parsed(PICTURE).iter(f"{SVG}g") if "data-element" in g.attrib)
    assert (group.attrib["data-element"], group.attrib["data-layer"]) == ("a", "laag")
    assert group.findtext(f"{SVG}title") == "Verteld"


def test_what_is_faint_stays_behind() -> None:
    faint = [g for g in parsed(PICTURE).iter(f"{SVG}g") if "opacity" in g.attrib]
    assert [g.attrib["data-element"] for g in faint] == ["b"]


def test_a_line_with_an_arrow_ends_in_one() -> None:
    assert (
        len(list(parsed(replace(PICTURE, figures=PICTURE.figures[1:2])).iter(f"{SVG}polygon"))) == 1
    )


def test_an_arrow_of_no_length_is_drawn() -> None:
    still = Figure("c", "", "", (Stroke(((5, 5), (5, 5)), SHARE_LOOK),))
    assert "nan" not in canvas_svg.as_file(replace(PICTURE, figures=(still,)))


def test_hostile_texts_are_text_everywhere() -> None:
    for name in HOSTILE_NAMES[:4]:
        hostile = replace(
            PICTURE,
            title=name,
            alternative=name,
            notes=(name,),
            figures=(Figure(name, name, name, (Words(0, 20, name),)),),
        )
        tags = {element.tag.removeprefix(SVG) for element in parsed(hostile).iter()}
        assert tags <= {"svg", "title", "desc", "rect", "g", "text", "path"}
