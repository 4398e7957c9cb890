"""Where every page is: the only place that spells the address of one.

An address keeps what the reader chose: the language when it is not Dutch, and the day when it is not the one that the
casus itself sets. So any page can be sent to a colleague, and opens as it was seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from urllib.parse import quote, urlencode

from graphmodel.language import Language


class CasusPage(StrEnum):
    """A page about one casus, by the last word of its address; in the order of the menu."""

    NETWORK = "netwerk"
    FINDINGS = "bevindingen"
    INFORMATION = "informatie"
    HANDOVERS = "overdrachten"
    COVERAGE = "dekking"
    SUPERVISION = "toezicht"
    COMPARISON = "vergelijken"
    VERSIONS = "versies"


class SitePage(StrEnum):
    """A page about no casus in particular, by the word of its address; in the order of the menu."""

    CASUSSEN = "casussen"
    RULES = "regels"
    ABOUT = "over"


OF_A_DAY: Final = frozenset(CasusPage) - {CasusPage.COMPARISON, CasusPage.VERSIONS}
"""Pages that show a casus as it was known on one day."""

ROOTS: Final = frozenset({*SitePage})
"""The first word of the address of every page."""


PICTURES: Final = "beeld"
"""Under which word of a casus its pictures are files."""

ASSETS: Final = "/assets/"
"""Where scripts and style sheets of the pages are."""


def is_page(path: str) -> bool:
    """Whether what is at `path` is made for people, so that what goes wrong there is told on a page too."""
    return path == "/" or path.split("/", 2)[1] in ROOTS


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of pages for one reader: in their language, and on the day that they chose (None: none)."""

    language: Language
    casus: str | None = None
    day: date | None = None

    def site(self, page: str, /, **query: object) -> str:
        """A page about no casus in particular."""
        return self._address(f"/{SitePage(page)}", query)

    def rule(self, code: str) -> str:
        """The page of one rule."""
        return self._address(f"/{SitePage.RULES}/{quote(code, safe='')}", {})

    def of_casus(self, page: str, casus: str | None = None, /, **query: object) -> str:
        """A page about a casus: the one that is being looked at when none is named."""
        of = casus or self.casus
        day = self.day if of == self.casus and page in OF_A_DAY else None
        return self._address(self.path(page, of), {"day": day, **query})

    def path(self, page: str, casus: str | None = None) -> str:
        """The same without what was chosen: where a form sends the choices that it holds itself."""
        of = casus or self.casus or ""
        return f"/{SitePage.CASUSSEN}/{quote(of, safe='')}/{CasusPage(page)}"

    def version(self, number: int) -> str:
        """The report of one version of the casus that is being looked at."""
        return self._address(f"{self.path(CasusPage.VERSIONS)}/{number}", {})

    def picture(self, key: str, /, **query: object) -> str:
        """A picture of the casus that is being looked at, as a file."""
        path = f"/{SitePage.CASUSSEN}/{quote(self.casus or '', safe='')}/{PICTURES}/{key}.svg"
        return self._address(path, {"day": self.day, **query})

    def api(self, part: str, /, **query: object) -> str:
        """What the API has of the casus that is being looked at: `gap-report`, `network`."""
        path = f"/v1/casussen/{quote(self.casus or '', safe='')}/{part}"
        return _with(path, {"day": self.day, "lang": self.language, **query})

    def _address(self, path: str, query: Mapping[str, object]) -> str:
        lang = None if self.language is Language.NL else self.language
        return _with(path, {**query, "lang": lang})


def _with(path: str, query: Mapping[str, object]) -> str:
    asked = {key.rstrip("_"): str(value) for key, value in query.items() if value is not None}
    return f"{path}?{urlencode(asked)}" if asked else path
