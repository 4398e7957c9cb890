"""A JSON text: its data at full speed, and the events of its tokens for when a place is asked for."""

import json
import re
from collections.abc import Iterator

import yaml

from graphmodel.loading.places import Flaw

_TOKEN = re.compile(
    r"""[ \t\r\n]*(?:
        (?P<text>"[^"\\]*(?:\\.[^"\\]*)*")
      | (?P<bracket>[{}\[\]])
      | (?P<other>[^\s{}\[\],:"]+)
      | [,:]
    )""",
    re.VERBOSE | re.DOTALL,
)
_CONSTANTS = frozenset({"NaN", "Infinity", "-Infinity"})
_BROKEN = (
    ("Unterminated string", "problem.json_quote"),
    ("Invalid \\", "problem.json_escape"),
    ("Invalid control character", "problem.json_line_break"),
    ("Extra data", "problem.json_more"),
    ("Expecting ',' delimiter", "problem.json_comma"),
)
_OPENING = {"{": yaml.MappingStartEvent, "[": yaml.SequenceStartEvent}
_CLOSING = {"}": yaml.MappingEndEvent, "]": yaml.SequenceEndEvent}


class NotPlainError(Exception):
    """The text is JSON with something in it that its data alone would not show."""


def data(text: str) -> object:
    """The data of `text`; a number is kept as the text that was written.

    Raises:
        json.JSONDecodeError: the text is no JSON from some place on.
        RecursionError: it is nested too deep.
        NotPlainError: a key is written twice in one object, or a number is not a number of JSON.
    """
    return json.loads(
        text,
        parse_int=str,
        parse_float=str,
        parse_constant=_refuse_constant,
        object_pairs_hook=_mapping,
    )


def syntax_code(error: json.JSONDecodeError) -> str:
    """The message for a text that is no JSON from some place on."""
    words = (code for words, code in _BROKEN if error.msg.startswith(words))
    return next(words, "problem.json_syntax")


def events(text: str) -> Iterator[yaml.Event]:
    """The events of `text` as the parser of YAML would give them, up to the place where it is no JSON any more."""
    position, end = 0, _end(text)
    while token := _TOKEN.match(text, position, end):
        position = token.end()
        kind = token.lastgroup
        if kind is not None:
            yield _event(token.group(kind), _mark(token.start(kind)), _mark(position))


def constants(text: str) -> Iterator[Flaw]:
    """Every `NaN` and `Infinity`: JSON has no such numbers."""
    for token in _TOKEN.finditer(text):
        if token["other"] in _CONSTANTS:
            yield Flaw((), "problem.json_number", index=token.start("other"))


def _end(text: str) -> int:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.pos
    except RecursionError:
        # Up to where it is too deep the text is right, and no further does anybody read.
        pass
    return len(text)


def _refuse_constant(word: str) -> object:
    raise NotPlainError(word)


def _mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise NotPlainError
    return mapping


def _event(word: str, start: yaml.Mark, end: yaml.Mark) -> yaml.Event:
    if word in _OPENING:
        return _OPENING[word](anchor=None, tag=None, implicit=True, start_mark=start, end_mark=end)
    if word in _CLOSING:
        return _CLOSING[word](start, end)
    if word.startswith('"'):
        return yaml.ScalarEvent(None, None, (False, True), json.loads(word), start, end, '"')
    return yaml.ScalarEvent(None, None, (True, False), word, start, end, "")


def _mark(index: int) -> yaml.Mark:
    return yaml.Mark("", index, 0, 0, None, 0)
