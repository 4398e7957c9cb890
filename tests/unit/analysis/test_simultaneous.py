"""How many serve a gezinslid at the same time."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graphmodel.analysis.coverage import NOT_SERVING
from graphmodel.analysis.simultaneous import Simultaneous, simultaneous
from graphmodel.errors import DayOutsideWindowError, NoDayError
from graphmodel.model.casus import Casus
from graphmodel.model.network import Network, network_of
from tests.builders import a_casus, serves
from tests.strategies import casussen


def of(found: tuple[Simultaneous, ...], gezinslid: str) -> Simultaneous:
    return next(each for each in found if each.gezinslid == gezinslid)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def network(*involvements: dict[str, object]) -> Network:
    people = {"coach": "wijkteam", "mentor": "school_vo"}
    return network_of(a_casus(people, involvements=list(involvements)))


def test_who_overlap_are_counted_together_and_the_last_day_counts() -> None:
    found = simultaneous(
        network(
            serves("coach", from_="2022-02-01", until="2022-05-31"),
            serves("mentor", from_="2022-04-01", until="2022-04-30", domain="onderwijs"),
        )
    )
    assert of(found, "kind").steps[-4:] == (
        (day("2022-02-01"), 1),
        (day("2022-04-01"), 2),
        (day("2022-05-01"), 1),
        (day("2022-06-01"), 0),
    )
    assert of(found, "kind").most == (2, day("2022-04-01"))


def test_one_who_serves_in_two_domains_is_one() -> None:
    found = simultaneous(network(serves("coach"), serves("coach", domain="onderwijs")))
    assert of(found, "kind").most[0] == 1


def test_whom_nobody_serves_has_one_step_of_nought() -> None:
    found = of(simultaneous(network(serves("coach"))), "moeder")
    assert found.steps[0][1] == 0
    assert found.now == 0


def test_to_wait_or_to_refuse_is_not_to_serve() -> None:
    assert of(simultaneous(network(serves("coach", kind="wacht"))), "kind").most[0] == 0


@given(casussen(), st.data())
def test_on_any_day_it_is_what_counting_one_by_one_gives(casus: Casus, data: st.DataObject) -> None:
    try:
        seen = network_of(casus)
    except (NoDayError, DayOutsideWindowError):
        return
    on = data.draw(st.integers(seen.start, seen.day))
    for each in simultaneous(seen):
        counted = {
            service.hulpverlener
            for service in seen.services
            if service.gezinslid == each.gezinslid
            and service.item.kind not in NOT_SERVING
            and service.span.is_possible_on(on)
        }
        assert [number for start, number in each.steps if start <= on][-1] == len(counted)
