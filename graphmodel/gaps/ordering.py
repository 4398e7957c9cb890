"""What comes first in a report: severity, then a legal term exceeded, then every kind of gap in turn.

Reviewers of real cases tell in a few main points what sort of gaps there were: who directed, whether the whole held
together, what did not get across, where a handover stopped. When one kind has ten findings of one severity, these ten
would hide the others. So the first of each kind comes before the second of any kind. Within a kind the order is that of
measures 2.3, with one step added: what speaks of the gezin as a whole comes before single people.
"""

from collections import defaultdict
from collections.abc import Iterable

from graphmodel.analysis.distances import Gain
from graphmodel.gaps.finding import Finding, Grade, Kind, Severity

_SEVERITIES = {severity: rank for rank, severity in enumerate(Severity)}
_GRADES = {grade: rank for rank, grade in enumerate(Grade)}
_NO_GAIN = Gain(0, 0.0)

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


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By severity and breached term, then in turns: in each turn one finding of every kind, the best carried first."""
    taken: defaultdict[tuple[Severity, bool, Kind], int] = defaultdict(int)
    turns: list[tuple[tuple[int, ...], Finding]] = []
    for finding in sorted(findings, key=order):
        group = finding.severity, finding.breaches_term, finding.kind
        place = (
            _SEVERITIES[finding.severity],
            not finding.breaches_term,
            taken[group],
            _GRADES[finding.grade],
            _KINDS[finding.kind],
        )
        taken[group] += 1
        turns.append((place, finding))
    return tuple(finding for _, finding in sorted(turns, key=lambda turn: turn[0]))


def order(finding: Finding) -> tuple[object, ...]:
    """The place of a finding among others of its kind; smaller comes first. Gains are compared as shown, at four decimals."""
    gain = finding.gain or _NO_GAIN
    return (
        _SEVERITIES[finding.severity],
        not finding.breaches_term,
        not finding.touches_signaal,
        not finding.touches_minor,
        _GRADES[finding.grade],
        not finding.leads,
        -gain.pairs,
        -round(gain.df, 4),
        finding.id,
    )
