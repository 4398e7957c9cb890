"""What comes first in a report: severity, then the order of measures 2.3.

One step is added to that order: within a grade, what speaks of the gezin as a whole (nobody has regie, groups without
contact) comes before single pairs, as reviewers of real cases tell it.
"""

from collections.abc import Iterable

from graphmodel.analysis.distances import Gain
from graphmodel.gaps.finding import Finding, Grade, Severity

_SEVERITIES = {severity: rank for rank, severity in enumerate(Severity)}
_GRADES = {grade: rank for rank, grade in enumerate(Grade)}
_NO_GAIN = Gain(0, 0.0)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By severity, breached term, severe signaal touched, grade, the gezin as a whole, pairs that gain a route, DF gain, id."""
    return tuple(sorted(findings, key=order))


def order(finding: Finding) -> tuple[object, ...]:
    """The place of a finding among others; smaller comes first. Gains are compared at four decimals, as they are shown."""
    gain = finding.gain or _NO_GAIN
    return (
        _SEVERITIES[finding.severity],
        not finding.breaches_term,
        not finding.touches_signaal,
        _GRADES[finding.grade],
        not finding.leads,
        -gain.pairs,
        -round(gain.df, 4),
        finding.id,
    )
