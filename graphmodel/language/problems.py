"""The sentence for each thing that is wrong: with a casus file, or with what somebody asked.

What somebody asked, or how a file is called, may hold a BSN: no sentence here repeats one.
"""

from graphmodel.bsn import masked
from graphmodel.errors import Problem, VangnetError
from graphmodel.language import has, plural, text


def problem_text(language: str, file: str, problem: Problem) -> str:
    """`file:line: path: what is wrong, what is allowed`; a line or path that is not there is left out."""
    name = masked(file)
    place = f"{name}:{problem.line}" if problem.line else name
    parts = (place, problem.path, problem_sentence(language, problem))
    return ": ".join(part for part in parts if part)


def problem_sentence(language: str, problem: Problem) -> str:
    """What is wrong and what is allowed, without the place."""
    values = {key: masked(value) for key, value in problem.values}
    at = f"{problem.code}.{problem.path.rpartition('.')[2]}"
    sentence = text(language, at if has(at) else problem.code, **values)
    if "near" not in values:
        return sentence
    return f"{sentence} {text(language, 'problem.near', near=values['near'])}"


def error_text(language: str, error: VangnetError) -> str:
    """What went wrong and what helps, in one or two sentences."""
    values = {key: _without_bsn(value) for key, value in error.values.items()}
    count = values.get("count")
    if isinstance(count, int):
        return plural(language, error.code, count, **values)
    sentence = text(language, _key(error), **values)
    if "place" not in values:
        return sentence
    return f"{sentence} {text(language, 'error.place', place=values['place'])}"


def _without_bsn(value: object) -> object:
    return masked(value) if isinstance(value, str) else value


def _key(error: VangnetError) -> str:
    """The text for its reason or for the casus it is about, when there is one, else that of every such error."""
    variants = (error.values.get("reason"), "casus" if "casus_id" in error.values else None)
    keys = (f"{error.code}.{variant}" for variant in variants if variant)
    return next((key for key in keys if has(key)), error.code)
