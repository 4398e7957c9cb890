"""Which casus a command is about: one in a file, read as it stands, or one in the store."""

import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import TypeAdapter, ValidationError

from api.exits import CallError
from api.settings import Settings
from graphmodel.errors import StoreUnreachableError, UnknownCasusError
from graphmodel.loading import STDIN, read_casus_file
from graphmodel.model.entities import Id
from graphmodel.model.network import Network, network_of

if TYPE_CHECKING:
    from graphmodel.gaps.explanation import Explanation
    from graphmodel.stores.contract import GraphStore

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_ENDINGS: Final = (".yaml", ".yml", ".json")


class Chosen(NamedTuple):
    """The network of a day, with the version and hash that the store has of its casus; a file has neither.

    `said` is what people said of its findings, in that order.
    """

    network: Network
    version: int | None = None
    hash: str | None = None
    said: "tuple[Explanation, ...]" = ()


def chosen(name: str, day: str | None, settings: Settings) -> Chosen:
    """The network of the casus called `name` on `day`; no store is opened for a file.

    Raises:
        VangnetError: there is no such casus, it cannot be read, or `day` is no day of it.
    """
    on = day_of(day) if day else None
    if is_file(name):
        return Chosen(network_of(read_casus_file(name), on))
    id_ = id_of(name)
    with filled_store(settings) as store:
        known = store.version(id_)
        network, said = store.network(id_, on), store.explanations(id_)
        return Chosen(network, known.version, known.hash, said)


def id_of(name: str) -> str:
    """`name`, when it can be the id of a casus.

    Raises:
        UnknownCasusError: no casus can be called that.
    """
    if not _reads_as_id(name):
        raise UnknownCasusError(name)
    return name


def is_file(name: str) -> bool:
    """Whether `name` is a file rather than the id of a casus, by how it is written or because it is there."""
    separators = [separator for separator in (os.sep, os.altsep) if separator]
    if name == STDIN or name.lower().endswith(_ENDINGS) or any(s in name for s in separators):
        return True
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        # Too long, or with a character that no file has in its name.
        return False


def _reads_as_id(name: str) -> bool:
    try:
        TypeAdapter[str](Id).validate_python(name)
    except ValidationError:
        return False
    return True


def day_of(written: str) -> date:
    """The day that `written` names.

    Raises:
        CallError: it is no day of the calendar, written as 2023-06-12.
    """
    if not _DAY.fullmatch(written):
        raise CallError("call.day", given=written)
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise CallError("call.day", given=written) from None


def opened_store(settings: Settings) -> "GraphStore":
    """The store of `settings`, open; a file that is not there yet is made."""
    from graphmodel.stores import open_store

    return open_store(
        settings.store_url,
        user=settings.user,
        password=settings.password,
        database=settings.database,
    )


def filled_store(settings: Settings) -> "GraphStore":
    """As `opened_store`, to read from: a file that is not there holds nothing and is not made.

    Raises:
        StoreUnreachableError: there is no such file.
    """
    from graphmodel.stores import file_of

    path = file_of(settings.store_url)
    if path and _is_missing(path):
        raise StoreUnreachableError(place=str(path), reason="missing")
    return opened_store(settings)


def _is_missing(path: Path) -> bool:
    try:
        return not path.exists()
    except OSError:
        # That cannot be seen: its folder may not be entered, or no file can be called that. Who opens it is told so.
        return False
