"""Every text that vangnet shows to people, in Dutch and in English.

A key is a symbol (`problem.unknown_reference`), never a sentence, so both languages stand on equal footing and a text
can be corrected without touching code. The texts are gettext catalogues, one per subject, side by side: which one holds
a key does not matter, and all of them are read together. `make messages` compiles them after a change.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent
# Dutch readers know British English: `12 June 2023`.
_LOCALES: Final = {"nl": "nl_NL", "en": "en_GB"}
_GROUPED_FROM: Final = 1000


class Language(StrEnum):
    """A language that people can choose."""

    NL = "nl"
    EN = "en"


def text(language: str, key: str, /, **values: object) -> str:
    """The text of `key` in `language`, with `values` filled in.

    Raises:
        KeyError: there is no such text, or it needs a value that is not given.
    """
    return _template(language, key).format_map(values)


@cache
def _template(language: str, key: str) -> str:
    template = _catalogue(language).gettext(key)
    if template == key:
        raise KeyError(key)
    return template


def plural(language: str, key: str, n: int, /, **values: object) -> str:
    """The text of `key` for a number of things; `{n}` in it is the number.

    Raises:
        KeyError: there is no such text, or it needs a value that is not given.
    """
    template = _template_for(language, key, n)
    return template.format_map({"n": number_text(language, n), **values})


@lru_cache(maxsize=4096)
def _template_for(language: str, key: str, n: int) -> str:
    template = _catalogue(language).ngettext(key, key, n)
    if template == key:
        raise KeyError(key)
    return template


@lru_cache(maxsize=4096)
def has(key: str) -> bool:
    """Whether there is a text, not a plural, under `key`."""
    return _catalogue(Language.NL).gettext(key) != key


@lru_cache(maxsize=4096)
def has_plural(key: str) -> bool:
    """Whether there is a plural under `key`."""
    return _catalogue(Language.NL).ngettext(key, key, 1) != key


@lru_cache(maxsize=4096)
def day_text(language: str, day: date) -> str:
    """A day as people write it: `12 juni 2023`."""
    # Babel takes longer to import than most commands take to run, and few texts need it.
    from babel.dates import format_date

    return format_date(day, "long", locale=_LOCALES[language])


def month_text(language: str, day: date) -> str:
    """The month of a day as people write it: `juni 2023`."""
    from babel.dates import format_date

    return format_date(day, "LLLL y", locale=_LOCALES[language])


def when_text(language: str, first: date, last: date, *, bare: bool = False) -> str:
    """When something was that lies between two days: `op 2 mei 2022`, `in mei 2022`, `in 2022`; `bare` leaves `op` and `in` out."""
    sort, told = _when(language, first, last)
    return told if bare and sort != "between" else text(language, f"when.{sort}", when=told)


def _when(language: str, first: date, last: date) -> tuple[str, str]:
    if first == last:
        return "day", day_text(language, first)
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return "year", str(first.year)
    days_of_month = monthrange(first.year, first.month)[1]
    if (first, last) == (first.replace(day=1), first.replace(day=days_of_month)):
        return "month", month_text(language, first)
    days = (day_text(language, first), day_text(language, last))
    return "between", text(language, "when.days", first=days[0], last=days[1])


def list_text(language: str, items: Iterable[str]) -> str:
    """Items as people sum them up, `a, b en c`; of none, nothing."""
    return _listed(language, tuple(items))


@lru_cache(maxsize=4096)
def _listed(language: str, items: tuple[str, ...]) -> str:
    from babel.lists import format_list

    return format_list(list(items), locale=_LOCALES[language])


def number_text(language: str, number: float) -> str:
    """A number as people write it: `1.234,5`; whole numbers below a thousand need no rules."""
    if isinstance(number, int) and 0 <= number < _GROUPED_FROM:
        return str(number)
    from babel.numbers import format_decimal

    return format_decimal(number, locale=_LOCALES[language])


@cache
def _catalogue(language: str) -> NullTranslations:
    """All compiled catalogues of `language`, asked one after the other."""
    whole = NullTranslations()
    for path in sorted((_FOLDER / Language(language) / "LC_MESSAGES").glob("*.mo")):
        with path.open("rb") as file:
            whole.add_fallback(GNUTranslations(file))
    return whole
