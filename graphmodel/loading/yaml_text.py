"""The parse events of a YAML text, and the sentence for each way in which YAML can be broken."""

from collections.abc import Callable, Iterator
from typing import cast

import yaml

from graphmodel.loading.places import Flaw

# The two parsers word some of these differently; both wordings are here.
_BROKEN = (
    ("mapping values are not allowed", "problem.yaml_colon"),
    ("could not find expected ':'", "problem.yaml_no_colon"),
    ("unknown escape character", "problem.yaml_escape"),
    ("invalid Unicode character escape", "problem.yaml_escape"),
    ("did not find expected hexdecimal number", "problem.yaml_escape"),
    ("expected ',' or", "problem.yaml_bracket"),
    ("expected '-' indicator", "problem.yaml_indent"),
    ("expected key", "problem.yaml_indent"),
    ("expected <block end>", "problem.yaml_indent"),
    ("leading empty lines", "problem.yaml_indent"),
    ("cannot start any token", "problem.yaml_start"),
    ("directive", "problem.yaml_directive"),
)


def events(text: str) -> Iterator[yaml.Event]:
    """All events of `text`; by the parser in C when it is there, else by the one in Python, far slower.

    Raises:
        yaml.YAMLError: the text is no YAML from some place on.
    """
    loader = yaml.CLoader(text) if yaml.__with_libyaml__ else yaml.Loader(text)
    next_event = cast("Callable[[], yaml.Event | None]", loader.get_event)
    # Called from C, for a large file has millions of events.
    return iter(next_event, None)


def directive(text: str) -> Flaw | None:
    """The first `%TAG`: the format has no tags, and the parser takes quadratic time over a list of them."""
    if text.startswith("%TAG"):
        return Flaw((), "problem.yaml_directive", index=0)
    index = max(text.find("\n%TAG"), text.find("\r%TAG"))
    return Flaw((), "problem.yaml_directive", index=index + 1) if index >= 0 else None


def syntax_flaw(text: str, error: yaml.YAMLError) -> Flaw:
    """Where the reading ended, and what helps."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Flaw((), "problem.yaml_syntax", index=0)
    index: int = error.problem_mark.index
    if "quoted scalar" in (error.context or "") and "end of stream" in (error.problem or ""):
        # The end of the file helps nobody: the quote that was never closed does.
        opened = error.context_mark
        return Flaw((), "problem.yaml_quote", index=opened.index if opened else index)
    if text[index : index + 1] == "\t":
        return Flaw((), "problem.yaml_tab", index=index)
    codes = (code for words, code in _BROKEN if words in (error.problem or ""))
    return Flaw((), next(codes, "problem.yaml_syntax"), index=index)
