"""The page Dekking: who serves which gezinslid in which domain, on one day and over time."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from graphmodel.analysis.simultaneous import Simultaneous, simultaneous
from graphmodel.language import text
from graphmodel.model.network import Network
from visualisations.elements import FONT_FACE
from visualisations.lettering import isolated
from visualisations.matrices.coverage import coverage_matrix
from visualisations.matrices.coverage_over_time import coverage_over_time
from visualisations.names import Names
from visualisations.palette import BLACK, BLUE, GRID, INK, OCHRE, PINK
from visualisations.pyvis_page import inert
from visualisations.site.charts import Chart
from visualisations.site.shell import Shell

_COLOURS: Final = (BLUE, OCHRE, PINK, BLACK)
_DASHES: Final = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
_TICKS: Final = 8


def coverage_page(shell: Shell, network: Network) -> str:
    """The table of one day, the strips over time, and the number of hulpverleners at the same time."""
    names = Names(network, shell.language)
    crowds = simultaneous(network)
    picture = coverage_over_time(network, shell.language)
    return shell.running("plotly.js", "charts.js").filled(
        "dekking",
        matrix=coverage_matrix(network, shell.language),
        chart=Chart(picture, shell.to.picture(picture.key)),
        crowds=[_told(names, crowd) for crowd in crowds],
        course=[row for crowd in crowds for row in _course(names, crowd)],
        plot=_plot(names, crowds),
    )


def _told(names: Names, crowd: Simultaneous) -> dict[str, object]:
    most, since = crowd.most
    return {
        "name": isolated(names.gezinslid(crowd.gezinslid)),
        "most": most,
        "since": names.day(since) if most else "–",
        "now": crowd.now,
    }


def _course(names: Names, crowd: Simultaneous) -> list[tuple[str, str, int]]:
    """Every step of a line of the chart: of whom, from which day, how many."""
    name = isolated(names.gezinslid(crowd.gezinslid))
    return [(name, names.day(day), number) for day, number in crowd.steps]


def _plot(names: Names, crowds: Sequence[Simultaneous]) -> Markup:
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
                "color": _COLOURS[place % len(_COLOURS)],
                "dash": _DASHES[place % len(_DASHES)],
            },
        }
        for place, crowd in enumerate(crowds)
    ]
    return inert(json.dumps({"data": traces, "layout": _layout(names, crowds)}))


def _layout(names: Names, crowds: Sequence[Simultaneous]) -> dict[str, object]:
    most = max((crowd.most[0] for crowd in crowds), default=0)
    return {
        "font": {"family": FONT_FACE, "size": 13, "color": INK},
        "margin": {"l": 48, "r": 16, "t": 8, "b": 40},
        "xaxis": {"type": "date", "gridcolor": GRID, "tickformat": "%m-%Y"},
        "yaxis": {
            "rangemode": "tozero",
            "dtick": max(1, -(-most // _TICKS)),
            "gridcolor": GRID,
            "title": {"text": text(names.language, "site.coverage.axis")},
        },
        "legend": {"orientation": "h", "y": -0.2},
        "hovermode": "x unified",
        "showlegend": True,
    }


def _plain(name: str) -> str:
    """Plotly reads a few tags in its texts; a name is never one of them."""
    return isolated(name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
