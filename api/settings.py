"""What the environment asks for, read here and passed as arguments everywhere else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from api.exits import CallError
from graphmodel.language import Language

STORE: Final = "VANGNET_STORE"
LANGUAGE: Final = "VANGNET_LANG"
USER: Final = "VANGNET_NEO4J_USER"
PASSWORD: Final = "VANGNET_NEO4J_PASSWORD"  # noqa: S105  # the name of a variable, not a password
DATABASE: Final = "VANGNET_NEO4J_DATABASE"
DEBUG: Final = "VANGNET_DEBUG"

PROGRAM: Final = "vangnet"
STORE_FILE: Final = "vangnet.sqlite"


@dataclass(frozen=True, slots=True)
class Settings:
    """How the program is set up for one call.

    Attributes:
        language: In which language it speaks.
        store: The URL of the store; None is the file in the user's data folder.
        user: With which user it logs in on a server, with `password`.
        database: Which database of the server; None is the one that the server chooses.
    """

    language: Language = Language.NL
    store: str | None = None
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str | None = None

    @property
    def store_url(self) -> str:
        """The URL of the store to open."""
        return self.store or default_store_url()


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings that `environment` asks for; an empty variable asks for nothing.

    Raises:
        CallError: the language is none of ours.
    """
    asked = environment.get(LANGUAGE) or Language.NL
    if asked not in set(Language):
        raise CallError("call.language", name=LANGUAGE, allowed=", ".join(Language))
    return Settings(
        language=Language(asked),
        store=environment.get(STORE) or None,
        user=environment.get(USER) or None,
        password=environment.get(PASSWORD) or None,
        database=environment.get(DATABASE) or None,
    )


def shows_details(environment: Mapping[str, str]) -> bool:
    """Whether a defect is shown with its details, which may hold content of a casus."""
    return environment.get(DEBUG, "") not in ("", "0")


def default_store_url() -> str:
    """The embedded store in the folder where the system keeps the data of this user."""
    from platformdirs import user_data_path

    return f"file:{user_data_path(PROGRAM, appauthor=False) / STORE_FILE}"
