"""The published schema: every casus file that is read fits it, and what it can say that a file may not be, it says."""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given
from jsonschema import Draft202012Validator

from graphmodel.errors import CasusFileError
from graphmodel.loading import Media, read_casus
from graphmodel.loading.reading import any_hidden, read
from graphmodel.model.casus import Casus, canonical
from graphmodel.model.schema import casus_schema
from tests.strategies import casussen
from tests.unit.loading.written import WHOLE

FIXTURES = Path(__file__).parents[3] / "fixtures"
FILES = sorted((*FIXTURES.glob("*/casus.yaml"), *FIXTURES.glob("*/healthy.yaml")))


@cache
def validator() -> Draft202012Validator:
    schema = json.loads(casus_schema())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def whole() -> dict[str, Any]:
    """A casus with something in most lists."""
    data: dict[str, Any] = json.loads(canonical(read_casus(WHOLE.encode(), "casus", Media.YAML)))
    return data


def is_read(data: object) -> bool:
    """Whether the program takes `data` for a casus."""
    try:
        read_casus(json.dumps(data).encode(), "casus", Media.JSON)
    except CasusFileError:
        return False
    return True


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_story_fits_as_it_stands_in_its_file(file: Path) -> None:
    data: Any = read(file.read_text(encoding="utf-8"), Media.YAML).data
    assert [error.message for error in validator().iter_errors(data)] == []


@given(casussen())
def test_a_casus_fits_when_it_is_read(casus: Casus) -> None:
    # Some of them have a list that is null, which a value can be and a file cannot.
    data = json.loads(canonical(casus))
    # A schema has no say over characters that no editor shows.
    assume(not any_hidden(json.dumps(data), Media.JSON, data))
    assert validator().is_valid(data) == is_read(data)


class Change(NamedTuple):
    """A casus in which another value stands at a path, or nothing."""

    path: tuple[str | int, ...]
    value: object = None
    takes_away: bool = False

    def __str__(self) -> str:
        told = "gone" if self.takes_away else json.dumps(self.value)
        return f"{'.'.join(map(str, self.path))}={told}"

    def made(self) -> dict[str, Any]:
        data = whole()
        place: Any = data
        for step in self.path[:-1]:
            place = place[step]
        if self.takes_away:
            del place[self.path[-1]]
        else:
            place[self.path[-1]] = self.value
        return data


def set_to(*path: str | int, value: object) -> Change:
    return Change(path, value)


def without(*path: str | int) -> Change:
    return Change(path, takes_away=True)


@pytest.mark.parametrize(
    "change",
    [
        without("format"),
        set_to("format", value="casus/2"),
        without("casus"),
        set_to("casus", value=[]),
        set_to("casus", "id", value="Gezin 1"),
        set_to("casus", "name", value="x"),
        set_to("casus", "title", value=""),
        set_to("casus", "municipality", value="0344"),
        set_to("casus", "themes", value=None),
        set_to("casus", "themes", value=["LVB"]),
        set_to("plan", value=[]),
        set_to("plans", value=None),
        set_to("plans", value={}),
        set_to("plans", value=[None]),
        set_to("sources", 0, "kind", value="boek"),
        set_to("sources", 0, "complete", value="misschien"),
        set_to("gezinsleden", 0, "born", value="2015-13"),
        set_to("gezinsleden", 0, "born", value="2015-04-32"),
        set_to("gezinsleden", 0, "born", value="0000"),
        set_to("gezinsleden", 0, "born", value="april 2015"),
        set_to("gezinsleden", 0, "born", value=["2015"]),
        set_to("gezinsleden", 0, "in_gezin", value=None),
        without("gezinsleden", 0, "relation"),
        set_to("organisations", 0, "registry", value="01234567"),
        set_to("organisations", 0, "type", value="anders"),
        set_to("organisations", 0, value={"id": "x", "type": "anders", "domains": []}),
        set_to("hulpverleners", 0, "label", value={"voornaam": "x"}),
        set_to("involvements", 0, "ended", value="volgens_plan"),
        set_to("contacts", 0, "hulpverleners", value=["hv-1"]),
        set_to("contacts", 0, "hulpverleners", value=["hv-1", "hv-1"]),
        set_to("contacts", 0, "hulpverleners", value=None),
        set_to("contacts", 0, "invited", value=["hv-1", "hv-1"]),
        set_to("contacts", 0, "source", value="p. 12"),
        set_to("handovers", 0, "carried", value=None),
        set_to("signalen", 0, "known_by", value=None),
        set_to("signalen", 0, "shared", 0, "response", value="misschien"),
    ],
    ids=str,
)
def test_what_a_schema_can_say_is_refused_by_both(change: Change) -> None:
    data = change.made()
    assert not is_read(data)
    assert not validator().is_valid(data)


@pytest.mark.parametrize(
    "change",
    [
        set_to("plans", value=[]),
        without("plans"),
        set_to("calamiteit", value=None),
        set_to("handovers", 0, "to", value=None),
        without("handovers", 0, "to"),
        set_to("contacts", 0, "date", value=None),
        set_to("involvements", 0, "until", value=None),
        set_to(
            "organisations", 0, value={"id": "wijkteam", "type": "anders", "domains": ["jeugd"]}
        ),
        set_to("handovers", 0, "carried", value=["a", "a"]),
        set_to("gezinsleden", 0, "born", value="2015-04-31?"),
    ],
    ids=str,
)
def test_what_is_absent_none_or_said_twice_on_purpose_fits(change: Change) -> None:
    data = change.made()
    assert validator().is_valid(data)


def test_absent_has_no_default_for_it_is_not_null() -> None:
    assert '"default": null' not in casus_schema()
