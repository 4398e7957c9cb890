"""A gezin that a few serve in a few domains within some weeks, so that much runs together and much ends."""

from operator import itemgetter
from typing import Any

from hypothesis import strategies as st

from graphmodel.model.network import Network, network_of
from tests.builders import a_casus, meets, serves

PEOPLE = {"coach": "wijkteam", "arts": "huisarts", "juf": "school_po", "gids": "wijkteam"}
DATES = (
    "2022-01",
    "2022",
    *(f"2022-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 28)),
)
people = st.sampled_from(sorted(PEOPLE))
dates = st.sampled_from(DATES)
ends = st.one_of(st.none(), dates)


@st.composite
def services(draw: st.DrawFn) -> dict[str, Any]:
    domain = draw(st.sampled_from(("jeugd", "gezondheid", "onderwijs")))
    first, last = _in_order(draw(dates), draw(ends))
    return serves(draw(people), domain=domain, from_=first, until=last)


@st.composite
def regie(draw: st.DrawFn) -> dict[str, Any]:
    first, last = _in_order(draw(dates), draw(ends))
    return {"hulpverlener": draw(people), "kind": "casusregie", "from": first, "until": last}


@st.composite
def contacts(draw: st.DrawFn) -> dict[str, Any]:
    pair = draw(st.lists(people, min_size=2, max_size=2, unique=True))
    return meets(*pair, on=draw(dates))


@st.composite
def served(draw: st.DrawFn) -> Network:
    """On the last day of February."""
    casus = a_casus(
        PEOPLE,
        casus={"examined": {"from": "2022-01-01", "until": "2022-02-28"}},
        involvements=draw(st.lists(services(), max_size=9)),
        regie=draw(st.lists(regie(), max_size=1)),
        contacts=draw(st.lists(contacts(), max_size=3, unique_by=itemgetter("id"))),
    )
    return network_of(casus)


def _in_order(first: str, last: str | None) -> tuple[str, str | None]:
    return (first, last) if last is None or first <= last else (last, first)
