"""What comes first in a report."""

from typing import Any

from graphmodel.analysis.distances import Gain
from graphmodel.gaps.catalogue import RULES
from graphmodel.gaps.finding import Finding, Grade, Severity, Subjects
from graphmodel.gaps.ordering import in_order


def a_finding(rule: str, name: str = "a", **keys: Any) -> Finding:
    severity, grade = keys.pop("severity", Severity.MEDIUM), keys.pop("grade", Grade.B)
    return Finding(rule, RULES[rule].kind, severity, grade, (name,), Subjects(), None, (), **keys)


def test_severity_comes_before_everything() -> None:
    high = a_finding("C08", severity=Severity.HIGH, grade=Grade.D)
    low = a_finding("R01", severity=Severity.LOW, grade=Grade.A, leads=True)
    assert in_order([low, high]) == (high, low)


def test_a_legal_term_exceeded_comes_first_among_the_high() -> None:
    high = {"severity": Severity.HIGH}
    breach = a_finding("N01", breaches_term=True, grade=Grade.C, **high)
    nobody = a_finding("R01", leads=True, **high)
    assert in_order([nobody, breach]) == (breach, nobody)


def test_the_first_of_every_kind_comes_before_the_second_of_any() -> None:
    links = [a_finding("L01", name) for name in "abc"]
    nobody, sent = a_finding("R03"), a_finding("H02")
    assert in_order([*links, nobody, sent]) == (nobody, sent, links[0], links[1], links[2])


def test_in_a_turn_what_the_record_carries_best_comes_first() -> None:
    weak, strong = a_finding("R03", grade=Grade.D), a_finding("L01", grade=Grade.A)
    assert in_order([weak, strong]) == (strong, weak)


def test_within_a_kind_a_severe_signaal_about_a_minor_comes_first_and_then_the_gain() -> None:
    minor = a_finding("L01", "d", touches_signaal=True, touches_minor=True, grade=Grade.C)
    adult = a_finding("L01", "c", touches_signaal=True)
    large, small = (
        a_finding("L01", "b", gain=Gain(3, 0.1)),
        a_finding("L01", "a", gain=Gain(1, 0.2)),
    )
    assert in_order([small, large, adult, minor]) == (minor, adult, large, small)


def test_equal_findings_stand_in_order_of_id() -> None:
    first, second = a_finding("L01", "a"), a_finding("L01", "b")
    assert in_order([second, first]) == (first, second)
