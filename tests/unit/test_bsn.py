"""A BSN is refused wherever it stands, with its place, and no message repeats it. The numbers are made up."""

import pytest

from graphmodel.bsn import bsn_starts, holds_bsn, masked, shown
from graphmodel.errors import CasusFileError
from graphmodel.loading import Media, read_casus
from tests.unit.loading.written import BSN, WHOLE, changed, found_in, told, with_line


@pytest.mark.parametrize(
    "written",
    [
        "111222333",
        "111 222 333",
        "111-222-333",
        "1112.22.333",
        "111.22.233.3",
        "1112/22/333",
        "111_222_333",
        "111\u00a0222\u00a0333",
        "BSN:111222333.",
        "kind-111222333",
        "x111222333y",
        "12 111222333 4",
        "444 111 222 333",
        "١١١٢٢٢٣٣٣",
    ],
)
def test_nine_digits_that_pass_the_elfproef_are_a_bsn(written: str) -> None:
    assert holds_bsn(written)


@pytest.mark.parametrize(
    "written",
    [
        "111222334",
        "000000000",
        "1112223330",
        "0111222333",
        "11122233",
        "2022-05-02",
        "2022-05-02-1",
        "20220502 1",
        "111,222,333",
        "111 22-2333",
        "",
    ],
)
def test_other_numbers_are_no_bsn(written: str) -> None:
    assert not holds_bsn(written)


def test_no_day_followed_by_a_number_is_taken_for_a_bsn() -> None:
    days = [f"2022-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]

    assert not any(
        holds_bsn(f"{day}{between}{number}")
        for day in days
        for between in "- ."
        for number in range(10)
    )


def test_every_bsn_of_a_text_is_found() -> None:
    assert list(bsn_starts("a 111222333, 123456782 en 111222334")) == [2, 13]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (with_line(f"# {BSN}", "format"), (2, "")),
        (f"{WHOLE}# {BSN}", (WHOLE.count("\n") + 1, "")),
        (changed("label: Dochter", f"label: bsn {BSN}"), (12, "gezinsleden[0].label")),
        (changed("label: Dochter", "label: '111 222 333'"), (12, "gezinsleden[0].label")),
        (changed("label: Dochter", 'label: "11122\\x32333"'), (12, "gezinsleden[0].label")),
        (changed("label: Dochter", 'label: "11122\\\n    2333"'), (12, "gezinsleden[0].label")),
        (changed("label: Dochter", "label: 111\n    222\n    333"), (12, "gezinsleden[0].label")),
        (changed("      op de arm", f"      {BSN}"), (29, "signalen[0].text")),
        (changed("      op de arm", "      1112\n      22\n      333"), (27, "signalen[0].text")),
    ],
)
def test_a_bsn_is_refused_with_its_place(text: str, place: tuple[int, str]) -> None:
    assert found_in(text) == [(*place, "bsn")]
    assert "111222333" not in told(text)


def test_the_number_of_an_organisation_that_may_be_a_bsn_is_told_what_to_use_instead() -> None:
    organisation = f"{{id: gi, type: gi, registry: 'rsin:{BSN}'}}"
    text = f"format: casus/1\ncasus: {{id: a}}\norganisations: [{organisation}]\n"
    assert found_in(text) == [(3, "organisations[0].registry", "bsn")]
    assert "AGB-code" in told(text)


@pytest.mark.parametrize(
    "title",
    [BSN, "1112 22 333", r"\u0031\u0031\u0031222333", r"111\u00a0222\u00a0333", r"111\t222\t333"],
)
def test_a_bsn_is_refused_in_json(title: str) -> None:
    text = f'{{"format": "casus/1",\n "casus": {{"id": "a",\n "title": "{title}"}}}}'

    assert found_in(text, Media.JSON) == [(3, "casus.title", "bsn")]


def test_a_bsn_as_a_number_of_json_is_refused() -> None:
    text = f'{{"format": "casus/1", "casus": {{"id": "a", "title": {BSN}}}}}'

    assert found_in(text, Media.JSON) == [(1, "casus.title", "bsn")]


def test_a_bsn_in_a_key_is_refused_and_masked_in_every_path() -> None:
    text = changed("label: Dochter", f"{BSN}: {{a: {BSN}}}")

    assert found_in(text) == [
        (12, "gezinsleden[0].?", "bsn"),
        (12, "gezinsleden[0].?", "unknown_key"),
        (12, "gezinsleden[0].?.a", "bsn"),
    ]
    assert BSN not in told(text)


def test_a_bsn_as_an_id_is_refused_and_masked_where_it_is_referred_to() -> None:
    text = changed("[hv-1, hv-2]", f"[hv-1, {BSN}]")

    assert [code for _, _, code in found_in(text)] == ["bsn", "unknown_reference"]
    assert BSN not in told(text)


def test_a_bsn_as_an_id_twice_is_masked() -> None:
    text = with_line("  - {id: 111-222-333, kind: dossier}\n" * 2, "sources:")

    assert [code for _, _, code in found_in(text)] == ["bsn", "bsn", "duplicate_id"]
    assert "111-222-333" not in told(text)


def test_a_bsn_behind_a_syntax_error_is_told_too() -> None:
    text = f"format: casus/1\nx: 'open\ny: {BSN}"

    assert found_in(text) == [(2, "", "yaml_quote"), (3, "", "bsn")]


def test_a_bsn_is_not_repeated_when_it_is_a_wrong_value() -> None:
    text = changed("relation: child", f"relation: '{BSN}'")

    assert [code for _, _, code in found_in(text)] == ["bsn", "not_in_list"]
    assert BSN not in told(text)


def test_a_bsn_in_the_name_of_the_file_is_masked() -> None:
    with pytest.raises(CasusFileError) as caught:
        read_casus(b"", f"dossier-{BSN}.yaml")

    assert caught.value.file == "dossier-*********.yaml"


def test_masking_keeps_the_groups() -> None:
    assert masked("a 1112.22.333 b") == "a ****.**.*** b"


@pytest.mark.parametrize("word", ["hv-1", "18-18plus", "a" * 64, "kind_2", "x+y"])
def test_a_word_that_reads_as_an_id_is_shown(word: str) -> None:
    assert shown(word) == word


@pytest.mark.parametrize("word", ["Jan", "a b", "a" * 65, "", "é", "a\n", BSN, f"a-{BSN}"])
def test_any_other_word_is_a_question_mark(word: str) -> None:
    assert shown(word) == "?"
