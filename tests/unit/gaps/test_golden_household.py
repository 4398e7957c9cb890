"""The golden household of the measures note, small enough to check by hand."""

from pathlib import Path

import pytest

from graphmodel.analysis.domains import DomainPair
from graphmodel.analysis.weak_spots import blocks, bridges, cut_points
from graphmodel.gaps.domain_links import active_domain_pairs
from graphmodel.gaps.search import Gaps, find_gaps
from graphmodel.loading import read_casus_file
from graphmodel.model.network import Network, network_of
from graphmodel.report.build import summary
from graphmodel.report.measures import measures

FILE = Path(__file__).parents[3] / "fixtures" / "gezin-goud" / "casus.yaml"


@pytest.fixture(scope="module")
def network() -> Network:
    return network_of(read_casus_file(FILE))


@pytest.fixture(scope="module")
def gaps(network: Network) -> Gaps:
    return find_gaps(network)


def test_there_are_three_groups_of_four_three_and_two(gaps: Gaps) -> None:
    assert [len(group) for group in gaps.run.groups] == [4, 3, 2]


def test_26_of_36_pairs_have_no_route(gaps: Gaps) -> None:
    assert summary(gaps.run).pairs_without_route == (26, 36)
    assert gaps.run.situation.distances.fragmentation == pytest.approx(13 / 18)


def test_df_and_density(gaps: Gaps) -> None:
    distances = gaps.run.situation.distances
    assert distances.distance_weighted_fragmentation == pytest.approx(0.7824, abs=5e-5)
    assert len(gaps.run.situation.ties.records) / distances.pairs == pytest.approx(1 / 6)


def test_cut_points_are_fam_gp_and_guard_and_every_tie_is_a_bridge(gaps: Gaps) -> None:
    found = blocks(gaps.run.graph)
    assert [point.who for point in cut_points(found)] == ["fam", "gp", "guard"]
    assert len(bridges(found)) == 6


def test_8_of_10_domain_pairs_have_no_contact(gaps: Gaps) -> None:
    pairs: tuple[DomainPair, ...] = active_domain_pairs(gaps.run)
    assert (len(pairs), sum(1 for pair in pairs if not pair.has_contact)) == (10, 8)
    assert summary(gaps.run).domain_pairs_without_contact == (8, 10)


def test_the_regisseur_reaches_2_of_8_directly(gaps: Gaps) -> None:
    assert summary(gaps.run).regisseur_reach == (2, 8)


def test_the_regisseur_reaches_3_in_two_steps_and_has_two_contacts_apart(gaps: Gaps) -> None:
    (regisseur,) = measures(gaps.run).regisseurs
    assert regisseur.hulpverlener == "fam"
    assert (regisseur.contacts, regisseur.within_two_steps) == (2, (3, 8))
    assert regisseur.contacts_without_tie == (1, 1)
    assert (regisseur.effective_size, regisseur.efficiency) == (2.0, 1.0)


def test_each_cut_point_is_told_with_the_pairs_that_lose_their_route(gaps: Gaps) -> None:
    lost = [(loss.hulpverlener, loss.pairs) for loss in measures(gaps.run).lost_pairs]
    assert lost == [("fam", 2), ("guard", 2), ("gp", 1)]


def test_the_domain_pairs_are_told_with_what_there_is_out_of_what_could_be(gaps: Gaps) -> None:
    found = measures(gaps.run).domain_pairs
    tied = {(pair.first, pair.second): pair.tied for pair in found if pair.tied[0]}
    assert tied == {("jeugd", "onderwijs"): (2, 4), ("schulden", "wonen"): (1, 1)}
    assert sum(pair.tied[1] for pair in found) == 31


def test_organisations_fall_apart_as_their_people_and_the_gezin_joins_all(gaps: Gaps) -> None:
    found = measures(gaps.run)
    assert found.organisations.separate_groups == 3
    assert found.organisations.pairs_without_route == (26, 36)
    assert found.groups_with_gezin == 1
    assert found.robust_core == (0, 9)


def test_14_pairs_meet_only_through_the_gezin(gaps: Gaps) -> None:
    assert summary(gaps.run).pairs_only_via_gezin == 14


def test_those_pairs_by_gezinslid_overlap(network: Network) -> None:
    found = find_gaps(network, select=("F03",)).findings
    counts = {finding.named[0]: len(finding.pairs) for finding in found}
    assert counts == {"m": 8, "c1": 6, "c2": 3}


def test_22_pairs_are_expected_and_16_are_missing(network: Network, gaps: Gaps) -> None:
    assert len(gaps.run.situation.overlaps) == 22
    assert len(find_gaps(network, select=("L01",)).findings) == 16


def test_the_best_ties_to_add_come_first(network: Network) -> None:
    found = find_gaps(network, select=("L01",)).findings
    assert [finding.id for finding in found[:2]] == ["L01:fam~gp", "L01:gp~guard"]
    assert {finding.id for finding in found[2:5]} == {
        "L01:fam~psy",
        "L01:fam~jgz",
        "L01:guard~jgz",
    }
    gains = [finding.gain for finding in found[:5]]
    assert [round(gain.df, 4) for gain in gains if gain] == [0.1435, 0.1435, 0.1329, 0.1329, 0.1329]


def test_adding_the_best_tie_brings_f_to_0_3889(gaps: Gaps) -> None:
    distances, index = gaps.run.situation.distances, gaps.run.situation.ties.index
    gain = distances.gain(index["gp"], index["fam"])
    assert (distances.pairs_without_route - gain.pairs) / distances.pairs == pytest.approx(
        0.3889, abs=5e-5
    )
