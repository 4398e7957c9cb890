"""Bytes → text → plain data, with what keeps a text from being read."""

import json
import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

import yaml

from graphmodel.bsn import holds_bsn
from graphmodel.loading import json_text, yaml_text
from graphmodel.loading.places import Flaw, Path, lines
from graphmodel.loading.tree import MOST_FLAWS, StoppedError, Tree, Watch, is_deep, scalars

# What no editor shows. A terminal, a page or a database may do strange things with it.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_JSON_START = re.compile(r'\s*\{\s*["}]')


class Media(StrEnum):
    """The two ways to write a casus file."""

    YAML = "yaml"
    JSON = "json"


class Reading(NamedTuple):
    """The data of a text, and what is wrong with it as YAML or JSON.

    `is_whole`: reading came to the end, so what is missing from `data` is missing from the file. `refused` holds the
    paths whose data is not what the file says.
    """

    data: object
    flaws: list[Flaw]
    refused: frozenset[Path]
    is_whole: bool


def media_of(name: str, text: str) -> Media:
    """By the name of the file, else by how the text starts."""
    suffix = name.lower().rpartition(".")[2]
    if suffix == "json":
        return Media.JSON
    if suffix in ("yaml", "yml"):
        return Media.YAML
    return Media.JSON if _JSON_START.match(text) else Media.YAML


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, without a byte order mark.

    Raises:
        UnicodeDecodeError: the file is in another encoding.
    """
    return content.decode("utf-8-sig")


def line_of(content: bytes, index: int) -> int:
    """The line of a byte in a file that is no UTF-8, as far as it can be told."""
    text = content[:index].decode("latin-1")
    return lines(text, [index])[index]


def read(text: str, media: Media) -> Reading:
    """The data of `text`, as far as it can be read."""
    unreadable = list(islice(_unreadable(text, media), MOST_FLAWS + 1))
    if unreadable:
        return Reading(None, unreadable, frozenset(), is_whole=False)
    return _read_json(text) if media is Media.JSON else _read_yaml(text)


def any_hidden(text: str, media: Media, data: object) -> bool:
    """Whether a BSN stands in the text, or folded lines and escapes hide one, or a control character."""
    if media is Media.JSON and "\\" not in text:
        # What JSON says without an escape stands in the text as it is.
        return holds_bsn(text)
    # One long search is faster than thousands of short ones; no BSN is written across a bar.
    said = "|".join(each for each in scalars(data) if isinstance(each, str))
    return holds_bsn(text) or holds_bsn(said) or holds_control(said)


def holds_control(text: str) -> bool:
    """Whether `text` has a character that no editor shows, beside tabs and ends of lines."""
    return _CONTROL.search(text) is not None


def follow(text: str, media: Media, watch: Watch) -> None:
    """Tell `watch` of everything in `text`, up to where reading ends."""
    if any(_unreadable(text, media)):
        return
    tree = Tree(watch)
    try:
        tree.feed(json_text.events(text) if media is Media.JSON else yaml_text.events(text))
    except (StoppedError, yaml.YAMLError):
        return


def _unreadable(text: str, media: Media) -> Iterator[Flaw]:
    for control in _CONTROL.finditer(text):
        yield Flaw((), "problem.control_character", index=control.start())
    directive = yaml_text.directive(text) if media is Media.YAML else None
    if directive:
        yield directive


def _read_yaml(text: str) -> Reading:
    tree = Tree()
    try:
        tree.feed(yaml_text.events(text))
    except yaml.YAMLError as error:
        tree.flaws.append(yaml_text.syntax_flaw(text, error))
        return _reading(tree, is_whole=False)
    except StoppedError:
        return _reading(tree, is_whole=False)
    return _reading(tree, is_whole=True)


def _read_json(text: str) -> Reading:
    if not text.strip():
        return Reading(None, [], frozenset(), is_whole=True)
    try:
        data = json_text.data(text)
    except json.JSONDecodeError as error:
        flaw = Flaw((), json_text.syntax_code(error), index=error.pos)
        return Reading(None, [flaw], frozenset(), is_whole=False)
    except (json_text.NotPlainError, RecursionError):
        return _read_json_slowly(text)
    return (
        _read_json_slowly(text) if is_deep(data) else Reading(data, [], frozenset(), is_whole=True)
    )


def _read_json_slowly(text: str) -> Reading:
    tree = Tree()
    try:
        tree.feed(json_text.events(text))
    except StoppedError:
        return _reading(tree, is_whole=False)
    tree.flaws.extend(json_text.constants(text))
    return _reading(tree, is_whole=True)


def _reading(tree: Tree, *, is_whole: bool) -> Reading:
    return Reading(tree.data, tree.flaws, frozenset(tree.refused), is_whole)
