"""Multi-toezicht as a picture: organisations to the left, supervisors to the right, a line for each supervision."""

from collections.abc import Sequence

from graphmodel.gaps.finding import Finding
from graphmodel.language import Language
from graphmodel.model.network import Network
from visualisations.canvas import BOLD, SMALL, Bar, Figure, Part, Picture, Stroke, Words
from visualisations.elements import FONT_SIZE, LegendEntry
from visualisations.in_time.lanes import two_lines
from visualisations.lettering import isolated, one_line
from visualisations.matrices.supervision import Supervision, alternative, supervisors_table
from visualisations.names import Names
from visualisations.palette import (
    INK,
    ORGANISATION_LOOK,
    PAPER,
    QUIET_INK,
    STRIPE,
    DotLook,
    LineLook,
    Shape,
)

LEFT, BETWEEN, RIGHT = 340, 300, 500
ROW, GAP = 44, 8
MARGIN = 12
_PLAIN, _TOUCHED = LineLook(QUIET_INK, 1.25, (4, 4)), LineLook(INK, 2.0)


def supervision_picture(
    network: Network, findings: Sequence[Finding], language: Language
) -> Picture:
    """Who supervises whom; organisations without a supervisor have no line, and an empty network has no boxes."""
    names = Names(network, language)
    view = Supervision(network, tuple(findings))
    left = _places(_by_supervisor(view))
    right = _places([row.id for row in view.supervisors])
    rows = max(len(left), len(right), 1)
    shift = (len(left) - len(right)) * (ROW + GAP) / 2
    if shift > 0:
        right = {id_: y + shift for id_, y in right.items()}
    else:
        left = {id_: y - shift for id_, y in left.items()}
    return Picture(
        key="supervision",
        language=language,
        title=names.say(
            "matrix.supervision.title", title=isolated(names.title), day=names.day(network.day)
        ),
        width=2 * MARGIN + LEFT + BETWEEN + RIGHT,
        height=round(2 * MARGIN + rows * (ROW + GAP)),
        figures=(
            *_lines(names, view, left, right),
            *(_organisation(names, view, id_, y) for id_, y in left.items()),
            *(_supervisor(names, view, id_, y) for id_, y in right.items()),
        ),
        legend=_legend(names),
        notes=(names.say("matrix.supervision.note"),),
        tables=(supervisors_table(names, view),),
        alternative=alternative(names, view),
    )


def _by_supervisor(view: Supervision) -> list[str]:
    """The organisations so that their lines cross little: by the middle of the places of their supervisors."""
    places = {row.id: place for place, row in enumerate(view.supervisors)}
    last = len(places)

    def middle(organisation: str) -> float:
        found = [places[id_] for id_ in view.over(organisation) if id_ in places]
        return sum(found) / len(found) if found else last

    return sorted(view.organisations, key=middle)


def _places(ids: Sequence[str]) -> dict[str, float]:
    return {id_: MARGIN + n * (ROW + GAP) + ROW / 2 for n, id_ in enumerate(ids)}


def _lines(
    names: Names, view: Supervision, left: dict[str, float], right: dict[str, float]
) -> list[Figure]:
    found: list[Figure] = []
    for organisation, y in left.items():
        look = _TOUCHED if view.about(organisation) else _PLAIN
        for supervisor in view.over(organisation):
            if supervisor not in right:
                continue
            ends = ((MARGIN + LEFT, y), (MARGIN + LEFT + BETWEEN, right[supervisor]))
            told = names.say(
                "picture.both",
                start=isolated(names.organisation(organisation)),
                end=_name(names, view, supervisor),
            )
            found.append(
                Figure(f"supervises:{organisation}:{supervisor}", "", told, (Stroke(ends, look),))
            )
    return found


def _organisation(names: Names, view: Supervision, id_: str, y: float) -> Figure:
    name = names.organisation(id_)
    kind = names.listed("organisation_type", names.network.organisations[id_].type)
    count = len(view.about(id_))
    told = f"{isolated(name)}\n{kind}\n{names.count('chart.count.findings', count)}"
    look = ORGANISATION_LOOK
    box = Bar(MARGIN, y - ROW / 2, LEFT, ROW, look.fill, look.border, rounding=6)
    room = LEFT - 24
    parts: list[Part] = [box, *two_lines(name, kind, (MARGIN + 12, y), room)]
    return Figure(f"organisation:{id_}", "", told, tuple(parts))


def _supervisor(names: Names, view: Supervision, id_: str, y: float) -> Figure:
    row = next(row for row in view.supervisors if row.id == id_)
    left = MARGIN + LEFT + BETWEEN
    border = INK if row.tsd else QUIET_INK
    box = Bar(left, y - ROW / 2, RIGHT, ROW, STRIPE if row.tsd else PAPER, border, rounding=6)
    counts = names.say(
        "matrix.supervision.counts",
        organisations=names.count("picture.count.organisations", len(view.under(id_))),
        findings=names.count("chart.count.findings", len(view.touching(id_))),
    )
    name = one_line(_name(names, view, id_), FONT_SIZE, (RIGHT - 24) / BOLD)
    parts = (
        box,
        Words(left + 12, y - 3, name, FONT_SIZE, INK, is_bold=row.tsd),
        Words(left + 12, y + 13, one_line(counts, SMALL, RIGHT - 24), SMALL, QUIET_INK),
    )
    told = (
        f"{row.name.in_language(names.language)}\n{row.field.in_language(names.language)}\n{counts}"
    )
    return Figure(f"supervisor:{id_}", "", told, parts)


def _name(names: Names, view: Supervision, id_: str) -> str:
    row = next(row for row in view.supervisors if row.id == id_)
    return row.name.in_language(names.language)


def _legend(names: Names) -> tuple[LegendEntry, ...]:
    return (
        LegendEntry("", "relations", names.say("matrix.supervision.touched"), _TOUCHED, 0),
        LegendEntry("", "relations", names.say("matrix.supervision.supervised"), _PLAIN, 0),
        LegendEntry(
            "", "who", names.say("matrix.supervision.tsd"), DotLook(Shape.BOX, STRIPE, INK), 0
        ),
    )
