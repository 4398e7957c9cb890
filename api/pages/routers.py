"""Every page: a new one is a module of this folder, and a name here."""

from typing import Final

from api.pages import casussen, comparison, files, networks, rules

ROUTERS: Final = tuple(page.router for page in (casussen, networks, comparison, rules, files))
