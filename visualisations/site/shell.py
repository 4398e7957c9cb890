"""What stands around every page: title, menus, the choice of language, the scripts it needs; and what fills it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from graphmodel.language import Language, day_text, text
from visualisations.lettering import isolated, writable
from visualisations.site.addresses import ASSETS, OF_A_DAY, Addresses, CasusPage, SitePage
from visualisations.site.assets import asset
from visualisations.templating import environment

STYLE: Final = "site.css"


@dataclass(frozen=True, slots=True)
class Subject:
    """The casus that a page is about. `day` is the one that is shown, `chosen` the one that the reader asked for.

    `saved_at` is when its version was saved; None on a page that does not tell.
    """

    id: str
    title: str
    version: int
    day: date | None = None
    chosen: date | None = None
    saved_at: datetime | None = None

    @property
    def name(self) -> str:
        """Its title kept apart from the direction of its neighbours, else its id."""
        shown = writable(self.title).strip()
        return isolated(shown) if shown else self.id


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of a menu."""

    words: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """A page without its content.

    Attributes:
        page: Which page it is.
        here: Its own address in the other language.
        subject: The casus it is about, None for a page about no casus in particular.
        scripts: The assets that it runs, in order.
    """

    language: Language
    page: CasusPage | SitePage
    here: str
    subject: Subject | None = None
    scripts: tuple[str, ...] = ()
    title: str | None = None

    @property
    def to(self) -> Addresses:
        """The addresses of other pages, for this reader."""
        if self.subject is None:
            return Addresses(self.language)
        return Addresses(self.language, self.subject.id, self.subject.chosen)

    @property
    def heading(self) -> str:
        """What the page is called."""
        return self.title or text(self.language, f"site.page.{self.page}")

    @property
    def window_title(self) -> str:
        """What the window is called: the page, the casus, the program."""
        parts = (self.heading, self.subject.name if self.subject else "", "vangnet")
        return " – ".join(part for part in parts if part)

    def running(self, *scripts: str) -> "Shell":
        """The same page with these assets as its scripts."""
        return replace(self, scripts=scripts)

    def called(self, title: str) -> "Shell":
        """The same page with a name of its own."""
        return replace(self, title=title)

    def filled(self, template: str, **values: object) -> str:
        """The whole page, with `template` of the folder `site/` as its content; everything is escaped that is no Markup."""
        return (
            environment(self.language)
            .get_template(f"site/{template}.html.jinja")
            .render(
                shell=self,
                to=self.to,
                day=self._day(),
                menu=self._menu(),
                casus_menu=self._casus_menu(),
                style=f"{ASSETS}{asset(STYLE).name}",
                scripts=[f"{ASSETS}{asset(script).name}" for script in self.scripts],
                **values,
            )
        )

    def _day(self) -> str:
        shown = self.subject.day if self.subject and self.page in OF_A_DAY else None
        return day_text(self.language, shown) if shown else ""

    def _menu(self) -> list[Link]:
        current = SitePage.CASUSSEN if self.subject else self.page
        return [
            Link(text(self.language, f"site.page.{page}"), self.to.site(page), page == current)
            for page in SitePage
        ]

    def _casus_menu(self) -> list[Link]:
        if self.subject is None:
            return []
        return [
            Link(
                text(self.language, f"site.page.{page}"), self.to.of_casus(page), page == self.page
            )
            for page in CasusPage
        ]
