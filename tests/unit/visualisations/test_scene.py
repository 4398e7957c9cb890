from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import combinations

import pytest

from graphmodel.gaps.finding import Finding, Grade, Severity
from graphmodel.language import Language
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from tests.pictures import HOSTILE_NAMES, a_finding, gezin_berk
from tests.unit.visualisations.drawn import berk, hostile, of_size
from visualisations.elements import Dot, Line, Scene, Sort
from visualisations.marks import marks_of
from visualisations.palette import DOMAIN_LOOKS, PAPER, RELATION_LOOKS, Relation, Shape
from visualisations.people import box_of
from visualisations.scene import compose


def drawn(*findings: Finding, day: date | None = None) -> Scene:
    return compose(network_of(gezin_berk(), day), findings, Language.NL)


def dot(scene: Scene, id_: str) -> Dot:
    return next(dot for dot in scene.dots if dot.id == id_)


def lines(scene: Scene, layer: str) -> list[Line]:
    return [line for line in scene.lines if line.layer == layer]


def test_everybody_of_the_window_is_in_the_picture() -> None:
    people = {dot.id for dot in berk().dots if dot.sort is Sort.HULPVERLENER}
    assert people == {f"hulpverlener:hv-{n}" for n in range(1, 11)}


def test_the_gezin_stands_in_the_middle_with_the_children_below() -> None:
    family = [dot for dot in berk().dots if dot.sort is Sort.GEZINSLID]
    assert len(family) == 5
    assert abs(sum(dot.x for dot in family)) < 10
    assert dot(berk(), "gezinslid:kind-1").y > dot(berk(), "gezinslid:moeder").y


@pytest.mark.parametrize("make", [berk, hostile, partial(of_size, 40), partial(of_size, 200)])
def test_no_label_overlaps_another(make: Callable[[], Scene]) -> None:
    scene = make()
    boxes = [box_of(dot).at(dot.x, dot.y) for dot in scene.dots]
    assert [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])] == []


@pytest.mark.parametrize("make", [berk, hostile, partial(of_size, 40)])
def test_the_frame_holds_every_label(make: Callable[[], Scene]) -> None:
    scene = make()
    frame = scene.frame
    for box in (box_of(dot).at(dot.x, dot.y) for dot in scene.dots):
        assert frame.left <= box.x - box.width / 2
        assert box.x + box.width / 2 <= frame.left + frame.width
        assert frame.top <= box.y - box.above
        assert box.y + box.below <= frame.top + frame.height


def test_the_same_network_gives_the_same_scene() -> None:
    findings = (a_finding(),)
    assert drawn(*findings) == drawn(*findings)


def test_a_hulpverlener_looks_like_the_domain_in_which_they_mostly_serve() -> None:
    school = dot(berk(), "hulpverlener:hv-4")
    assert school.look.shape is Shape.SQUARE
    assert school.layer == "domain:onderwijs"


def test_who_is_no_longer_involved_is_hollow() -> None:
    assert dot(berk(), "hulpverlener:hv-3").look.fill == PAPER
    assert dot(drawn(day=date(2022, 6, 1)), "hulpverlener:hv-3").look.fill != PAPER


def test_who_directs_says_so() -> None:
    assert "◆ casusregie" in dot(berk(), "hulpverlener:hv-1").label


def test_a_grandparent_outside_the_gezin_has_a_broken_outline() -> None:
    assert dot(berk(), "gezinslid:oma").is_dashed
    assert not dot(berk(), "gezinslid:moeder").is_dashed


def test_an_organisation_is_drawn_only_when_something_was_sent_to_it() -> None:
    organisations = {dot.id for dot in berk().dots if dot.sort is Sort.ORGANISATION}
    assert organisations == {"organisation:jgz", "organisation:vt"}


def test_a_hulpverlener_without_label_has_the_name_of_the_role() -> None:
    assert dot(berk(), "hulpverlener:hv-8").name == "jeugdbeschermer"


def test_contacts_of_one_kind_are_one_line_that_counts_them() -> None:
    (line,) = lines(berk(), "contact:info")
    assert "2 keer" in line.tooltip


def test_contacts_of_another_kind_between_the_same_two_are_another_line() -> None:
    pair = {"hulpverlener:hv-1", "hulpverlener:hv-2"}
    between = [line for line in berk().lines if {line.start, line.end} == pair]
    assert {line.layer for line in between} >= {"contact:info", "contact:casusoverleg"}
    assert len({line.bend for line in between}) == len(between)


def test_a_contact_of_three_ties_every_two_of_them() -> None:
    assert len(lines(berk(), "contact:casusoverleg")) == 3


def test_a_handover_points_from_sender_to_recipient() -> None:
    (line,) = lines(berk(), "relation:handover_accepted")
    assert (line.start, line.end) == ("hulpverlener:hv-1", "hulpverlener:hv-8")
    assert line.look.has_arrow


@pytest.mark.parametrize("outcome", ["unknown", "failed"])
def test_a_handover_that_was_not_accepted_has_a_broken_line(outcome: str) -> None:
    (line,) = lines(berk(), f"relation:handover_{outcome}")
    assert line.look.dash


def test_an_ended_involvement_is_drawn_apart() -> None:
    ended = {line.start for line in lines(berk(), "relation:ended_service")}
    assert ended == {"hulpverlener:hv-3", "hulpverlener:hv-9"}


@pytest.mark.parametrize(
    ("grade", "relation"),
    [
        (Grade.A, Relation.MISSING),
        (Grade.B, Relation.MISSING),
        (Grade.C, Relation.NOT_FOUND),
        (Grade.D, Relation.NOT_FOUND),
    ],
)
def test_a_missing_link_is_a_broken_red_line_as_sure_as_its_grade(
    grade: Grade, relation: Relation
) -> None:
    scene = drawn(a_finding("L01", grade=grade))
    (line,) = lines(scene, f"relation:{relation}")
    assert {line.start, line.end} == {"hulpverlener:hv-1", "hulpverlener:hv-7"}
    assert line.look == RELATION_LOOKS[relation]
    assert line.findings == ("L01:hv-1~hv-7",)


@pytest.mark.parametrize("grade", [Grade.C, Grade.D])
def test_a_weak_grade_is_nowhere_called_a_missing_link(grade: Grade) -> None:
    scene = drawn(a_finding("L01", grade=grade))
    told = [scene.alternative, *(entry.name for entry in scene.legend)]
    told += [line.tooltip for line in scene.lines]
    assert not any("ontbrekende schakel" in text.lower() for text in told)


def test_a_silence_is_a_line_of_its_own_beside_the_contact() -> None:
    scene = drawn(a_finding("L05", ("hv-1", "hv-2")))
    (line,) = lines(scene, "relation:silent")
    assert {line.start, line.end} == {"hulpverlener:hv-1", "hulpverlener:hv-2"}


def test_a_finding_that_a_line_shows_gives_no_badge() -> None:
    scene = drawn(a_finding("L01"))
    assert all(dot.badge is None for dot in scene.dots)


def test_a_badge_counts_findings_in_the_look_of_the_gravest() -> None:
    mild = a_finding("F05", ("hv-1",), severity=Severity.LOW)
    grave = a_finding("R03", ("hv-1",), severity=Severity.HIGH)
    badge = dot(drawn(mild, grave), "hulpverlener:hv-1").badge
    assert badge
    assert (badge.count, badge.severity) == (2, Severity.HIGH)


def test_a_finding_about_many_marks_nobody() -> None:
    everybody = tuple(f"hv-{n}" for n in range(1, 8))
    scene = drawn(a_finding("R01", everybody))
    assert all(dot.badge is None for dot in scene.dots)
    assert "R01:" + "~".join(everybody) in dot(scene, "hulpverlener:hv-3").findings


def test_a_finding_about_a_handover_is_written_at_its_line() -> None:
    (line,) = lines(berk(), "relation:handover_unknown")
    assert line.mark == "H02"


def test_a_mark_is_written_over_no_label() -> None:
    boxes = [box_of(dot).at(dot.x, dot.y) for dot in berk().dots]
    marked = [line.mark_place for line in berk().lines if line.mark]
    assert marked
    for x, y in marked:
        assert not any(
            abs(box.x - x) < box.width / 2 and box.y - box.above < y < box.y + box.below
            for box in boxes
        )


def test_the_legend_names_every_look_of_the_picture_and_no_other() -> None:
    scene = berk()
    used = {dot.layer for dot in scene.dots if dot.sort is not Sort.DOMAIN}
    used |= {line.layer for line in scene.lines}
    assert {entry.layer for entry in scene.legend if entry.layer} == used


def test_the_legend_counts_what_is_drawn() -> None:
    scene = berk()
    counted = sum(entry.count for entry in scene.legend)
    assert counted == len(scene.lines) + sum(d.sort is not Sort.DOMAIN for d in scene.dots)


def test_the_tables_have_a_row_for_everything_that_is_drawn() -> None:
    people, connections = berk().tables
    assert [row.element for row in people.rows] == [
        dot.id for dot in berk().dots if dot.sort is not Sort.DOMAIN
    ]
    assert [row.element for row in connections.rows] == [line.id for line in berk().lines]
    for table in berk().tables:
        assert {len(row.cells) for row in table.rows} == {len(table.columns)}


def test_the_alternative_tells_who_directs_and_where_contact_was_not_found() -> None:
    told = berk().alternative
    assert "Regie op deze dag: Gezinscoach (casusregie)." in told
    assert "geen contact aangetroffen" in told
    assert "10 hulpverleners van 9 organisaties" in told


def test_without_regie_the_alternative_says_so() -> None:
    assert "bij niemand regie vastgelegd" in drawn(day=date(2021, 2, 1)).alternative


def test_english_words_are_english() -> None:
    scene = berk(Language.EN)
    assert scene.day == "12 June 2023"
    assert "No contact found" in scene.alternative
    assert {entry.name for entry in scene.legend} >= {"case conference", "education"}


def test_both_languages_show_the_same_picture() -> None:
    dutch, english = berk(Language.NL), berk(Language.EN)
    assert [dot.id for dot in dutch.dots] == [dot.id for dot in english.dots]
    assert [(line.id, line.layer) for line in dutch.lines] == [
        (line.id, line.layer) for line in english.lines
    ]


def test_a_hostile_name_stays_whole_in_the_table() -> None:
    names = {row.cells[0].strip("\u2068\u2069") for row in hostile().tables[0].rows}
    assert HOSTILE_NAMES[0] in names
    assert HOSTILE_NAMES[6] in names


def test_a_very_long_name_is_cut_in_the_picture_only() -> None:
    long = dot(hostile(), "hulpverlener:hv-6")
    assert len(long.label) <= 4
    assert HOSTILE_NAMES[6] in long.tooltip


def test_a_casus_with_nobody_has_an_empty_picture() -> None:
    casus = Casus.model_validate({"format": "casus/1", "casus": {"id": "leeg"}})
    scene = compose(network_of(casus, date(2022, 1, 1)), (), Language.NL)
    assert scene.dots == scene.lines == scene.legend == ()
    assert scene.title == "leeg"
    assert scene.frame.width > 0


def test_a_blank_label_is_no_name() -> None:
    casus = Casus.model_validate(
        {
            "format": "casus/1",
            "casus": {"id": "leeg", "title": " "},
            "gezinsleden": [{"id": "kind", "relation": "child", "label": " "}],
            "organisations": [{"id": "org", "type": "anders", "domains": ["jeugd"], "name": " "}],
            "hulpverleners": [{"id": "hv", "organisation": "org", "role": "anders", "label": " "}],
            "meldingen": [{"id": "m1", "from": "hv", "to": "org", "kind": "anders"}],
        }
    )
    scene = compose(network_of(casus, date(2022, 1, 1)), (), Language.NL)
    assert {dot.name for dot in scene.dots} == {"kind", "hulpverlener", "org", "jeugdhulp"}
    assert scene.title == "leeg"


def test_somebody_without_any_domain_has_a_look_of_their_own() -> None:
    looks = {look.shape for look in DOMAIN_LOOKS.values() if look.fill == PAPER}
    assert looks == set()


def test_a_group_of_silences_draws_the_pairs_that_fell_silent_and_no_others() -> None:
    pairs = (("a", "b"), ("a", "d"), ("c", "d"))
    group = a_finding("L05", ("a", "b", "c", "d"))._replace(variant="several", pairs=pairs)
    ends = {(gap.start, gap.end) for gap in marks_of([group]).gaps}
    assert ends == {(f"hulpverlener:{x}", f"hulpverlener:{y}") for x, y in pairs}
