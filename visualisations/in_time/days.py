"""The days that every picture in time marks: the calamiteit and the day of the picture, over the examined period."""

from collections.abc import Callable, Iterator

from graphmodel.model.network import Network
from visualisations.canvas import Bar, Figure
from visualisations.elements import LegendEntry
from visualisations.in_time.axis import HEAD, Axis, Flag, flagged, flags_height
from visualisations.lettering import isolated, writable
from visualisations.names import Names
from visualisations.palette import CALAMITEIT_LOOK, DAY_LOOK, INK, QUIET_INK, STRIPE

WIDTH = 1200
"""How wide a picture in time is."""
MARGIN = 10


def axis_of(network: Network, labels: float) -> Axis:
    """The examined period, or up to the day of the network when that is later, beside a column of labels."""
    examined = network.casus.casus.examined
    until = examined.until.last.toordinal() + 1 if examined and examined.until else network.end
    end = max(network.end, until)
    return Axis(network.start, end, labels, WIDTH - labels - MARGIN)


def flags_of(names: Names, axis: Axis) -> tuple[Flag, ...]:
    """The calamiteit, unless it is after the day, and the day; one flag when they are the same."""
    network = names.network
    calamiteit, day = network.calamiteit, names.day(network.day)
    at_day = Flag(
        "day",
        axis.x(network.end),
        names.say("chart.day", day=day),
        DAY_LOOK,
        QUIET_INK,
        names.say("chart.day", day=day),
    )
    if calamiteit is None:
        return (at_day,)
    first, last = calamiteit.date.first.toordinal(), calamiteit.date.last.toordinal()
    is_that_day = _is_of_that_day(network)
    key = "chart.calamiteit_and_day" if is_that_day else "chart.calamiteit"
    text = names.say(key, day=names.moment(calamiteit.date))
    told = text
    if calamiteit.summary:
        told = f"{text}\n{isolated(writable(calamiteit.summary))}"
    x = axis.middle(max(first, axis.first), min(last, axis.end - 1))
    found = Flag("calamiteit", x, text, CALAMITEIT_LOOK, INK, told)
    return (found,) if is_that_day else (found, at_day)


def layout(
    flags: tuple[Flag, ...], axis: Axis
) -> tuple[float, Callable[[float], tuple[Figure, ...]]]:
    """Where the rows below flags and axis begin, and what draws the flags down to a bottom."""
    top = flags_height(flags, axis) + HEAD
    return top, lambda bottom: flagged(flags, axis, 0.0, bottom)


def beyond(names: Names, axis: Axis, top: float, bottom: float) -> Iterator[Figure]:
    """The part of the examined period after the day: nothing of it is known on that day."""
    end = names.network.end
    if end < axis.end:
        left = axis.x(end)
        shade = Bar(left, top, axis.right - left, bottom - top, STRIPE)
        yield Figure("", "", names.say("chart.beyond"), (shade,))


def days_in_legend(names: Names) -> Iterator[LegendEntry]:
    """What the lines of the flags stand for."""
    network = names.network
    if _is_of_that_day(network):
        name = names.say("chart.legend.calamiteit_and_day")
        yield LegendEntry("", "days", name, CALAMITEIT_LOOK, 0)
        return
    if network.calamiteit:
        yield LegendEntry("", "days", names.say("chart.legend.calamiteit"), CALAMITEIT_LOOK, 0)
    yield LegendEntry("", "days", names.say("chart.legend.day"), DAY_LOOK, 0)


def _is_of_that_day(network: Network) -> bool:
    """The network is that of the day of the calamiteit itself."""
    if network.calamiteit is None:
        return False
    moment = network.calamiteit.date
    return moment.first.toordinal() == moment.last.toordinal() == network.day
