"""The settings of the rules (instelling, geen norm): one YAML file, changeable per run."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib.resources import files

import yaml

from graphmodel.errors import UnknownSettingError


@dataclass(frozen=True, slots=True)
class Settings:
    """Days, or numbers where the name says so; their meaning stands beside each in `settings.yaml`."""

    l01_overlap: int
    l05_silence: int
    c03_not_seen: int
    h02_acceptance: int
    h06_gap: int
    c04_wait: int
    c06_after_signaal: int
    c07_follow_up: int
    i08_follow_up: int
    i03_severe: int
    i03_other: int
    c05_holders: int
    c05_within: int
    c08_starts: int
    c08_within: int

    def changed(self, changes: Mapping[str, int]) -> "Settings":
        """The same settings with `changes` in them.

        Raises:
            UnknownSettingError: a name that is no setting, or a number below 1.
        """
        names = {each.name for each in fields(self)}
        for name, number in changes.items():
            if name not in names or number < 1:
                raise UnknownSettingError(name=name, allowed=", ".join(sorted(names)))
        return replace(self, **changes)


@cache
def default_settings() -> Settings:
    """The settings as `settings.yaml` has them."""
    text = files(__package__ or __name__).joinpath("settings.yaml").read_text(encoding="utf-8")
    return Settings(**yaml.safe_load(text))
