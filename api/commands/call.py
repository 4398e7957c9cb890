"""One call of a command: what was given and how the program is set up."""

from argparse import Namespace
from dataclasses import dataclass

from api.settings import Settings
from graphmodel.language import Language, plural, text


@dataclass(frozen=True, slots=True)
class Call:
    """What a command is given."""

    given: Namespace
    settings: Settings

    @property
    def language(self) -> Language:
        """The language to answer in."""
        return self.settings.language

    def text(self, key: str, /, **values: object) -> str:
        """The text of `key` in the language of the call."""
        return text(self.language, key, **values)

    def plural(self, key: str, n: int, /, **values: object) -> str:
        """The text of `key` for a number of things, in the language of the call."""
        return plural(self.language, key, n, **values)
