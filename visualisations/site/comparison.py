"""The page Vergelijken: two days of one casus side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from markupsafe import Markup

from graphmodel.gaps.change import Change, change
from graphmodel.gaps.finding import Finding
from graphmodel.gaps.search import Gaps
from graphmodel.language import Language, day_text, text
from graphmodel.report.names import Names as CasusNames
from graphmodel.report.sentences import Sentences
from graphmodel.vocabulary import Domain
from visualisations import svg
from visualisations.elements import Scene
from visualisations.lettering import isolated
from visualisations.names import Names
from visualisations.scene import Places, compose, places_of
from visualisations.site.addresses import CasusPage
from visualisations.site.network import whole_of
from visualisations.site.shell import Shell
from visualisations.svg_parts import sample

_MOST_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two days: what it is called, the picture of it, where that and its page are, and the same in words."""

    key: str
    day: str
    picture: Markup
    scene: Scene
    save: str
    page: str


@dataclass(frozen=True, slots=True)
class Part:
    """One sort of change: each row is one that changed, with a second cell for findings."""

    key: str
    heading: str
    rows: tuple[tuple[str, str], ...]


def comparison_page(shell: Shell, before: Gaps, after: Gaps) -> str:
    """Who came and who left, which ties began, went silent or ended, which findings appeared or closed."""
    language = shell.language
    places = places_of(whole_of(after.run.network), language)
    sides = (_side("before", before, places, shell), _side("after", after, places, shell))
    return shell.filled(
        "vergelijken",
        first=_day(before),
        last=_day(after),
        sides=sides,
        legend=_legend(sides),
        parts=_parts(shell, before, after, change(before, after)),
    )


def _side(key: str, gaps: Gaps, places: Places, shell: Shell) -> Side:
    scene = compose(gaps.run.network, gaps.findings, shell.language, places)
    to = replace(shell.to, day=_day(gaps))
    return Side(
        key,
        day_text(shell.language, _day(gaps)),
        svg.picture(scene, key),
        scene,
        to.api("network", format="svg"),
        to.of_casus(CasusPage.NETWORK),
    )


def _legend(sides: Sequence[Side]) -> list[tuple[str, Markup]]:
    """Everything that is drawn on either day, each once, with what it looks like."""
    entries = (entry for side in sides for entry in side.scene.legend)
    first = {entry.name: sample(entry.look, is_dashed=entry.is_dashed) for entry in entries}
    return list(first.items())


def _parts(shell: Shell, before: Gaps, after: Gaps, found: Change) -> tuple[Part, ...]:
    language = shell.language
    names = Names(after.run.network, language)

    def people(ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
        return tuple((_person(names, who), "") for who in ids)

    def pairs(ids: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        return tuple((f"{_person(names, a)} – {_person(names, b)}", "") for a, b in ids)

    rows = {
        "came": people(found.came),
        "left": people(found.left),
        "began": pairs(found.began),
        "silent": pairs(found.silent),
        "ended": pairs(found.ended),
        "appeared": _findings(after, found.appeared, language),
        "closed": _findings(before, found.closed, language),
    }
    return tuple(
        Part(key, text(language, f"site.change.{key}"), found) for key, found in rows.items()
    )


def _person(names: Names, who: str) -> str:
    """The name with the organisation behind it: many a label is only a role."""
    home = names.network.hulpverleners[who].organisation
    return names.say(
        "site.person", name=names.hulpverlener(who), organisation=names.organisation(home)
    )


def _findings(
    gaps: Gaps, findings: Sequence[Finding], language: Language
) -> tuple[tuple[str, str], ...]:
    told = Sentences(CasusNames(gaps.run.network.casus, language), _day(gaps))
    names = Names(gaps.run.network, language)
    return tuple((_titled(names, each), told.text(each)) for each in findings)


def _titled(names: Names, finding: Finding) -> str:
    """The rule, and whom the finding is about when they are few: one rule often says much of different people."""
    rule = f"{finding.rule} {names.say(f'rule.{finding.rule}.name')}"
    subjects = finding.subjects
    by_sort = (
        [isolated(names.hulpverlener(who)) for who in subjects.hulpverleners],
        [names.domain(Domain(domain)) for domain in subjects.domains],
        [isolated(names.gezinslid(lid)) for lid in subjects.gezinsleden],
    )
    about = next((named for named in by_sort if 1 <= len(named) <= _MOST_NAMED), None)
    return names.say("site.change.about", rule=rule, about=" – ".join(about)) if about else rule


def _day(gaps: Gaps) -> date:
    return date.fromordinal(gaps.run.network.day)
