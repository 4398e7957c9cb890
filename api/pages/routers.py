"""Every page: a new one is a module of this folder, and a name here."""

from typing import Final

from api.pages import (
    casussen,
    comparison,
    coverage,
    files,
    findings,
    handovers,
    information,
    networks,
    pictures,
    rules,
    supervision,
)

_PAGES: Final = (
    casussen,
    networks,
    findings,
    information,
    handovers,
    coverage,
    supervision,
    comparison,
    rules,
    pictures,
    files,
)
ROUTERS: Final = tuple(page.router for page in _PAGES)
