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


def prepare() -> None:
    """Compile every template in every language, so that the first reader does not wait for it."""
    for language in Language:
        made = environment(language)
        for name in made.list_templates(extensions=["jinja"]):
            made.get_template(name)


@cache
def asset(name: str) -> str:
    """The text of a file beside the templates."""
    return files("visualisations").joinpath("templates", name).read_text(encoding="utf-8")
