"""The templates of pages, with everything that is filled in escaped unless it was made as HTML on purpose."""

from functools import cache, partial
from importlib.resources import files
from typing import cast

from jinja2 import Environment, PackageLoader, StrictUndefined

from graphmodel.language import Language, plural, text


@cache
def environment(language: Language) -> Environment:
    """Templates that speak `language`: `say(key, …)` and `count(key, number, …)` are texts of the catalogues."""
    made = Environment(
        loader=PackageLoader("visualisations"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    known = cast("dict[str, object]", made.globals)
    known |= {
        "language": language.value,
        "say": partial(text, language),
        "count": partial(plural, language),
    }
    return made


@cache
def asset(name: str) -> str:
    """The text of a file beside the templates."""
    return files("visualisations").joinpath("templates", name).read_text(encoding="utf-8")
