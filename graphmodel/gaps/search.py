"""All chosen rules on one network: the findings, each once, in the order that matters to a reviewer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count

from graphmodel.gaps import (
    broken_handover,
    data_quality,
    domain_links,
    follow_through,
    fragmentation,
    handover_gaps,
    information_gap,
    key_person,
    late_response,
    meetings,
    missing_link,
    regie,
    single_member_focus,
    succession,
    unmet_need,
)
from graphmodel.gaps.catalogue import RULES, chosen
from graphmodel.gaps.explanation import Explanation, standing
from graphmodel.gaps.finding import Finding, Severity, union
from graphmodel.gaps.grouping import NO_CROWD, Crowd, grouped
from graphmodel.gaps.ordering import in_order
from graphmodel.gaps.run import FUNCTIONS, Run
from graphmodel.gaps.settings import Settings, default_settings
from graphmodel.gaps.situation import Situation
from graphmodel.model.network import Network

FAMILIES = (
    regie,
    missing_link,
    domain_links,
    meetings,
    fragmentation,
    key_person,
    single_member_focus,
    broken_handover,
    handover_gaps,
    information_gap,
    follow_through,
    late_response,
    unmet_need,
    succession,
    data_quality,
)
"""The modules whose rules are run; importing them registers their functions."""


@dataclass(frozen=True)
class Gaps:
    """What was found in one network.

    `findings` in order, told together where they are too many; `run` keeps what they were computed from; `agreements`
    are the ids of those that answered a finding before it was made, in order of id; `silent` the codes that could not
    run for want of a list. `single` are the findings that were made each by itself, and `crowd` those that were not.
    """

    run: Run
    findings: tuple[Finding, ...]
    agreements: tuple[str, ...]
    silent: tuple[str, ...]
    single: tuple[Finding, ...]
    crowd: Crowd

    @cached_property
    def apart(self) -> tuple[Finding, ...]:
        """Every finding by itself, in order, however many they are."""
        return in_order((*self.single, *self.crowd.apart()))

    def explained(self, said: Iterable[Explanation]) -> "Gaps":
        """The same findings in the same order, each with what explains it; `said` is in the order in which it was said."""
        holds = standing(said)
        findings = (each._replace(explained=holds.get(each.id)) for each in self.findings)
        return replace(self, findings=tuple(findings))


def find_gaps(
    network: Network,
    settings: Settings | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
) -> Gaps:
    """Run the rules of `select` (all when empty) less those of `ignore`, each a code or the start of one.

    Raises:
        UnknownRuleError: a code that no rule has.
    """
    codes = chosen(select, ignore)
    situation = Situation(network, settings or default_settings())
    run = Run(situation)
    silent = tuple(code for code in codes if network.uncoded.intersection(RULES[code].needs))
    spoken = [code for code in codes if code not in silent]
    crowd = _crowd(run, spoken)
    made = [code for code in spoken if not (crowd.size and code == OF_RECIPIENTS)]
    found = joined(_found(run, made))
    told = grouped(found, len(network.members), lambda: run.groups, crowd)
    findings = in_order(with_own_ids(told))
    return Gaps(run, findings, tuple(sorted(situation.applied)), silent, found, crowd)


def _crowd(run: Run, codes: list[str]) -> Crowd:
    """The findings of I02, made only as they are told; where ids tell a signaal from a hulpverlener, so that each has its own."""
    if OF_RECIPIENTS not in codes:
        return NO_CROWD
    has_own_ids = run.network.hulpverleners.keys().isdisjoint(run.tracing.traces)
    return information_gap.recipients(run) if has_own_ids else NO_CROWD


OF_RECIPIENTS = "I02"
"""The rule that finds most: for every signaal, everybody whom it could have reached."""


def _found(run: Run, codes: Iterable[str]) -> Iterator[Finding]:
    for code in codes:
        yield from FUNCTIONS[code](run)


SAME = ("L02", "L01", "L04", "L03", "F03", "H07", "C01", "N01", "C04")
"""Rules that can say the same of the same people; the first of them keeps the finding and names the others."""

_RANK_OF_SAME = {rule: rank for rank, rule in enumerate(SAME)}
_ON_PEOPLE = frozenset({"L01", "L02", "L03", "L04", "F03"})
_ON_PLACES = {"H07": 1, "C01": 1, "N01": 2, "C04": 2}
"""Which of these rules, on gezinsleden and domains, can say the same as each other."""


def joined(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of different rules about the same people, domains and gezinsleden made one, that names the other code.

    It keeps what is most severe of them, and everyone and everything that any of them is about.
    """
    alike: list[Finding] = []
    apart: list[Finding] = []
    for finding in findings:
        (alike if finding.rule in _RANK_OF_SAME else apart).append(finding)
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in sorted(alike, key=lambda f: (_RANK_OF_SAME[f.rule], f.id)):
        key = _sameness(finding)
        first = kept.get(key)
        if first is None:
            kept[key] = finding
        elif finding.rule not in (first.rule, *first.also):
            kept[key] = _one_of(first, finding)
        else:
            apart.append(finding)
    return with_own_ids((*kept.values(), *apart))


def _one_of(first: Finding, other: Finding) -> Finding:
    return first._replace(
        also=tuple(sorted((*first.also, other.rule))),
        severity=min(first.severity, other.severity, key=list(Severity).index),
        subjects=union((first.subjects, other.subjects)),
        evidence=tuple(dict.fromkeys((*first.evidence, *other.evidence))),
        touches_signaal=first.touches_signaal or other.touches_signaal,
        touches_minor=first.touches_minor or other.touches_minor,
        breaches_term=first.breaches_term or other.breaches_term,
    )


def with_own_ids(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The same findings, each with an id of its own: those that would have one together get their first day in it.

    When that is the same too, those that say the same are one, and the others are numbered: two groups may be of the same
    people, and what has an id in one list of the file may have it in another.
    """
    by_id: dict[str, list[Finding]] = {}
    for finding in findings:
        by_id.setdefault(finding.id, []).append(finding)
    if len(by_id) == len(findings):
        return findings
    found: dict[str, Finding] = {}
    for same in by_id.values():
        for finding in same:
            own = finding._replace(is_repeat=True) if len(same) > 1 else finding
            own = _numbered(own, found)
            before = found.get(own.id)
            if before is not None:
                evidence = dict.fromkeys((*before.evidence, *own.evidence))
                own = before._replace(evidence=tuple(evidence))
            found[own.id] = own
    return tuple(found.values())


def _numbered(finding: Finding, found: Mapping[str, Finding]) -> Finding:
    """With the first number in its id, if any, that none which says something else has."""
    own = finding
    for number in count(2):
        before = found.get(own.id)
        if before is None or _is_same(before, own):
            break
        own = finding._replace(named=(*finding.named, str(number)))
    return own


def _is_same(first: Finding, second: Finding) -> bool:
    return first._replace(evidence=()) == second._replace(evidence=())


def _sameness(finding: Finding) -> tuple[object, ...]:
    """What findings of these rules have in common when they say the same."""
    if finding.rule in _ON_PEOPLE:
        return 0, finding.subjects.hulpverleners
    return _ON_PLACES[finding.rule], finding.subjects.gezinsleden, finding.subjects.domains
