"""What comes first in a report: severity, then a legal term exceeded, then every kind of gap in turn.

Reviewers of real cases tell in a few main points what sort of gaps there were: who directed, whether the whole held
together, what did not get across, where a handover stopped. When one kind has ten findings of one severity, these ten
would hide the others. So the first of each kind comes before the second of any kind. Within a kind the order is that of
measures 2.3, with one step added: what speaks of the gezin as a whole comes before single people.
"""

from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter, itemgetter

from graphmodel.gaps.finding import Finding, Kind

_KINDS = {
    kind: rank
    for rank, kind in enumerate(
        (
            Kind.NO_REGIE,
            Kind.FRAGMENTATION,
            Kind.INFORMATION_GAP,
            Kind.BROKEN_HANDOVER,
            Kind.MISSING_LINK,
            Kind.SINGLE_MEMBER_FOCUS,
            Kind.LATE_RESPONSE,
            Kind.UNMET_NEED,
            Kind.KEY_PERSON,
            Kind.DATA_QUALITY,
        )
    )
}
"""Which kind comes first in a turn when the record carries them alike: what concerns the whole, then what stopped where."""


_place = attrgetter("place")
_turn = itemgetter(0)


def by_place(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """In the order of their places alone: that of a report for the findings of one kind, not for all of them."""
    return tuple(sorted(findings, key=_place))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By severity and breached term, then in turns: in each turn one finding of every kind, the best carried first."""
    taken: defaultdict[tuple[int, bool, Kind], int] = defaultdict(int)
    turns: list[tuple[tuple[int, bool, int, int, int], Finding]] = []
    for finding in sorted(findings, key=_place):
        severity, is_in_time, _, _, grade, *_ = finding.place
        group = severity, is_in_time, finding.kind
        turn = taken[group]
        taken[group] = turn + 1
        turns.append(((severity, is_in_time, turn, grade, _KINDS[finding.kind]), finding))
    turns.sort(key=_turn)
    return tuple([finding for _, finding in turns])
