"""The pages about casussen as a whole: the list, the upload with everything that is wrong in a file, the versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Final

from babel.dates import format_datetime

from graphmodel.gaps.finding import Kind, Severity
from graphmodel.language import Language, number_text, text
from visualisations.lettering import isolated, writable
from visualisations.site.addresses import CasusPage, SitePage
from visualisations.site.shell import Link, Shell

_MOST_LETTERS: Final = 160


@dataclass(frozen=True, slots=True)
class Sought:
    """What the reader looks for in the list; empty is anything."""

    text: str = ""
    theme: str = ""
    municipality: str = ""
    kind: str = ""
    severity: str = ""


@dataclass(frozen=True, slots=True)
class ListedCasus:
    """A casus of the list, with how many findings of each severity it has; empty when it has no day to look at."""

    id: str
    title: str
    municipality: str
    themes: tuple[str, ...]
    version: int
    saved_at: datetime
    findings: Mapping[Severity, int]

    @property
    def name(self) -> str:
        """Its title kept apart from the direction of its neighbours, else its id."""
        return isolated(writable(self.title)) if self.title.strip() else self.id


@dataclass(frozen=True, slots=True)
class CasusList:
    """A stretch of the list: what was sought, how many fit, and which page of them this is."""

    sought: Sought
    total: int
    page: int
    pages: int
    rows: tuple[ListedCasus, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong in a file: where, and the line itself when it may be repeated."""

    line: int
    path: str
    what: str
    written: str = ""


@dataclass(frozen=True, slots=True)
class WrongFile:
    """A file that was refused; nothing of it was stored."""

    name: str
    problems: tuple[Wrong, ...]


@dataclass(frozen=True, slots=True)
class SavedVersion:
    """One version of a casus."""

    version: int
    saved_at: datetime
    facts: int
    hash: str


@dataclass(frozen=True, slots=True)
class Upload:
    """What came of the files that the reader sent: those that were saved, by id, and those that were refused."""

    saved: tuple[str, ...] = ()
    refused: tuple[WrongFile, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        """Whether no file was sent at all."""
        return not self.saved and not self.refused


def casussen_page(shell: Shell, found: CasusList, upload: Upload | None = None) -> str:
    """The list with its filters, and the form for an upload; above it what came of the upload before."""
    language = shell.language
    return shell.filled(
        "casussen",
        found=found,
        rows=[(row, shell.to.of_casus(CasusPage.NETWORK, row.id)) for row in found.rows],
        when=partial(moment_text, language),
        upload=upload,
        saved=_saved(shell, upload),
        kinds=[(kind.value, text(language, f"kind.{kind}")) for kind in Kind],
        severities=[(each.value, text(language, f"severity.{each}")) for each in Severity],
        before=_beside(shell, found, found.page - 1),
        after=_beside(shell, found, found.page + 1),
    )


def versions_page(shell: Shell, versions: Sequence[SavedVersion]) -> str:
    """Every version of a casus, the newest first."""
    language = shell.language
    return shell.filled(
        "versies",
        versions=versions,
        when=partial(moment_text, language),
        number=partial(number_text, language),
    )


def moment_text(language: Language, moment: datetime) -> str:
    """A moment as people write it, in UTC as the store keeps it."""
    locale = "nl_NL" if language is Language.NL else "en_GB"
    return f"{format_datetime(moment, 'd MMMM y HH:mm', locale=locale)} UTC"


def shortened(line: str) -> str:
    """A line of a file, or its name, as it is shown beside what is wrong in it."""
    whole = writable(line).strip()
    return isolated(whole if len(whole) <= _MOST_LETTERS else whole[: _MOST_LETTERS - 1] + "…")


def _saved(shell: Shell, upload: Upload | None) -> list[Link]:
    ids = upload.saved if upload else ()
    return [Link(id_, shell.to.of_casus(CasusPage.NETWORK, id_), is_current=False) for id_ in ids]


def _beside(shell: Shell, found: CasusList, page: int) -> str:
    """Where the neighbour of this stretch is; empty when there is none."""
    if not 1 <= page <= found.pages:
        return ""
    sought = found.sought
    chosen = {
        "text": sought.text,
        "theme": sought.theme,
        "municipality": sought.municipality,
        "kind": sought.kind,
        "severity": sought.severity,
    }
    given = {key: value for key, value in chosen.items() if value}
    return shell.to.site(SitePage.CASUSSEN, **given, page=page)
