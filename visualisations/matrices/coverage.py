"""Coverage: gezinslid by domain on one day, and since when."""

from collections import Counter
from collections.abc import Sequence

from graphmodel.analysis.coverage import Cover, coverage
from graphmodel.gaps.finding import evidence_of
from graphmodel.language import Language
from graphmodel.model.network import Network
from graphmodel.vocabulary import CoverageState
from visualisations.in_time.stated import stated_in
from visualisations.lettering import isolated
from visualisations.matrices.matrix import Cell, Header, Line, Matrix, MatrixRow, State, occurring
from visualisations.names import Names
from visualisations.palette import DOMAIN_LOOKS, Tone

TONES = {
    CoverageState.SERVED: Tone.GOOD,
    CoverageState.WAITING: Tone.OPEN,
    CoverageState.REFUSED: Tone.OPEN,
    CoverageState.NOBODY: Tone.QUIET,
}
"""That nobody serves is no finding by itself, so no state of coverage is a gap."""


def coverage_matrix(network: Network, language: Language) -> Matrix:
    """Who of the gezin is served in which domain on the day of the network; domains in which nothing is recorded are left out."""
    names = Names(network, language)
    covers = coverage(network)
    states = states_of(names)
    rows = tuple(
        MatrixRow(
            Header(lid, isolated(names.gezinslid(lid)), _relation(names, lid)),
            tuple(
                _cell(names, cover, states[cover.state])
                for cover in covers
                if cover.gezinslid == lid
            ),
        )
        for lid in dict.fromkeys(cover.gezinslid for cover in covers)
    )
    domains = dict.fromkeys(cover.domain for cover in covers)
    return Matrix(
        key="coverage",
        language=language,
        title=names.say(
            "matrix.coverage.title", title=isolated(names.title), day=names.day(network.day)
        ),
        corner=names.say("matrix.coverage.corner"),
        columns=tuple(Header(d, names.domain(d), look=DOMAIN_LOOKS[d]) for d in domains),
        rows=rows,
        legend=occurring(tuple(states.values()), rows),
        notes=(names.say("matrix.coverage.note"),),
        alternative=_alternative(names, covers),
    )


def states_of(names: Names) -> dict[CoverageState, State]:
    """The states of coverage with their letters."""
    return {
        state: State(
            state,
            names.say(f"matrix.coverage.{state}.letter"),
            names.listed("coverage_state", state),
            tone,
        )
        for state, tone in TONES.items()
    }


def _relation(names: Names, lid: str) -> str:
    return names.listed("relation", names.network.gezinsleden[lid].relation)


def _cell(names: Names, cover: Cover, state: State) -> Cell:
    services = [
        service
        for service in names.network.services
        if (service.gezinslid, service.domain) == (cover.gezinslid, cover.domain)
        and service.span.is_possible_on(names.network.day)
    ]
    lines = tuple(
        Line(
            state.letter,
            names.listed("involvement_kind", service.item.kind),
            f"{isolated(names.hulpverlener(service.hulpverlener))}, {names.period(service.item)}",
        )
        for service in services
    )
    told = names.say(
        "matrix.coverage.told",
        gezinslid=isolated(names.gezinslid(cover.gezinslid)),
        domain=names.domain(cover.domain),
        state=state.name,
    )
    sources = (stated_in(names, evidence_of(s.path, s.source)) for s in services)
    return Cell(
        row=cover.gezinslid,
        column=cover.domain,
        state=state.key,
        letter=state.letter,
        tone=state.tone,
        lines=lines,
        told=told,
        sources=tuple(dict.fromkeys(filter(None, sources))),
    )


def _alternative(names: Names, covers: Sequence[Cover]) -> str:
    counts = Counter(cover.state for cover in covers)
    return names.say(
        "matrix.coverage.alternative",
        title=isolated(names.title),
        day=names.day(names.network.day),
        gezinsleden=names.count("picture.count.gezinsleden", len({c.gezinslid for c in covers})),
        domains=len({cover.domain for cover in covers}),
        served=counts[CoverageState.SERVED],
        waiting=counts[CoverageState.WAITING],
        refused=counts[CoverageState.REFUSED],
        nobody=counts[CoverageState.NOBODY],
    )
