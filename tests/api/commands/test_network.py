"""network: a page, a picture, and graphs for other programs."""

import json
from xml.etree import ElementTree

import pytest

from api.commands.network import FORMATS
from tests.api.commands.shell import Shell


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_the_same_for_a_file_and_a_stored_casus(
    vangnet: Shell, casus_file: str, form: str
) -> None:
    vangnet("load", casus_file)
    of_file = vangnet("network", casus_file, "--format", form)
    stored = vangnet("network", "gezin-toets", "--format", form)
    assert of_file.status == 0
    assert of_file == stored
    assert of_file.out == vangnet("network", casus_file, "--format", form).out


def test_the_page_is_what_comes_when_nothing_else_is_asked(vangnet: Shell, casus_file: str) -> None:
    assert vangnet("network", casus_file).out.lstrip().lower().startswith("<!doctype html>")


@pytest.mark.parametrize("form", ["svg", "graphml", "gexf"])
def test_each_xml_is_of_its_own_sort(vangnet: Shell, casus_file: str, form: str) -> None:
    written = vangnet("network", casus_file, "--format", form).out
    assert ElementTree.fromstring(written).tag.endswith(f"}}{form}")  # noqa: S314  # our own output


def test_the_json_is_a_document(vangnet: Shell, casus_file: str) -> None:
    assert isinstance(json.loads(vangnet("network", casus_file, "--format", "json").out), dict)


def test_a_day_shows_only_who_was_there(vangnet: Shell, casus_file: str) -> None:
    early = vangnet("network", casus_file, "--format", "svg", "--day", "2022-01-02").out
    late = vangnet("network", casus_file, "--format", "svg").out
    assert early != late
