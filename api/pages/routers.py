"""Every page: a new one is a module of this folder with a name here, or a row in `of_a_day`."""

from typing import Final

from api.pages import (
    casussen,
    comparison,
    files,
    findings,
    information,
    of_a_day,
    pictures,
    rules,
    versions,
)

_PAGES: Final = (
    casussen,
    of_a_day,
    findings,
    information,
    comparison,
    versions,
    rules,
    pictures,
    files,
)
ROUTERS: Final = tuple(page.router for page in _PAGES)
