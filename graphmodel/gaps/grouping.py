"""Keep a report to what a person can act on: what is more is grouped, not dropped (contract 4.2, Number).

When a report has too many findings, the steps below are taken one after the other, each as a whole, until it has not.
The first put together what is about one thing (a handover, a signaal, a gezinslid), then what is missing between the
same people, and the last tell the further findings of a rule together. A group keeps every pair, fact, gezinslid and
code, the highest severity and the lowest grade of what is in it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple, cast

from graphmodel.analysis.should_know import Reason
from graphmodel.analysis.weak_spots import Group
from graphmodel.gaps.finding import Finding, Named, Severity, duos, ordered, union
from graphmodel.gaps.ordering import by_place

PEOPLE = 15
FINDINGS = 25
"""So many findings for a casus of so many hulpverleners or fewer; one more for each further one."""

GROUPS_APART = 3
"""More groups and people alone than this are always one finding: then the hulpverleners fall apart, whatever the parts."""

OF_ONE_HANDOVER = ("H01", "H03", "H02", "H06", "H05", "H04")
OF_ONE_GEZINSLID = ("C02", "C03", "C01")
OF_ONE_SIGNAAL = ("I01", "I02", "I03", "I09", "I08", "I04")
"""Rules of which the findings on one thing can be told one after the other; the first of them gives its code."""

OF_PAIRS = ("L02", "L01", "L04", "L03", "F03")
"""Rules on pairs without contact; the first of them gives its code."""

TOLD_TOGETHER = {"L07": 0, "L05": 1, "L02": 2, "L01": 2, "L03": 2}
"""Rules on pairs of which the last are told as one, and how many stay apart."""

OF_GROUPS = frozenset({"around", "between"})
"""Variants that tell findings of several rules in one sentence."""

Findings = tuple[Finding, ...]
Step = Callable[[Findings], Findings]


class Crowd(NamedTuple):
    """Findings of one rule that are made only as they are told: each by itself, or one for each signaal.

    `size` is how many they are `apart`.
    """

    size: int = 0
    apart: Callable[[], Iterable[Finding]] = tuple[Finding]
    together: Callable[[], Iterable[Finding]] = tuple[Finding]


NO_CROWD = Crowd()


def grouped(
    findings: Findings,
    hulpverleners: int,
    groups: Callable[[], tuple[Group, ...]],
    crowd: Crowd = NO_CROWD,
) -> Findings:
    """The same findings and those of the crowd, told together where there are too many.

    Findings of one kind come in the order of their places where they were too many, and else as they were given.
    `groups` gives the groups of P without a route between them, largest first; it is asked only when they are needed.
    """
    if sum(map(_groups_in, findings)) > GROUPS_APART:
        findings = _falling_apart(by_place(findings))
    room = FINDINGS + max(0, hulpverleners - PEOPLE)
    if len(findings) + crowd.size > room:
        findings = _by(findings, OF_ONE_HANDOVER, lambda f: f.subjects.handovers)
    if len(findings) + crowd.size <= room:
        return (*findings, *crowd.apart())
    findings = by_place((*findings, *crowd.together()))
    steps: tuple[Step, ...] = (
        _possible_together,
        lambda found: _by(found, OF_ONE_GEZINSLID, lambda f: f.subjects.gezinsleden),
        lambda found: _around_groups(found, groups(), alone=True),
        _pairs_into_domains,
        _falling_apart,
        lambda found: _around_groups(found, groups(), alone=False),
        *(_last_of(rule, apart) for rule, apart in TOLD_TOGETHER.items()),
        lambda found: _by(found, OF_ONE_SIGNAAL, lambda f: f.subjects.signalen),
        _further_of_each_rule,
    )
    findings = by_place(_recipients_together(findings))
    for step in steps:
        if len(findings) <= room:
            break
        told = step(findings)
        if told is not findings:
            findings = by_place(told)
    return findings


def _by(
    findings: Findings, rules: tuple[str, ...], thing: Callable[[Finding], tuple[str, ...]]
) -> Findings:
    """Findings of `rules` on the same single thing as one, whose sentences follow each other."""
    found: defaultdict[tuple[bool, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.rule in rules and len(thing(finding)) == 1:
            # What is possible only stays apart from what was found.
            found[finding.severity is Severity.LOW, thing(finding)[0]].append(finding)
    told = {
        key: _one_after_the_other(sorted(rows, key=lambda f: (rules.index(f.rule), f.id)))
        for key, rows in found.items()
        if len(rows) > 1
    }
    return _replaced(findings, [(found[key], finding) for key, finding in told.items()])


def _one_after_the_other(findings: list[Finding]) -> Finding:
    parts = tuple(chain.from_iterable(f.parts or (f,) for f in findings))
    first = findings[0]
    told = _together(tuple(findings))
    return told._replace(values=first.values, variant=first.variant, gain=first.gain, parts=parts)


def _recipients_together(findings: Findings) -> Findings:
    """Whom one signaal did not reach (I01), and who could have had it (I02), as one finding for that signaal."""
    found: defaultdict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.rule in ("I01", "I02") and finding.variant != "nobody":
            is_possible = finding.variant == "possible"
            found[finding.rule, is_possible, finding.subjects.signalen].append(finding)
    groups = [rows for rows in found.values() if len(rows) > 1]
    return _replaced(findings, [(rows, _for_all_recipients(rows)) for rows in groups])


def _for_all_recipients(group: list[Finding]) -> Finding:
    told = _together(tuple(group))
    recipients = _all_named(group, "recipients")
    values = {
        **group[0].values,
        "recipients": recipients,
        "reasons": tuple(sorted(_all_named(group, "reasons"), key=lambda n: Reason[n.id.upper()])),
        "count": len(recipients),
    }
    return told._replace(values=values)


def _all_named(group: list[Finding], value: str) -> tuple[Named, ...]:
    named = (cast("tuple[Named, ...]", finding.values[value]) for finding in group)
    return tuple(dict.fromkeys(chain.from_iterable(named)))


def _possible_together(findings: Findings) -> Findings:
    """What could only possibly have come across (I02), of every signaal: all of it asks for the same, better dates."""
    rows = [f for f in findings if f.rule == "I02" and f.variant == "possible"]
    return _replaced(findings, [(rows, _one_after_the_other(rows))] if len(rows) > 1 else [])


def _around_groups(findings: Findings, groups: tuple[Group, ...], *, alone: bool) -> Findings:
    """Missing contact between one group and others to which it has no route, as one finding for that group.

    Only for whoever stands `alone`, or for every group but the largest, each with what is about it and not yet told of
    another. Of somebody alone F02 says the same, and takes it in.
    """
    home = {who: number for number, group in enumerate(groups) for who in group}
    told_of = {number for number, group in enumerate(groups) if not alone or len(group) == 1}
    left = [(f, _common_side(f, home) & told_of) for f in findings if f.rule in OF_PAIRS]
    told: list[tuple[list[Finding], Finding]] = []
    while counts := Counter(number for _, sides in left for number in sides):
        number = max(counts, key=lambda n: (counts[n], n))
        rows = [finding for finding, sides in left if number in sides]
        same = [f for f in findings if f.rule == "F02" and f.named == groups[number]]
        if len(rows) + len(same) > 1:
            told.append(([*rows, *same], _around(groups[number], rows, same)))
        left = [(finding, sides) for finding, sides in left if number not in sides]
    return _replaced(findings, told)


def _common_side(finding: Finding, home: dict[str, int]) -> set[int]:
    """The groups that each of its pairs has one of its two in; empty when a pair is within one. The largest only if need be."""
    common: set[int] | None = None
    for first, second in finding.pairs:
        sides = {home[first], home[second]}
        common = sides if common is None else common & sides
        if len(sides) == 1 or not common:
            return set()
    if common is None:
        return set()
    smaller = common - {0}
    return smaller or common


def _around(group: Group, rows: list[Finding], same: list[Finding]) -> Finding:
    rows = sorted(rows, key=lambda f: (OF_PAIRS.index(f.rule), f.id))
    told = _together((*same, *rows))
    others = {who for pair in told.pairs for who in pair} - set(group)
    values = {
        **told.values,
        "group": tuple(Named("hulpverleners", who) for who in group),
        "others": tuple(Named("hulpverleners", who) for who in sorted(others)),
    }
    gains = [finding.gain for finding in rows if finding.gain]
    named = same[0].named if same else tuple(sorted({who for pair in told.pairs for who in pair}))
    return told._replace(
        values=values,
        variant="around" if len(group) == 1 else "between",
        gain=max(gains, default=None),
        named=named,
    )


def _pairs_into_domains(findings: Findings) -> Findings:
    """Pairs (L01, L02) between whose domains no contact was found go into the finding on these domains (L03)."""
    hosts = [f for f in findings if f.rule == "L03" and f.variant == "text"]
    guests: dict[str, list[Finding]] = {}
    for finding in findings:
        host = _host_of(finding, hosts)
        if host:
            guests.setdefault(host.id, []).append(finding)
    told = [
        ([host, *guests[host.id]], _with_guests(host, guests[host.id]))
        for host in hosts
        if host.id in guests
    ]
    return _replaced(findings, told)


def _host_of(finding: Finding, hosts: list[Finding]) -> Finding | None:
    if finding.rule not in ("L01", "L02") or len(finding.pairs) != 1:
        return None
    return next((host for host in hosts if finding.pairs[0] in host.pairs), None)


def _with_guests(host: Finding, guests: list[Finding]) -> Finding:
    """The finding on two domains with those on pairs across them; the most severe of them sets its severity."""
    pairs = tuple(chain.from_iterable(guest.pairs for guest in guests))
    return _together((host, *guests))._replace(
        named=host.named,
        gain=host.gain,
        pairs=host.pairs,
        values={**host.values, "grouped": duos(pairs), "grouped_count": len(pairs)},
        variant="grouped",
    )


def _groups_in(finding: Finding) -> int:
    """How many groups a finding of F01 or F02 tells of."""
    return len(finding.named) if finding.rule == "F02" else int(finding.rule == "F01")


def _falling_apart(findings: Findings) -> Findings:
    """The groups (F01) and whoever stands alone (F02) as one finding on how the hulpverleners fall apart."""
    groups = [f for f in findings if f.rule == "F01"]
    alone = [f for f in findings if f.rule == "F02" and f.variant not in OF_GROUPS]
    if not groups or len(groups) + len(alone) == 1:
        return findings
    sides = [cast("tuple[Named, ...]", f.values["group"]) for f in groups]
    single = sorted({who for f in alone for who in f.named})
    told = _together((*groups, *alone))._replace(
        values={
            **groups[0].values,
            "sides": tuple(sides),
            "alone": tuple(Named("hulpverleners", who) for who in single),
            "count": len(single),
        },
        variant="apart" if single else "groups",
        leads=True,
    )
    return _replaced(findings, [([*groups, *alone], told)])


def _last_of(rule: str, apart: int) -> Step:
    def together(findings: Findings) -> Findings:
        last = [
            f for f in findings if f.rule == rule and f.variant in ("text", "undated", "several")
        ][apart:]
        if len(last) < 2:  # noqa: PLR2004  # one finding is together with nothing
            return findings
        return _replaced(findings, [(last, _together(tuple(last)))])

    return together


def _further_of_each_rule(findings: Findings) -> Findings:
    """Of each rule what comes after its first finding, as one; the last resort for a casus with very much of everything."""
    of_rule: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        of_rule[finding.rule].append(finding)
    further = [rows[1:] for rows in of_rule.values() if len(rows) > 2]  # noqa: PLR2004  # one finding is together with nothing
    return _replaced(findings, [(rows, _one_after_the_other(rows)) for rows in further])


def _replaced(findings: Findings, told: Iterable[tuple[list[Finding], Finding]]) -> Findings:
    """The findings with each of these lists of them told as one."""
    told = list(told)
    if not told:
        return findings
    gone = {id(finding) for rows, _ in told for finding in rows}
    return (*(f for f in findings if id(f) not in gone), *(finding for _, finding in told))


def _together(findings: Findings) -> Finding:
    """One finding for all: the first rule, the highest severity, the lowest grade, everyone and every fact."""
    first = findings[0]
    pairs = tuple(sorted({pair for finding in findings for pair in finding.pairs}))
    periods = [finding.period for finding in findings if finding.period]
    codes = {code for finding in findings for code in (finding.rule, *finding.also)}
    return first._replace(
        severity=by_place(findings)[0].severity,
        grade=max(finding.grade for finding in findings),  # by letter: D is the lowest
        named=ordered(chain.from_iterable([finding.named for finding in findings])),
        subjects=union([finding.subjects for finding in findings]),
        period=(min(s for s, _ in periods), max(e for _, e in periods)) if periods else None,
        evidence=tuple(dict.fromkeys(chain.from_iterable([f.evidence for f in findings]))),
        values={"count": len(pairs), "duos": duos(pairs)},
        variant="several",
        gain=None,
        also=ordered(codes - {first.rule}),
        pairs=pairs,
        leads=any(finding.leads for finding in findings),
        touches_signaal=any(finding.touches_signaal for finding in findings),
        touches_minor=any(finding.touches_minor for finding in findings),
        breaches_term=any(finding.breaches_term for finding in findings),
    )
