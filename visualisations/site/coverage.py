"""The page Dekking: who serves which gezinslid in which domain, and how many at the same time."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from graphmodel import reference
from graphmodel.analysis.coverage import Cover, coverage
from graphmodel.analysis.simultaneous import Simultaneous, simultaneous
from graphmodel.language import text
from graphmodel.model.network import Network
from graphmodel.vocabulary import CoverageState
from visualisations.elements import FONT_FACE
from visualisations.lettering import isolated
from visualisations.names import Names
from visualisations.palette import BLACK, BLUE, GRID, INK, OCHRE, PINK
from visualisations.pyvis_page import inert
from visualisations.site.shell import Shell

LETTERS: Final = {
    CoverageState.SERVED: "●",
    CoverageState.WAITING: "◔",
    CoverageState.REFUSED: "✕",
    CoverageState.NOBODY: "–",
}
"""A sign for each state, so that no state is told by its colour alone."""

_COLOURS: Final = (BLUE, OCHRE, PINK, BLACK)
_DASHES: Final = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


@dataclass(frozen=True, slots=True)
class Cell:
    """One gezinslid in one domain: the state, its sign and name, and who serves."""

    state: CoverageState
    sign: str
    name: str
    people: str


def coverage_page(shell: Shell, network: Network) -> str:
    """The table of one day, and the number of hulpverleners over time for each gezinslid."""
    names = Names(network, shell.language)
    covers = coverage(network)
    domains = list(dict.fromkeys(cover.domain for cover in covers))
    crowds = simultaneous(network)
    return shell.running("plotly.js", "charts.js").filled(
        "dekking",
        domains=[names.domain(domain) for domain in domains],
        rows=_rows(names, covers, len(domains)),
        states=[
            (LETTERS[s], s, reference.name_of("coverage_state", s, shell.language))
            for s in CoverageState
        ],
        crowds=[_told(names, crowd) for crowd in crowds],
        chart=_chart(shell, names, crowds),
    )


def _rows(names: Names, covers: Sequence[Cover], width: int) -> list[tuple[str, list[Cell]]]:
    """The cells come gezinslid by gezinslid, as many for each as there are domains."""
    cells = [_cell(names, cover) for cover in covers]
    return [
        (isolated(names.gezinslid(covers[start].gezinslid)), cells[start : start + width])
        for start in range(0, len(cells), width or 1)
    ]


def _cell(names: Names, cover: Cover) -> Cell:
    name = reference.name_of("coverage_state", cover.state, names.language)
    people = names.joined(names.hulpverlener(who) for who in cover.hulpverleners)
    return Cell(cover.state, LETTERS[cover.state], name, people)


def _told(names: Names, crowd: Simultaneous) -> dict[str, object]:
    most, since = crowd.most
    return {
        "name": isolated(names.gezinslid(crowd.gezinslid)),
        "most": most,
        "since": names.day(since) if most else "–",
        "now": crowd.now,
    }


def _chart(shell: Shell, names: Names, crowds: Sequence[Simultaneous]) -> Markup:
    """A line with steps for each gezinslid, as Plotly takes it: told apart by colour and by dashes."""
    last = date.fromordinal(names.network.day).isoformat()
    traces = [
        {
            "type": "scatter",
            "mode": "lines",
            "name": _plain(names.gezinslid(crowd.gezinslid)),
            "x": [*(date.fromordinal(day).isoformat() for day, _ in crowd.steps), last],
            "y": [*(number for _, number in crowd.steps), crowd.now],
            "line": {
                "shape": "hv",
                "width": 2.5,
                "color": _COLOURS[n % len(_COLOURS)],
                "dash": _DASHES[n % len(_DASHES)],
            },
        }
        for n, crowd in enumerate(crowds)
    ]
    layout = {
        "font": {"family": FONT_FACE, "size": 13, "color": INK},
        "margin": {"l": 48, "r": 16, "t": 8, "b": 40},
        "yaxis": {
            "rangemode": "tozero",
            "dtick": _tick(crowds),
            "gridcolor": GRID,
            "title": {"text": text(shell.language, "site.coverage.axis")},
        },
        "xaxis": {"type": "date", "gridcolor": GRID, "tickformat": "%m-%Y"},
        "legend": {"orientation": "h", "y": -0.2},
        "hovermode": "x unified",
        "showlegend": True,
    }
    return inert(json.dumps({"data": traces, "layout": layout}))


def _plain(name: str) -> str:
    """Plotly reads a few tags in its texts; a name is never one of them."""
    return isolated(name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def _tick(crowds: Sequence[Simultaneous]) -> int:
    most = max((crowd.most[0] for crowd in crowds), default=0)
    return max(1, -(-most // 8))
