"""The part `measures` of the gap report: indices over the whole window, and the detail behind the front page."""

from datetime import date
from typing import Final

from graphmodel.analysis.detail import days_of, losses, organisation_distances, reach
from graphmodel.analysis.projection import gezin_graph, organisation_graph
from graphmodel.analysis.weak_spots import groups, robust_core
from graphmodel.gaps.domain_links import active_domain_pairs
from graphmodel.gaps.regie import regisseurs_on_day
from graphmodel.gaps.run import Run
from graphmodel.report.document import (
    Indices,
    Measures,
    ReportedDomainPair,
    ReportedLoss,
    ReportedOrganisations,
    ReportedRegisseur,
)

DECIMALS: Final = 4
SMALLEST_CORE: Final = 3
"""Two people with one contact between them are no core."""


def indices(run: Run) -> Indices:
    """F, DF and density over the pairs active together."""
    distances, ties = run.situation.distances, run.situation.ties
    density = len(ties.records) / distances.pairs if distances.pairs else None
    return Indices(
        f=_rounded(distances.fragmentation),
        df=_rounded(distances.distance_weighted_fragmentation),
        density=_rounded(density),
    )


def measures(run: Run) -> Measures:
    """The indices and the detail measures."""
    core = len(robust_core(run.situation.blocks))
    return Measures(
        **indices(run).model_dump(),
        robust_core=(core if core >= SMALLEST_CORE else 0, len(run.situation.active_graph)),
        lost_pairs=tuple(
            ReportedLoss(hulpverlener=loss.who, pairs=loss.pairs)
            for loss in losses(run.situation.active_graph)
        ),
        regisseurs=_regisseurs(run),
        domain_pairs=_domain_pairs(run),
        organisations=_organisations(run),
        groups_with_gezin=_groups_with_gezin(run),
    )


def _regisseurs(run: Run) -> tuple[ReportedRegisseur, ...]:
    """Burt's measures of each; a regisseur without any other trace in the window is not in the graph."""
    around = (
        reach(run.situation.active_graph, who)
        for who in sorted(regisseurs_on_day(run))
        if who in run.situation.active_graph
    )
    return tuple(
        ReportedRegisseur(
            hulpverlener=each.who,
            contacts=each.contacts,
            within_two_steps=(each.within_two_steps, each.others),
            contacts_without_tie=(each.untied, each.pairs),
            effective_size=_rounded(each.effective_size),
            efficiency=_rounded(each.efficiency),
        )
        for each in around
    )


def _domain_pairs(run: Run) -> tuple[ReportedDomainPair, ...]:
    found: list[ReportedDomainPair] = []
    for pair in active_domain_pairs(run):
        days = days_of(pair, run.situation.ties)
        found.append(
            ReportedDomainPair(
                first=pair.first,
                second=pair.second,
                tied=(pair.tied, len(pair.pairs)),
                shared=pair.shared,
                first_day=_written(days.first),
                last_day=_written(days.last),
            )
        )
    return tuple(found)


def _organisations(run: Run) -> ReportedOrganisations:
    network, ties = run.network, run.situation.ties
    graph = organisation_graph(network, ties)
    home = {who: network.hulpverleners[who].organisation for who in ties.members}
    distances = organisation_distances(graph, ties, home)
    return ReportedOrganisations(
        organisations=len(graph),
        separate_groups=len(groups(graph)),
        pairs_without_route=(distances.pairs_without_route, distances.pairs),
    )


def _groups_with_gezin(run: Run) -> int:
    """Groups of P+H with a hulpverlener in them: whom nobody serves is no group of hulpverleners."""
    members = set(run.situation.ties.members)
    graph = gezin_graph(run.network, run.situation.ties)
    return sum(1 for group in groups(graph) if not members.isdisjoint(group))


def _written(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, DECIMALS)
