"""The commands, one module each. A module is imported when its command is asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from api.commands.call import Call
    from graphmodel.language import Language

NAMES: Final = (
    "check",
    "load",
    "report",
    "explain",
    "trace",
    "diff",
    "network",
    "ask",
    "rules",
    "schema",
    "serve",
)
"""Every command, in the order in which help lists them."""


class Command(Protocol):
    """What each module of a command has."""

    def add_arguments(self, parser: "ArgumentParser", language: "Language") -> None:
        """Tell `parser` what the command takes."""
        ...

    def run(self, call: "Call") -> int:
        """Carry the command out and give its exit status. Raises a VangnetError when it cannot be done."""
        ...


def command(name: str) -> Command:
    """The command called `name`, one of NAMES."""
    return cast("Command", import_module(f"{__name__}.{name}"))
