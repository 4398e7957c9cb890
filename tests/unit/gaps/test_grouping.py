"""What is told together when a report has too many findings, and that nothing is lost by it."""

from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from graphmodel.analysis.weak_spots import Group
from graphmodel.gaps.catalogue import RULES
from graphmodel.gaps.finding import Evidence, Finding, Grade, Named, Severity, Subjects
from graphmodel.gaps.grouping import FINDINGS, PEOPLE, grouped
from graphmodel.gaps.ordering import in_order
from graphmodel.gaps.search import find_gaps, with_own_ids
from graphmodel.loading import read_casus_file
from graphmodel.model.network import network_of
from tests.benchmark.sizes import MEDIUM, SMALL, casus_of

FIXTURES = Path(__file__).parents[3] / "fixtures"
GROUPS: tuple[Group, ...] = (("a", "b", "c"), ("d", "e"), ("f",))


def a_finding(rule: str, *named: str, **keys: Any) -> Finding:
    people = tuple(sorted(keys.pop("people", named)))
    return Finding(
        rule,
        RULES[rule].kind,
        keys.pop("severity", Severity.MEDIUM),
        keys.pop("grade", Grade.B),
        tuple(sorted(named)),
        keys.pop("subjects", Subjects())._replace(hulpverleners=people),
        keys.pop("period", (738000, 738100)),
        (Evidence(f"{rule}-{'-'.join(named)}", None, None),),
        **keys,
    )


def of_pair(rule: str, first: str, second: str, **keys: Any) -> Finding:
    return a_finding(rule, first, second, pairs=((first, second),), **keys)


def others(count: int) -> list[Finding]:
    """Findings that nothing is grouped with."""
    return [
        a_finding("C08", f"c{n}", subjects=Subjects(gezinsleden=(f"c{n}",))) for n in range(count)
    ]


def told(findings: Iterable[Finding], groups: tuple[Group, ...] = GROUPS) -> tuple[Finding, ...]:
    return in_order(grouped(tuple(findings), PEOPLE, lambda: groups))


def crowded(*findings: Finding) -> tuple[Finding, ...]:
    """What becomes of these when one too many others stand beside them."""
    rest = others(FINDINGS - len(findings) + 1)
    return tuple(f for f in told([*findings, *rest]) if f.rule != "C08")


def facts(findings: Iterable[Finding]) -> set[Evidence]:
    return set(chain.from_iterable(f.evidence for f in findings))


def codes(findings: Iterable[Finding]) -> set[str]:
    return {code for finding in findings for code in (finding.rule, *finding.also)}


def pairs(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    return set(chain.from_iterable(f.pairs for f in findings))


def test_where_there_is_room_every_finding_stays_apart() -> None:
    findings = [of_pair("L01", "a", "d"), of_pair("L01", "b", "d"), *others(FINDINGS - 2)]
    assert told(findings) == in_order(findings)


def test_findings_on_one_handover_are_told_one_after_the_other() -> None:
    about = {"subjects": Subjects(handovers=("o1",))}
    cold = a_finding("H05", "o1", people=("a", "b"), **about)
    sent = a_finding("H02", "o1", people=("a", "b"), severity=Severity.HIGH, grade=Grade.C, **about)
    (found,) = crowded(cold, sent)
    assert (found.id, found.also, found.parts) == ("H02:o1", ("H05",), (sent, cold))
    assert (found.severity, found.grade) == (Severity.HIGH, Grade.C)


def test_findings_on_two_handovers_stay_apart() -> None:
    first = a_finding("H02", "o1", subjects=Subjects(handovers=("o1",)))
    second = a_finding("H05", "o2", subjects=Subjects(handovers=("o2",)))
    assert set(crowded(first, second)) >= {first, second}


def test_pairs_between_somebody_alone_and_others_are_what_f02_says_of_that_person() -> None:
    found = crowded(
        a_finding("F02", "f"),
        of_pair("L01", "a", "f"),
        of_pair("L02", "b", "f"),
        of_pair("L03", "c", "f"),
    )
    assert [f.id for f in found] == ["F02:f"]
    assert found[0].also == ("L01", "L02", "L03")
    assert found[0].pairs == (("a", "f"), ("b", "f"), ("c", "f"))
    assert found[0].values["others"] == tuple(Named("hulpverleners", who) for who in "abc")


def test_pairs_within_one_group_are_not_between_groups() -> None:
    within = of_pair("L01", "a", "c")
    found = crowded(within, of_pair("L01", "a", "d"), of_pair("L02", "b", "e"))
    assert within in found
    (between,) = (f for f in found if f != within)
    assert (between.rule, between.also) == ("L02", ("L01",))
    assert between.pairs == (("a", "d"), ("b", "e"))


def test_recipients_told_together_have_the_reasons_of_all_and_no_other() -> None:
    about = {"subjects": Subjects(signalen=("s1",))}

    def unreached(who: str, *reasons: str) -> Finding:
        values = {
            "recipients": (Named("hulpverleners", who),),
            "reasons": tuple(Named("reasons_in_short", reason) for reason in reasons),
        }
        return a_finding("I01", "s1", who, values=values, **about)

    (found,) = crowded(unreached("a", "serves"), unreached("b", "duty"), unreached("c", "serves"))
    assert found.values["recipients"] == tuple(Named("hulpverleners", who) for who in "abc")
    reasons = ("duty", "serves")
    assert found.values["reasons"] == tuple(Named("reasons_in_short", key) for key in reasons)


def test_what_is_possible_only_stays_apart_from_what_was_found() -> None:
    about = {"subjects": Subjects(signalen=("s1",))}
    recipients = {"recipients": (Named("hulpverleners", "a"),)}
    certain = a_finding("I02", "s1", "a", values=recipients, **about)
    possible = a_finding(
        "I02", "s1", "b", values=recipients, variant="possible", severity=Severity.LOW, **about
    )
    assert set(crowded(certain, possible)) == {certain, possible}


def test_a_casus_with_very_much_of_everything_is_told_in_a_few_findings_of_each_rule() -> None:
    found = told([*others(60), *(of_pair("L05", f"x{n}", f"y{n}") for n in range(40))])
    assert len(found) <= FINDINGS


@pytest.mark.parametrize(
    "story", sorted(path.parent.name for path in FIXTURES.glob("*/casus.yaml"))
)
def test_every_story_is_told_in_25_findings_with_every_pair_fact_and_code(story: str) -> None:
    network = network_of(read_casus_file(FIXTURES / story / "casus.yaml"))
    whole = find_gaps(network).findings
    assert len(whole) <= FINDINGS
    apart = [finding for code in RULES for finding in find_gaps(network, select=(code,)).findings]
    assert facts(whole) >= facts(apart)
    assert codes(whole) == codes(apart)
    missing = [finding for finding in apart if finding.rule in ("L01", "L02", "L05", "L07")]
    assert pairs(missing) <= pairs(whole)
    ids = [finding.id for finding in whole]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("step", [in_order, told], ids=["order", "grouping"])
def test_the_order_in_which_findings_come_changes_nothing(
    step: Callable[[Iterable[Finding]], tuple[Finding, ...]],
) -> None:
    findings = [of_pair("L01", first, "f") for first in "abcde"]
    findings += [of_pair("L03", "d", first) for first in "abc"] + others(30)
    assert step(findings) == step(list(reversed(findings)))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("size", [SMALL, MEDIUM, (15, 60, 12)])
def test_recipients_are_told_together_as_their_own_findings_would_be(
    size: tuple[int, int, int], seed: int
) -> None:
    gaps = find_gaps(network_of(casus_of(size, seed)))
    members, groups = len(gaps.run.network.members), gaps.run.groups
    assert any(f.rule == "I02" and f.variant == "several" for f in gaps.findings)
    assert gaps.findings == in_order(
        with_own_ids(grouped(gaps.apart, members, lambda: groups)),
    )


def test_where_there_is_room_every_recipient_has_a_finding() -> None:
    gaps = find_gaps(network_of(casus_of(SMALL)), select=("I02",))
    few = find_gaps(network_of(casus_of((6, 20, 3))), select=("I02",))
    assert len(gaps.apart) > FINDINGS >= len(few.apart) > 1
    assert few.findings == few.apart
