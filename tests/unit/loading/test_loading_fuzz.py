"""Whatever the bytes: a casus or problems come out, and no message repeats a name or a BSN."""

import json
from typing import Any, cast

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from graphmodel.errors import CasusFileError
from graphmodel.language.problems import problem_text
from graphmodel.loading import Media, read_casus
from graphmodel.model.casus import Casus, canonical, content_hash
from tests.unit.loading.written import BSN, WHOLE, casus_of, found_in

NAME = "Janneke de Vries"
DATA: dict[str, Any] = json.loads(canonical(casus_of(WHOLE)))

_media = st.sampled_from(Media)
_pieces = st.sampled_from("\n#'\"[]{},|>%\\\t\r\0\x85\u2028@é😀") | st.sampled_from(
    ["  ", "- ", ": ", "&a ", "*a", "!x ", "null", "---\n", "<<: ", "? ", "2023-02-30"]
)
_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


def _read(content: bytes, media: Media) -> Casus | str:
    """The casus, or everything that people would read about it."""
    try:
        return read_casus(content, "casus", media)
    except CasusFileError as error:
        problems = error.problems
    assert problems
    assert list(problems) == sorted(problems)
    assert all(problem.code != "problem.invalid" for problem in problems)
    return "\n".join(
        problem_text(language, "casus", problem)
        for language in ("nl", "en")
        for problem in problems
    )


@st.composite
def _paths(draw: st.DrawFn) -> list[str | int]:
    """The path of some place in `DATA`."""
    path: list[str | int] = []
    here: Any = DATA
    while isinstance(here, dict | list) and here and (not path or draw(st.booleans())):
        level = cast("dict[str | int, Any]", here)
        steps = list(level) if isinstance(here, dict) else list(range(len(level)))
        path.append(draw(st.sampled_from(steps)))
        here = level[path[-1]]
    return path


def _replaced(path: list[str | int], value: object) -> dict[str, Any]:
    data = json.loads(json.dumps(DATA))
    *way, last = path
    here = data
    for step in way:
        here = here[step]
    here[last] = value
    return data


def _renamed(path: list[str | int], key: str) -> dict[str, Any]:
    data = json.loads(json.dumps(DATA))
    *way, last = path
    here = data
    for step in way:
        here = here[step]
    if isinstance(here, dict):
        here[key] = here.pop(last)
    return data


def _written(data: object, media: Media) -> bytes:
    if media is Media.JSON:
        return json.dumps(data).encode()
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()


@given(st.binary(max_size=200), _media)
@example(b"\xff\xfe", Media.YAML)
@example(b'{"\\ud800": 1}', Media.JSON)
@example(b'"\\ud800": 1', Media.YAML)
def test_random_bytes_give_a_casus_or_problems(content: bytes, media: Media) -> None:
    _read(content, media)


@given(st.text(max_size=200), _media)
def test_random_text_gives_a_casus_or_problems(text: str, media: Media) -> None:
    _read(text.encode("utf-8", "surrogatepass"), media)


@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), _pieces), min_size=1, max_size=4), _media)
def test_a_casus_with_pieces_put_in_gives_a_casus_or_problems(
    pieces: list[tuple[int, str]], media: Media
) -> None:
    text = json.dumps(DATA, indent=1) if media is Media.JSON else WHOLE
    for at, piece in pieces:
        text = text[:at] + piece + text[at:]

    _read(text.encode(), media)


@given(st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE)), _media)
def test_a_casus_with_a_piece_cut_out_gives_a_casus_or_problems(
    start: int, end: int, media: Media
) -> None:
    text = json.dumps(DATA, indent=1) if media is Media.JSON else WHOLE

    _read((text[: min(start, end)] + text[max(start, end) :]).encode(), media)


@given(_paths(), _values, _media)
def test_a_casus_with_another_value_somewhere_gives_a_casus_or_problems(
    path: list[str | int], value: object, media: Media
) -> None:
    _read(_written(_replaced(path, value), media), media)


@given(_paths(), _media)
def test_a_name_is_never_repeated(path: list[str | int], media: Media) -> None:
    for data in (_replaced(path, NAME), _replaced(path, [NAME]), _renamed(path, NAME)):
        told = _read(_written(data, media), media)

        assert isinstance(told, Casus) or "Janneke" not in told


@given(
    _paths(),
    st.sampled_from([BSN, "1112.22.333", "111 222 333", f"a-{BSN}", "111-222-333"]),
    _media,
)
def test_a_bsn_is_always_refused_and_never_repeated(
    path: list[str | int], bsn: str, media: Media
) -> None:
    for data in (_replaced(path, bsn), _replaced(path, {bsn: [bsn]}), _renamed(path, f"x {bsn}")):
        told = _read(_written(data, media), media)

        assert isinstance(told, str) or data == DATA
        assert isinstance(told, Casus) or bsn not in told


@given(st.integers(0, WHOLE.count("\n")))
def test_a_bsn_in_a_comment_on_any_line_is_refused_with_that_line(line: int) -> None:
    lines = WHOLE.splitlines()
    lines.insert(line, f"# {BSN}")

    assert (line + 1, "bsn") in [(at, code) for at, _, code in found_in("\n".join(lines))]


@given(_paths(), st.none() | st.text(max_size=9), _media)
def test_what_is_read_reads_the_same_when_written_again(
    path: list[str | int], value: object, media: Media
) -> None:
    casus = _read(_written(_replaced(path, value), media), media)

    if isinstance(casus, Casus):
        again = casus_of(canonical(casus), Media.JSON)
        assert again == casus
        assert content_hash(again) == content_hash(casus)
