"""The catalogues of both languages hold the same, and everything that the code asks of them."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import graphmodel.language
from graphmodel.errors import VangnetError
from graphmodel.language import Language, has

FOLDER = Path(graphmodel.language.__file__).parent
ROOT = FOLDER.parents[1]
PACKAGES = ("graphmodel", "api", "visualisations")
FILES = sorted(FOLDER.glob("*/LC_MESSAGES/*.po"))
SUBJECTS = sorted({path.stem for path in FILES})
_KEY = re.compile(r"[a-z_]+(\.[A-Za-z0-9_-]+)+")
# What reads as a key of ours and is a word of somebody else: file names, and a message of ASGI.
_OTHERS = ("http.response.start", ".css", ".html", ".jinja", ".js", ".json", ".yaml")


@cache
def _catalogue(language: str, subject: str) -> Catalog:
    path = FOLDER / language / "LC_MESSAGES" / f"{subject}.po"
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


@cache
def _templates(language: str) -> dict[str, tuple[str, ...]]:
    """Every key of a language with its text, or with the texts of a plural."""
    found: dict[str, tuple[str, ...]] = {}
    for subject in SUBJECTS:
        for message in _catalogue(language, subject):
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                said = message.string or ""
                found[key] = (said,) if isinstance(said, str) else tuple(said)
    return found


def _names(templates: tuple[str, ...]) -> set[str | None]:
    return {name for each in templates for _, name, _, _ in string.Formatter().parse(each)} - {None}


def _sources() -> Iterator[tuple[Path, ast.Module]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


@cache
def _keys_in_code() -> frozenset[str]:
    """Every text in code that reads as a key: its first part is one that the catalogues know."""
    prefixes = {key.split(".")[0] for key in _templates(Language.NL)}
    return frozenset(
        node.value
        for _, tree in _sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _KEY.fullmatch(node.value)
        and not node.value.endswith(_OTHERS)
        and node.value.split(".")[0] in prefixes
    )


def _errors(kind: type[VangnetError] = VangnetError) -> Iterator[type[VangnetError]]:
    yield kind
    for inner in kind.__subclasses__():
        yield from _errors(inner)


def test_each_subject_is_there_in_each_language() -> None:
    assert [f"{language}/{subject}" for language in sorted(Language) for subject in SUBJECTS] == [
        f"{path.parents[1].name}/{path.stem}" for path in FILES
    ]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_both_languages_have_the_same_keys_in_the_same_order(subject: str) -> None:
    dutch, english = (
        [message.id for message in _catalogue(language, subject)] for language in Language
    )

    assert dutch == english


@pytest.mark.parametrize("language", Language)
def test_no_key_stands_in_two_catalogues(language: Language) -> None:
    keys = [
        str(message.id)
        for subject in SUBJECTS
        for message in _catalogue(language, subject)
        if message.id
    ]

    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("language", Language)
def test_every_key_has_a_text(language: Language) -> None:
    empty = [key for key, templates in _templates(language).items() if not all(templates)]

    assert empty == []


def test_both_languages_fill_in_the_same_values() -> None:
    english = _templates(Language.EN)
    different = [
        key
        for key, templates in _templates(Language.NL).items()
        if _names(templates) - {"n"} != _names(english[key]) - {"n"}
    ]

    assert different == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
def test_no_text_is_unfinished_and_the_checks_of_babel_pass(path: Path) -> None:
    catalogue = _catalogue(path.parents[1].name, path.stem)

    assert [message.id for message in catalogue if message.fuzzy and message.id] == []
    assert list(catalogue.check()) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
def test_the_compiled_catalogue_is_that_of_its_source(path: Path) -> None:
    fresh = BytesIO()
    write_mo(fresh, _catalogue(path.parents[1].name, path.stem))
    fresh.seek(0)
    with path.with_suffix(".mo").open("rb") as file:
        kept = GNUTranslations(file)

    # The header names the version of the compiler; all else must be equal. `make messages` renews.
    assert _messages(kept) == _messages(GNUTranslations(fresh))


def test_no_compiled_catalogue_is_left_without_its_source() -> None:
    compiled = sorted(FOLDER.glob("*/LC_MESSAGES/*.mo"))

    assert compiled == [path.with_suffix(".mo") for path in FILES]


def test_every_key_in_code_has_a_text() -> None:
    known = set(_templates(Language.NL))

    assert sorted(_keys_in_code() - known) == []


def test_every_problem_has_a_text_and_every_text_its_problem() -> None:
    # `problem.bsn.registry` is what `problem.bsn` says at the key `registry`.
    keys = (key.split(".") for key in _templates(Language.NL))
    texts = {".".join(key[:2]) for key in keys if key[0] == "problem"}
    codes = {key for key in _keys_in_code() if key.startswith("problem.")}

    assert texts == codes


def test_every_error_has_a_text() -> None:
    assert sorted({kind.code for kind in _errors()} - set(_templates(Language.NL))) == []


def test_an_error_is_raised_with_the_values_that_its_text_needs() -> None:
    codes = {kind.__name__: kind.code for kind in _errors() if "__init__" not in vars(kind)}
    wanting = [
        f"{path.relative_to(ROOT)}:{call.lineno}: {codes[_called(call)]}"
        for path, tree in _sources()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _called(call) in codes
        if not _fills(codes[_called(call)], call)
    ]

    assert wanting == []


def test_a_text_is_known_by_its_key() -> None:
    assert all(
        has(key) for key, templates in _templates(Language.NL).items() if len(templates) == 1
    )


def _messages(translations: GNUTranslations) -> dict[object, str]:
    catalogue: dict[object, str] = getattr(translations, "_catalog")  # noqa: B009  # it has no public name
    return {key: said for key, said in catalogue.items() if key}


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _fills(code: str, call: ast.Call) -> bool:
    """Whether the call gives every value of the text that it leads to; `**values` may give any."""
    given = {keyword.arg for keyword in call.keywords}
    templates = _templates(Language.NL)
    about_casus = templates.get(f"{code}.casus") if "casus_id" in given else None
    return None in given or _names(about_casus or templates[code]) <= given
