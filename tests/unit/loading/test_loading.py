"""Casus files that are right, and how their texts are read."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from graphmodel.errors import CasusFileError
from graphmodel.loading import MOST_BYTES, Media, read_casus, read_casus_file
from graphmodel.model.casus import Casus, canonical
from tests.unit.loading.written import WHOLE, casus_of, changed, problems_of


def test_a_yaml_file_becomes_the_casus_that_its_data_makes() -> None:
    data: dict[str, Any] = yaml.safe_load(WHOLE)

    assert casus_of(WHOLE) == Casus.model_validate_json(json.dumps(data, default=str), strict=False)


def test_json_and_yaml_of_one_casus_are_equal() -> None:
    casus = casus_of(WHOLE)

    assert casus_of(canonical(casus), Media.JSON) == casus


def test_a_key_that_is_absent_and_a_key_that_is_null_stay_apart() -> None:
    casus = casus_of(WHOLE)

    assert casus.involvements is not None
    assert casus.involvements[0].is_recorded("until")
    assert not casus_of(changed(", until: null", "")).involvements[0].is_recorded("until")  # type: ignore[index]


@pytest.mark.parametrize(
    "written",
    ["no", "yes", "010", "1e3", "12:30", "0x1F", "1_000", "Null", ".inf", "2022-02-30", "="],
)
def test_a_plain_word_stays_what_somebody_wrote(written: str) -> None:
    casus = casus_of(changed("title: Gezin Voorbeeld (verzonnen)", f"title: {written}"))

    assert casus.casus.title == written


@pytest.mark.parametrize("written", ["'null'", '"true"', "'~'"])
def test_a_quoted_word_is_text(written: str) -> None:
    casus = casus_of(changed("title: Gezin Voorbeeld (verzonnen)", f"title: {written}"))

    assert casus.casus.title == written[1:-1]


@pytest.mark.parametrize("written", ["null", "~", ""])
def test_null_a_tilde_and_nothing_are_recorded_as_none(written: str) -> None:
    casus = casus_of(changed("title: Gezin Voorbeeld (verzonnen)", f"title: {written}"))

    assert casus.casus.title is None
    assert casus.casus.is_recorded("title")


@pytest.mark.parametrize("number", ["2022", "20.5", "1e999"])
def test_a_number_in_json_is_the_text_that_was_written(number: str) -> None:
    text = f'{{"format": "casus/1", "casus": {{"id": "a", "title": {number}}}}}'

    assert casus_of(text, Media.JSON).casus.title == number


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read_casus(b"\xef\xbb\xbf" + WHOLE.encode(), "casus.yaml") == casus_of(WHOLE)


def test_lines_may_end_as_on_windows() -> None:
    assert casus_of(WHOLE.replace("\n", "\r\n")) == casus_of(WHOLE)


@pytest.mark.parametrize("name", ["casus.yaml", "casus.yml", "CASUS.YAML", "casus", "-"])
def test_yaml_is_known_by_its_name_or_its_start(name: str) -> None:
    assert read_casus(WHOLE.encode(), name) == casus_of(WHOLE)


@pytest.mark.parametrize("name", ["casus.json", "CASUS.JSON", "casus", "-", "casus.yaml"])
def test_json_is_known_by_its_name_or_its_start(name: str) -> None:
    text = canonical(casus_of(WHOLE))

    assert read_casus(text.encode(), name) == casus_of(WHOLE)


def test_yaml_in_braces_is_no_json() -> None:
    assert read_casus(b"{format: casus/1, casus: {id: a}}", "casus").id == "a"


def test_escapes_of_json_are_read() -> None:
    text = r'{"format": "casus/1", "casus": {"id": "a", "title": "caf\u00e9 \ud83d\ude00 \"x\""}}'

    assert casus_of(text, Media.JSON).casus.title == 'café 😀 "x"'


def test_a_file_is_read_from_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "casus.yaml"
    path.write_text(WHOLE, encoding="utf-8")

    assert read_casus_file(path) == casus_of(WHOLE)


def test_a_dash_is_the_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WHOLE.encode())))

    assert read_casus_file("-") == casus_of(WHOLE)


def test_a_file_that_is_not_there_a_folder_and_a_name_that_cannot_be_are_told_apart(
    tmp_path: Path,
) -> None:
    codes = [_refusal_of(name) for name in (str(tmp_path / "x"), str(tmp_path), "a\0b")]

    assert codes == ["problem.file_not_found", "problem.is_a_folder", "problem.unreadable"]


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "casus.yaml"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)

    assert _refusal_of(str(path)) == "problem.too_large"


def test_text_over_the_limit_is_not_read() -> None:
    with pytest.raises(CasusFileError) as caught:
        read_casus(b"#" * (MOST_BYTES + 1), "casus.yaml")

    assert [each.code for each in caught.value.problems] == ["problem.too_large"]


def test_a_device_without_end_is_not_read_to_its_end() -> None:
    assert _refusal_of("/dev/zero") == "problem.too_large"


def test_a_wrong_file_leaves_no_pydantic_error_behind() -> None:
    with pytest.raises(CasusFileError) as caught:
        read_casus(b"format: casus/2", "casus.yaml")

    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_the_parser_in_python_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = casus_of(WHOLE)
    broken = [problems_of(text) for text in ("a: b: c", "a: [1", "a: 'x", "\ta: 1", "a: *b")]
    monkeypatch.setattr(yaml, "__with_libyaml__", False)

    assert casus_of(WHOLE) == fast
    assert [
        problems_of(text) for text in ("a: b: c", "a: [1", "a: 'x", "\ta: 1", "a: *b")
    ] == broken


def test_json_of_any_layout_reads_the_same() -> None:
    data = json.loads(canonical(casus_of(WHOLE)))

    assert casus_of(json.dumps(data, indent=4), Media.JSON) == casus_of(WHOLE)
    assert casus_of(json.dumps(data, ensure_ascii=True), Media.JSON) == casus_of(WHOLE)


def _refusal_of(name: str) -> str:
    with pytest.raises(CasusFileError) as caught:
        read_casus_file(name)
    (problem,) = caught.value.problems
    return problem.code
