from datetime import date
from typing import Any

import pytest

from graphmodel.errors import UnknownSignaalError
from graphmodel.gaps.run import Run
from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language
from graphmodel.model.network import network_of
from tests.builders import a_casus, meets, serves
from tests.pictures import HOSTILE_NAMES
from tests.unit.visualisations.charted import (
    LONG_NAME,
    figure,
    gaps_of,
    is_harmless,
    parsed,
    tells,
    written_over_each_other,
)
from visualisations import canvas_svg
from visualisations.canvas import Bar, Figure, Glyph, Picture, Stroke, Words
from visualisations.in_time.lanes import label_lines
from visualisations.in_time.theme_lines import theme_lines
from visualisations.palette import ALARM

PEOPLE = {"ib": "school_po", "arts": "huisarts", "coach": "wijkteam", "spv": "ggz"}


def drawn(family: str, signaal: str | None = None) -> Picture:
    return theme_lines(gaps_of(family).run, Language.NL, signaal)


def run_of(day: date | None = None, **lists: Any) -> Run:
    lists = {
        "involvements": [
            serves("ib", domain="onderwijs"),
            serves("arts", domain="gezondheid", from_="2022-02", until="2022-06-30"),
            serves("coach", domain="jeugd", from_="2022-03-01"),
        ],
        **lists,
    }
    return find_gaps(network_of(a_casus(PEOPLE, **lists), day)).run


def picture_of(signaal: str | None = None, **lists: Any) -> Picture:
    return theme_lines(run_of(**lists), Language.NL, signaal)


def a_signaal(**keys: Any) -> dict[str, Any]:
    return {
        "id": "s1",
        "text": "blauwe plekken",
        "kind": "onveiligheid",
        "severity": "severe",
        "date": "2022-04-04",
        "gezinsleden": ["kind"],
        "known_by": [{"hulpverlener": "ib", "since": "2022-04-04"}],
        **keys,
    }


def lanes(picture: Picture) -> dict[str, float]:
    """The height of each lane by its id, from top to bottom."""
    return {
        f.id: part.y
        for f in picture.figures
        if f.id.startswith(("hulpverlener:", "organisation:"))
        for part in f.parts
        if isinstance(part, Glyph)
    }


def line(drawn: Figure) -> Stroke:
    return next(part for part in drawn.parts if isinstance(part, Stroke))


def layer(picture: Picture, name: str) -> list[Figure]:
    return [figure for figure in picture.figures if figure.layer == name]


@pytest.mark.parametrize("family", ["linde", "iep", "busy"])
def test_no_text_is_written_over_another_on_the_way_of_a_signaal(family: str) -> None:
    for signaal in list(gaps_of(family).run.tracing.traces)[:2]:
        assert written_over_each_other(drawn(family, signaal)) == []


def test_a_hostile_name_is_text() -> None:
    picture = drawn("hostile")
    assert tells(picture, HOSTILE_NAMES[0])
    assert "<script>" not in canvas_svg.as_svg(picture)


def test_a_name_of_500_characters_is_cut_and_told_whole() -> None:
    picture = drawn("hostile")
    assert all(len(words.text) < 100 for words in picture.words)
    assert tells(picture, LONG_NAME)


def test_the_same_network_gives_the_same_bytes() -> None:
    first, second = (theme_lines(run_of(), Language.NL) for _ in range(2))
    assert canvas_svg.as_file(first) == canvas_svg.as_file(second)


def test_everybody_has_a_lane_of_their_own() -> None:
    picture = drawn("berk")
    assert set(lanes(picture)) >= {f"hulpverlener:hv-{n}" for n in range(1, 11)}
    assert len(set(lanes(picture).values())) == len(lanes(picture))


def test_who_came_first_stands_first_in_a_domain() -> None:
    picture = picture_of(
        involvements=[
            serves("spv", domain="jeugd", from_="2022-05-01"),
            serves("coach", domain="jeugd", from_="2022-03-01"),
        ]
    )
    assert list(lanes(picture)) == ["hulpverlener:coach", "hulpverlener:spv"]


def test_domains_that_meet_stand_beside_each_other() -> None:
    # In order of the vocabulary gezondheid comes first and onderwijs last, with jeugd between them.
    picture = picture_of(contacts=[meets("ib", "arts")])
    order = list(lanes(picture))
    assert abs(order.index("hulpverlener:ib") - order.index("hulpverlener:arts")) == 1


def test_a_meeting_of_three_is_one_line_with_three_dots() -> None:
    picture = picture_of(contacts=[meets("ib", "arts", "coach", id="c1")])
    drawn = figure(picture, "contact:c1")
    ys = [part.y for part in drawn.parts if isinstance(part, Glyph)]
    assert sorted(ys) == sorted(lanes(picture).values())
    assert line(drawn).points[0][1] == min(ys)
    assert line(drawn).points[1][1] == max(ys)


def test_meetings_of_one_day_between_the_same_people_stand_beside_each_other() -> None:
    contacts = [meets("ib", "arts", id=f"c{n}") for n in range(3)]
    picture = picture_of(contacts=contacts)
    xs = {line(figure(picture, f"contact:c{n}")).points[0][0] for n in range(3)}
    assert len(xs) == 3


def test_later_stands_to_the_right() -> None:
    contacts = [meets("ib", "arts", id="c2", on="2022-09-01"), meets("ib", "arts", id="c1")]
    picture = picture_of(contacts=contacts)
    first, second = (line(figure(picture, f"contact:c{n}")).points[0][0] for n in (1, 2))
    assert first < second


def test_a_contact_without_a_date_stands_beside_the_axis() -> None:
    picture = picture_of(
        contacts=[meets("ib", "arts", id="c1", on=None), meets("ib", "arts", id="c2")]
    )
    undated, dated = (line(figure(picture, f"contact:c{n}")).points[0][0] for n in (1, 2))
    assert undated > 1190 > dated
    assert any(words.text == "zonder datum" for words in picture.words)


def test_a_part_date_is_pale_at_its_end() -> None:
    bars = {
        part.fill: part.width
        for drawn in layer(picture_of(), "domain:gezondheid")
        for part in drawn.parts
        if isinstance(part, Bar)
    }
    assert len(bars) == 2
    assert max(bars.values()) - min(bars.values()) == pytest.approx(27 * 928 / 365, abs=1)


def test_who_only_waits_has_an_empty_bar() -> None:
    picture = picture_of(involvements=[serves("arts", domain="gezondheid", kind="wacht")])
    (bar,) = (p for f in layer(picture, "domain:gezondheid") for p in f.parts if isinstance(p, Bar))
    assert bar.fill == "#FFFFFF"
    assert any("geen hulp" in entry.name for entry in picture.legend)


def test_the_calamiteit_and_the_day_are_marked() -> None:
    run = run_of(date(2022, 8, 1), calamiteit={"date": "2022-07-01"})
    picture = theme_lines(run, Language.NL)
    texts = {words.text for words in picture.words}
    assert {"calamiteit 1 juli 2022", "peildatum 1 augustus 2022"} <= texts


def test_a_calamiteit_after_the_day_is_not_drawn() -> None:
    run = run_of(date(2022, 6, 1), calamiteit={"date": "2022-07-01"})
    assert "calamiteit" not in canvas_svg.as_file(theme_lines(run, Language.NL))


def test_the_axis_is_the_same_on_every_day() -> None:
    contacts = [meets("ib", "arts", id="c1", on="2022-03-01")]
    early, late = (
        theme_lines(run_of(day, contacts=contacts), Language.NL)
        for day in (date(2022, 6, 1), date(2022, 12, 1))
    )
    assert figure(early, "contact:c1") == figure(late, "contact:c1")


def test_a_signaal_is_marked_where_it_was_noticed_and_where_it_came() -> None:
    shared = [{"from": "ib", "to": "coach", "date": "2022-05-02"}]
    picture = picture_of(signalen=[a_signaal(shared=shared)])
    assert len(layer(picture, "signaal:noticed")) == 1
    assert len(layer(picture, "signaal:told")) == 1
    assert line(figure(picture, "share:s1:0")).points[1][1] == lanes(picture)["hulpverlener:coach"]


def test_marks_that_would_touch_are_one() -> None:
    picture = picture_of(signalen=[a_signaal(id=f"s{n}") for n in range(3)])
    (mark,) = layer(picture, "signaal:noticed")
    assert [part.text for part in mark.parts if isinstance(part, Words)] == ["1-3"]
    assert mark.told.count("blauwe plekken") == 3


def test_the_break_and_the_last_chance_are_marked() -> None:
    picture = picture_of(
        "s1", signalen=[a_signaal()], contacts=[meets("ib", "arts", on="2022-04-06")]
    )
    assert figure(picture, "trail:break").told.startswith("eerste breukpunt 11 april 2022: ")
    cross = layer(picture, "trail:break")[0]
    assert any(isinstance(part, Stroke) and part.look.colour == ALARM for part in cross.parts)
    assert "laatste" in figure(picture, "trail:chance").told
    assert "eerste breukpunt" in picture.alternative


def test_what_did_not_carry_the_chosen_signaal_stays_behind() -> None:
    contacts = [
        meets("ib", "arts", id="c1", on="2022-04-06", signalen=["s1"]),
        meets("ib", "coach", id="c2", on="2022-04-20"),
    ]
    picture = picture_of("s1", signalen=[a_signaal()], contacts=contacts)
    assert not figure(picture, "contact:c1").is_faint
    assert figure(picture, "contact:c2").is_faint


def test_whoever_knows_has_a_line_from_that_day_on() -> None:
    contacts = [meets("ib", "arts", id="c1", on="2022-04-06", signalen=["s1"])]
    picture = picture_of("s1", signalen=[a_signaal()], contacts=contacts)
    heights = {line(drawn).points[0][1] for drawn in layer(picture, "trail:knows")}
    assert heights == {lanes(picture)[f"hulpverlener:{who}"] for who in ("ib", "arts")}


def test_a_signaal_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UnknownSignaalError):
        theme_lines(run_of(), Language.NL, "s9")


def test_a_network_without_anybody_has_an_axis() -> None:
    run = find_gaps(network_of(a_casus({}))).run
    picture = theme_lines(run, Language.NL)
    assert any(words.text == "2022" for words in picture.words)
    assert is_harmless(picture)


@pytest.mark.parametrize("family", ["linde", "berk", "busy"])
def test_the_tables_have_a_row_for_all_that_is_drawn(family: str) -> None:
    picture = drawn(family)
    rows = {row.element for table in picture.tables for row in table.rows}
    events = {
        figure.id
        for figure in picture.figures
        if figure.id.startswith(("contact:", "handover:", "melding:", "share:", "hulpverlener:"))
    }
    assert events <= rows
    assert all(len(row.cells) == len(t.columns) for t in picture.tables for row in t.rows)


def test_the_way_of_a_signaal_is_a_table_of_sentences() -> None:
    table = drawn("linde", "s1").tables[-1]
    assert table.key == "trail"
    assert any("breukpunt" in row.cells[1] for row in table.rows)


@pytest.mark.parametrize("family", ["linde", "busy", "hostile"])
def test_every_layer_of_the_picture_is_in_the_legend(family: str) -> None:
    picture = drawn(family)
    known = {entry.layer for entry in picture.legend}
    assert {
        f.layer for f in picture.figures if f.layer.startswith(("contact:", "relation:"))
    } <= known


def test_the_english_picture_speaks_english() -> None:
    picture = theme_lines(gaps_of("linde").run, Language.EN, "s1")
    assert picture.title.startswith("Signal 1 in time")
    assert parsed(picture).attrib["lang"] == "en"


def test_long_names_that_differ_at_their_end_can_be_told_apart() -> None:
    names = [f"coordinator in the social domain, {which}" for which in ("earlier", "later")]
    written = [[w.text for w in label_lines(name, "gemeente", (36, 18), 220)] for name in names]
    assert [" ".join(lines[:-1]) for lines in written] == names
    assert all(lines[-1] == "gemeente" for lines in written)
