"""Every page: a new one is a module of this folder, and a name here."""

from typing import Final

from api.pages import casussen, comparison, coverage, files, networks, rules

ROUTERS: Final = tuple(
    page.router for page in (casussen, networks, coverage, comparison, rules, files)
)
