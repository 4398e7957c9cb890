"""Who is served in which domain on the day."""

from graphmodel.analysis.coverage import coverage
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from tests.builders import a_casus, serves

TWO = {"a": "wijkteam", "b": "ggz"}


def states(casus: Casus) -> dict[tuple[str, str], str]:
    return {(c.gezinslid, c.domain): c.state for c in coverage(network_of(casus))}


def test_every_gezinslid_has_a_cell_for_every_domain_with_an_involvement_or_a_need() -> None:
    needs = [{"gezinslid": "moeder", "domain": "schulden"}]
    found = states(a_casus(TWO, involvements=[serves("a")], needs=needs))
    assert found == {
        ("kind", "jeugd"): "served",
        ("kind", "schulden"): "nobody",
        ("moeder", "jeugd"): "nobody",
        ("moeder", "schulden"): "nobody",
    }


def test_waiting_is_a_need_or_an_involvement_that_waits() -> None:
    needs = [{"gezinslid": "kind", "domain": "ggz", "waiting_at": "org-b"}]
    services = [serves("b", "moeder", "ggz", kind="wacht")]
    found = states(a_casus(TWO, involvements=services, needs=needs))
    assert set(found.values()) == {"waiting"}


def test_refused_and_only_noticed_are_not_served() -> None:
    services = [serves("a", kind="weigert"), serves("b", "moeder", "ggz", kind="signaleert")]
    found = states(a_casus(TWO, involvements=services))
    assert (found["kind", "jeugd"], found["moeder", "ggz"]) == ("refused", "nobody")


def test_help_that_ended_before_the_day_serves_nobody() -> None:
    found = states(a_casus(TWO, involvements=[serves("a", until="2022-12-30")]))
    assert set(found.values()) == {"nobody"}


def test_family_outside_the_gezin_has_no_cells() -> None:
    family = {"kind": {}, "oma": {"relation": "grandparent", "in_gezin": False}}
    found = states(a_casus(TWO, family, involvements=[serves("a", "oma")]))
    assert {gezinslid for gezinslid, _ in found} == {"kind"}


def test_without_services_and_needs_there_is_nothing_to_cover() -> None:
    assert coverage(network_of(a_casus(TWO))) == ()
