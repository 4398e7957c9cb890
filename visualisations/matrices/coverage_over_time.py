"""Coverage over time: a strip for each gezinslid and domain, with the state of coverage on every day of the window."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graphmodel.analysis.coverage import coverage_on
from graphmodel.language import Language
from graphmodel.model.network import Network
from graphmodel.vocabulary import CoverageState, Domain
from visualisations.canvas import BOLD, SMALL, Anchor, Bar, Figure, Glyph, Part, Picture, Words
from visualisations.elements import FONT_SIZE, LegendEntry, Row, Table
from visualisations.in_time.axis import HEAD, Axis, grid
from visualisations.in_time.days import axis_of, beyond, days_in_legend, flags_of, layout
from visualisations.lettering import isolated, one_line
from visualisations.matrices.coverage import states_of
from visualisations.names import Names
from visualisations.palette import DOMAIN_LOOKS, INK, STRIPE, TONE_LOOKS

LABELS, ROW, CAPTION, BAR = 262, 24, 24, 15
_ROOM_FOR_LETTER = 14


@dataclass(frozen=True, slots=True)
class Spell:
    """A state that lasts, half-open; `hulpverleners` serve on all of its days, in order of id."""

    start: int
    end: int
    state: CoverageState
    hulpverleners: tuple[str, ...]


Strip = tuple[str, Domain, tuple[Spell, ...]]
"""A gezinslid, a domain, and the spells one after another over the whole window."""


def coverage_strips(network: Network) -> tuple[Strip, ...]:
    """The strips of every gezinslid in each domain that touches them: somebody served, waited, refused or was needed.

    Gezinsleden in the order of the file, domains in order of id.
    """
    found: dict[tuple[str, Domain], list[Spell]] = {}
    edges = [*_edges(network), network.end]
    for start, end in pairwise(edges):
        for cover in coverage_on(network, start):
            spells = found.setdefault((cover.gezinslid, cover.domain), [])
            spell = Spell(start, end, cover.state, cover.hulpverleners)
            if spells and _is_same(spells[-1], spell):
                spells[-1] = Spell(spells[-1].start, end, spell.state, spell.hulpverleners)
            else:
                spells.append(spell)
    needed = {(fact.item.gezinslid, fact.item.domain) for fact in network.needs}
    return tuple(
        (gezinslid, domain, tuple(spells))
        for (gezinslid, domain), spells in found.items()
        if (gezinslid, domain) in needed or any(s.state is not CoverageState.NOBODY for s in spells)
    )


def coverage_over_time(network: Network, language: Language) -> Picture:
    """The strips below each other, gezinslid by gezinslid; without any the picture holds the axis alone."""
    names = Names(network, language)
    strips = coverage_strips(network)
    axis = axis_of(network, LABELS)
    top, head = layout(flags_of(names, axis), axis)
    gezinsleden = list(dict.fromkeys(gezinslid for gezinslid, _, _ in strips))
    bottom = top + max(1, len(gezinsleden)) * CAPTION + len(strips) * ROW
    return Picture(
        key="coverage-over-time",
        language=language,
        title=names.say(
            "chart.coverage.title", title=isolated(names.title), day=names.day(network.day)
        ),
        width=round(axis.right) + 10,
        height=round(bottom) + 10,
        figures=(
            *_groups(names, axis, strips, top),
            grid(axis, language, top - HEAD, bottom),
            *beyond(names, axis, top, bottom),
            *_drawn(names, axis, strips, top),
            *head(bottom),
        ),
        legend=tuple(_legend(names, strips)),
        notes=(names.say("matrix.coverage.note"),),
        tables=(_table(names, strips),),
        alternative=names.say(
            "chart.coverage.alternative",
            title=isolated(names.title),
            gezinsleden=names.count("picture.count.gezinsleden", len(gezinsleden)),
            strips=len(strips),
            changes=sum(len(spells) - 1 for _, _, spells in strips),
        ),
    )


def _edges(network: Network) -> list[int]:
    """Every day of the window on which coverage may change, the first day included."""
    days = {network.start}
    for service in network.services:
        days |= {service.span.start, service.span.end}
    for fact in network.needs:
        days |= {fact.first or network.start, (fact.last or network.day) + 1}
    return sorted(day for day in days if network.start <= day < network.end)


def _is_same(one: Spell, other: Spell) -> bool:
    return (one.state, one.hulpverleners) == (other.state, other.hulpverleners)


def _rows(strips: Sequence[Strip], top: float) -> Iterator[tuple[Strip, float, bool]]:
    """Each strip with the middle of its row, and whether a caption stands above it."""
    y, before = top, ""
    for strip in strips:
        is_first = strip[0] != before
        y += CAPTION if is_first else 0
        yield strip, y + ROW / 2, is_first
        y, before = y + ROW, strip[0]


def _groups(names: Names, axis: Axis, strips: Sequence[Strip], top: float) -> Iterator[Figure]:
    """A stripe behind every other gezinslid, and the name above the strips."""
    starts = [(strip[0], y - ROW / 2 - CAPTION) for strip, y, first in _rows(strips, top) if first]
    last = top + len(starts) * CAPTION + len(strips) * ROW
    edges = [*starts, ("", last)]
    for position, ((lid, y), (_, end)) in enumerate(pairwise(edges)):
        name = names.gezinslid(lid)
        stripe = (Bar(0, y, axis.right, end - y, STRIPE),) if position % 2 == 0 else ()
        text = one_line(name, FONT_SIZE, (LABELS - 20) / BOLD)
        parts = (*stripe, Words(12, y + 17, text, FONT_SIZE, INK, is_bold=True))
        yield Figure(f"gezinslid:{lid}", "", isolated(name), parts)


def _drawn(names: Names, axis: Axis, strips: Sequence[Strip], top: float) -> Iterator[Figure]:
    for (lid, domain, spells), y, _ in _rows(strips, top):
        label = Words(36, y + 4, one_line(names.domain(domain), SMALL, LABELS - 44), SMALL)
        parts: tuple[Part, ...] = (Glyph(22, y, 6, DOMAIN_LOOKS[domain]), label)
        yield Figure(f"strip:{lid}:{domain}", "", names.domain(domain), parts)
        for spell in spells:
            id_ = f"spell:{lid}:{domain}:{spell.start}"
            told = f"{_told(names, spell)}\n{_period(names, spell)}"
            yield Figure(id_, f"state:{spell.state}", told, tuple(_spell(names, axis, y, spell)))


def _spell(names: Names, axis: Axis, y: float, spell: Spell) -> Iterator[Part]:
    """A bar with the letter of its state where there is room for it."""
    state = states_of(names)[spell.state]
    look = TONE_LOOKS[state.tone]
    left = axis.x(spell.start)
    width = max(1.0, axis.x(spell.end) - left)
    yield Bar(left, y - BAR / 2, width, BAR, look.fill, look.border)
    if width >= _ROOM_FOR_LETTER:
        yield Words(left + width / 2, y + 4, state.letter, SMALL, look.ink, Anchor.MIDDLE)


def _told(names: Names, spell: Spell) -> str:
    state = names.listed("coverage_state", spell.state)
    people = names.joined(names.hulpverlener(who) for who in spell.hulpverleners)
    return f"{state}: {people}" if people else state


def _period(names: Names, spell: Spell) -> str:
    start, end = names.day(spell.start), names.day(spell.end - 1)
    return names.say("picture.period", start=start, end=end)


def _legend(names: Names, strips: Sequence[Strip]) -> Iterator[LegendEntry]:
    states = states_of(names)
    for state in CoverageState:
        count = sum(1 for _, _, spells in strips for spell in spells if spell.state is state)
        if count:
            known = states[state]
            name = names.say("chart.legend.state", letter=known.letter, name=known.name)
            yield LegendEntry(f"state:{state}", "relations", name, TONE_LOOKS[known.tone], count)
    yield from days_in_legend(names)


def _table(names: Names, strips: Sequence[Strip]) -> Table:
    rows = tuple(
        Row(
            f"spell:{lid}:{domain}:{spell.start}",
            f"state:{spell.state}",
            (
                isolated(names.gezinslid(lid)),
                names.domain(domain),
                _period(names, spell),
                _told(names, spell),
            ),
        )
        for lid, domain, spells in strips
        for spell in spells
    )
    columns = tuple(names.say(f"chart.column.{c}") for c in ("gezinslid", "domain", "time", "what"))
    return Table("coverage", names.say("chart.table.coverage"), columns, rows)
