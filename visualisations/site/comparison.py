"""The page Vergelijken: two days of one casus side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from graphmodel.gaps.change import Change, change
from graphmodel.gaps.finding import Finding
from graphmodel.gaps.search import Gaps
from graphmodel.language import Language, day_text, text
from graphmodel.report.names import Names as CasusNames
from graphmodel.report.sentences import Sentences
from visualisations import svg
from visualisations.names import Names
from visualisations.scene import Places, compose, places_of
from visualisations.site.network import whole_of
from visualisations.site.shell import Shell


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two days: what it is called, the picture of it, and what that says in words."""

    key: str
    day: str
    picture: Markup
    alternative: str


@dataclass(frozen=True, slots=True)
class Part:
    """One sort of change: each row is one that changed, with a second cell for findings."""

    key: str
    heading: str
    rows: tuple[tuple[str, str], ...]


def comparison_page(shell: Shell, before: Gaps, after: Gaps) -> str:
    """Who came and who left, which ties began, went silent or ended, which findings appeared or closed."""
    language = shell.language
    places = places_of(whole_of(after.run.network.casus), language)
    return shell.filled(
        "vergelijken",
        first=_day(before),
        last=_day(after),
        sides=(
            _side("before", before, places, language),
            _side("after", after, places, language),
        ),
        parts=_parts(shell, before, after, change(before, after)),
    )


def _side(key: str, gaps: Gaps, places: Places, language: Language) -> Side:
    scene = compose(gaps.run.network, gaps.findings, language, places)
    picture = svg.picture(scene, key)
    return Side(key, day_text(language, _day(gaps)), picture, scene.alternative)


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
    return tuple(
        (f"{each.rule} {text(language, f'rule.{each.rule}.name')}", told.text(each))
        for each in findings
    )


def _day(gaps: Gaps) -> date:
    return date.fromordinal(gaps.run.network.day)
