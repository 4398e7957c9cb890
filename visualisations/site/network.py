"""The page Netwerk: who serves this gezin, on any day of the period that was examined."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from markupsafe import Markup

from graphmodel.errors import NoDayError
from graphmodel.gaps.finding import Finding
from graphmodel.language import day_text, text
from graphmodel.model.network import Network, default_day, network_of, recorded_days
from visualisations.elements import Scene, Sort
from visualisations.pyvis_page import inert, network_part
from visualisations.scene import Places, compose, places_of
from visualisations.site.shell import Shell

_MOST_STEPS: Final = 80
"""Playing through the days stops at no more days than this; else they lie evenly among those on which something changes."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that the reader can go through: the first and the last, and those on which something is recorded."""

    first: date
    last: date
    changes: tuple[date, ...]
    calamiteit: date | None

    @property
    def count(self) -> int:
        """How many days after the first the last one is."""
        return (self.last - self.first).days

    def offset(self, day: date) -> int:
        """How many days after the first one `day` is, cut to the stretch."""
        return max(0, min(self.count, (day - self.first).days))

    def share(self, day: date) -> float:
        """How far along the stretch `day` is, as a percentage."""
        return round(100 * self.offset(day) / max(1, self.count), 2)

    def payload(self) -> Markup:
        """The days as data for the script."""
        days = {
            "first": self.first.isoformat(),
            "changes": [day.isoformat() for day in _thinned(self.changes)],
        }
        return inert(json.dumps(days))


def days_of(network: Network) -> Days:
    """From the first day of the window to the last one examined, that of the calamiteit within it."""
    casus = network.casus
    first = date.fromordinal(network.start)
    ends = [_own_day(network), date.fromordinal(network.day)]
    if casus.casus.examined and casus.casus.examined.until:
        ends.append(casus.casus.examined.until.last)
    last = max(ends)
    changes = tuple(day for day in recorded_days(casus) if first <= day <= last)
    return Days(
        first, last, (*changes, last), casus.calamiteit.date.last if casus.calamiteit else None
    )


def whole_of(network: Network) -> Network:
    """The network on the last day of which anything is recorded: everybody who is ever in a picture of its casus."""
    casus = network.casus
    return network_of(casus, max((_own_day(network), *recorded_days(casus))))


def _own_day(network: Network) -> date:
    """The day that the casus itself sets; that of the network when it holds no date at all."""
    try:
        return default_day(network.casus)
    except NoDayError:
        return date.fromordinal(network.day)


def network_site_page(shell: Shell, network: Network, findings: Sequence[Finding]) -> str:
    """The page of one day; where everybody stands is the same on each."""
    places: Places = places_of(whole_of(network), shell.language)
    scene = compose(network, findings, shell.language, places)
    days = days_of(network)
    subject = shell.subject
    return shell.running("vis-network.js", "network.js", "day.js").filled(
        "network",
        days=days,
        here=date.fromordinal(network.day),
        calamiteit=day_text(shell.language, days.calamiteit) if days.calamiteit else "",
        chosen=bool(subject and subject.chosen),
        people=_people(scene),
        findings=[_told(shell, finding) for finding in findings],
        picture=Markup(""),
        open_tables=True,
        **network_part(scene),
    )


def _people(scene: Scene) -> list[tuple[str, str]]:
    """Whom the reader can put in the middle, by name."""
    people = [(dot.name, dot.id) for dot in scene.dots if dot.sort is Sort.HULPVERLENER]
    return [(id_, name) for name, id_ in sorted(people)]


def _told(shell: Shell, finding: Finding) -> dict[str, str]:
    return {
        "id": finding.id,
        "code": finding.rule,
        "name": text(shell.language, f"rule.{finding.rule}.name"),
        "severity": finding.severity,
        "address": f"{shell.to.of_casus('bevindingen')}#{finding.id}",
    }


def _thinned(days: Sequence[date]) -> list[date]:
    if len(days) <= _MOST_STEPS:
        return list(dict.fromkeys(days))
    wanted = (
        days[0] + timedelta(days=n * (days[-1] - days[0]).days // _MOST_STEPS)
        for n in range(1, _MOST_STEPS + 1)
    )
    found: list[date] = []
    for until in wanted:
        reached = [day for day in days if day <= until]
        if reached and (not found or reached[-1] > found[-1]):
            found.append(reached[-1])
    return found
