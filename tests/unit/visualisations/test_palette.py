"""Nothing is told apart by colour alone, and everything stands out from the paper."""

from itertools import combinations

import pytest

from graphmodel.gaps.finding import Severity
from graphmodel.vocabulary import TIE_KINDS, ContactKind, Domain
from tests.unit.visualisations.colours import contrast, distance
from visualisations.in_time.bars import FULL
from visualisations.palette import (
    ALARM,
    BADGE_LOOKS,
    CONTACT_LOOKS,
    DOMAIN_LOOKS,
    GEZINSLID_LOOK,
    INK,
    NO_DOMAIN_LOOK,
    ORGANISATION_LOOK,
    PAPER,
    QUIET_INK,
    RELATION_LOOKS,
    SIGNAAL,
    SIGNAAL_LOOKS,
    DotLook,
    Relation,
    tint,
)

TEXT, MARK = 4.5, 3.0
CLEARLY_APART = 15.0
LINE_LOOKS = {**CONTACT_LOOKS, **RELATION_LOOKS}


def test_every_domain_kind_relation_and_severity_has_a_look() -> None:
    assert DOMAIN_LOOKS.keys() == set(Domain)
    assert CONTACT_LOOKS.keys() == set(ContactKind)
    assert RELATION_LOOKS.keys() == set(Relation)
    assert BADGE_LOOKS.keys() == set(Severity)


def test_no_two_domains_look_the_same() -> None:
    looks = [*DOMAIN_LOOKS.values(), NO_DOMAIN_LOOK]
    assert len({(look.shape, look.fill, look.border) for look in looks}) == len(looks)


@pytest.mark.parametrize(("one", "other"), list(combinations(Domain, 2)))
def test_domains_of_one_shape_have_colours_that_every_eye_tells_apart(
    one: Domain, other: Domain
) -> None:
    first, second = DOMAIN_LOOKS[one], DOMAIN_LOOKS[other]
    assert first.shape is not second.shape or distance(first.fill, second.fill) > CLEARLY_APART


@pytest.mark.parametrize("colour", [INK, QUIET_INK, ALARM, SIGNAAL])
def test_text_stands_out_from_the_paper(colour: str) -> None:
    assert contrast(colour, PAPER) >= TEXT


@pytest.mark.parametrize("domain", list(Domain))
def test_the_name_of_a_domain_can_be_read_in_its_colour(domain: Domain) -> None:
    assert contrast(DOMAIN_LOOKS[domain].border, PAPER) >= TEXT


@pytest.mark.parametrize(
    "look",
    [GEZINSLID_LOOK, ORGANISATION_LOOK, *BADGE_LOOKS.values(), *SIGNAAL_LOOKS.values()],
)
def test_what_is_written_inside_a_shape_can_be_read(look: DotLook) -> None:
    assert contrast(look.ink, look.fill) >= TEXT


@pytest.mark.parametrize("look", [NO_DOMAIN_LOOK, GEZINSLID_LOOK, ORGANISATION_LOOK])
def test_an_outline_stands_out_from_the_paper(look: DotLook) -> None:
    assert contrast(look.border, PAPER) >= MARK


@pytest.mark.parametrize("name", list(LINE_LOOKS))
def test_a_line_stands_out_from_the_paper(name: ContactKind | Relation) -> None:
    assert contrast(LINE_LOOKS[name].colour, PAPER) >= MARK


def test_no_two_lines_have_the_same_stroke() -> None:
    strokes = [(look.width, look.dash, look.has_arrow) for look in LINE_LOOKS.values()]
    assert len(set(strokes)) == len(strokes)


def test_a_contact_has_a_full_line_exactly_when_it_counts_as_a_tie() -> None:
    full = {kind for kind, look in CONTACT_LOOKS.items() if not look.dash}
    assert full == TIE_KINDS


def test_what_is_missing_is_never_a_full_line() -> None:
    gaps = (Relation.MISSING, Relation.NOT_FOUND, Relation.SILENT)
    assert all(RELATION_LOOKS[gap].dash for gap in gaps)


def test_nothing_that_is_recorded_has_a_colour_of_a_finding() -> None:
    found = {RELATION_LOOKS[gap].colour for gap in (Relation.MISSING, Relation.NOT_FOUND)}
    recorded = {look.fill for look in DOMAIN_LOOKS.values()} | {
        look.colour for look in CONTACT_LOOKS.values()
    }
    assert found.isdisjoint(recorded)


@pytest.mark.parametrize("domain", list(Domain))
def test_a_contact_stands_out_from_the_bar_that_it_crosses(domain: Domain) -> None:
    bar = tint(DOMAIN_LOOKS[domain].border, FULL)
    ties = {CONTACT_LOOKS[kind].colour for kind in TIE_KINDS}
    assert all(contrast(colour, bar) >= MARK for colour in ties | {INK})


def test_the_whole_of_a_colour_is_that_colour_and_none_of_it_is_paper() -> None:
    assert tint(ALARM, 1.0) == ALARM
    assert tint(ALARM, 0.0) == PAPER
