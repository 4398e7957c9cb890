"""Keep a report to what a person can act on: what is more is grouped, not dropped (contract 4.2, Number)."""

from dataclasses import replace
from itertools import chain
from typing import cast

from graphmodel.gaps.finding import Finding, Grade, Named, Severity, duos, union
from graphmodel.gaps.ordering import in_order

PEOPLE = 10
FINDINGS = 25
"""About this many findings for a casus of this many hulpverleners; one more for each further one."""

ALWAYS_APART = 5
"""The first findings of a report are never put into a group."""

TOLD_TOGETHER = {"L07": 0, "L05": 1, "F03": 0, "L02": 2, "L01": 2, "L03": 2}
"""Rules whose findings can be told together, in the order in which that is tried, and how many of each stay apart."""


def grouped(findings: tuple[Finding, ...], hulpverleners: int) -> tuple[Finding, ...]:
    """The same findings, in order; when there are too many, the last of them are told together.

    First the recipients whom one signaal did not reach (I01, I02) become one finding for that signaal. Then pairs (L01, L02) go into the finding on their two domains (L03), which then names their code, their people and
    their evidence. Last, rule by rule, what comes last becomes one finding that names all pairs.
    """
    room = FINDINGS + max(0, hulpverleners - PEOPLE)
    findings = _recipients_together(findings, len(findings) - room)
    findings = _pairs_into_domains(findings, len(findings) - room)
    for rule, apart in TOLD_TOGETHER.items():
        surplus = len(findings) - room
        if surplus <= 0:
            break
        findings = _told_together(findings, rule, apart, surplus)
    return findings


def _recipients_together(findings: tuple[Finding, ...], surplus: int) -> tuple[Finding, ...]:
    if surplus <= 0:
        return findings
    by_signaal: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        if finding.rule in ("I01", "I02") and finding.variant != "nobody":
            is_possible = finding.variant == "possible"
            key = (finding.rule, is_possible, finding.subjects.signalen)
            by_signaal.setdefault(key, []).append(finding)
    told: dict[int, Finding | None] = {}
    for group in reversed(by_signaal.values()):
        if surplus > 0 and len(group) > 1:
            surplus -= len(group) - 1
            told |= dict.fromkeys(map(id, group))
            told[id(group[0])] = _for_all_recipients(group)
    kept = (told.get(id(finding), finding) for finding in findings)
    return in_order(finding for finding in kept if finding)


def _for_all_recipients(group: list[Finding]) -> Finding:
    told = _together(tuple(group))
    recipients = dict.fromkeys(
        chain.from_iterable(cast("tuple[Named, ...]", f.values["recipients"]) for f in group)
    )
    values = {**group[0].values, "recipients": tuple(recipients), "count": len(recipients)}
    return replace(told, values=values)


def _pairs_into_domains(findings: tuple[Finding, ...], surplus: int) -> tuple[Finding, ...]:
    if surplus <= 0:
        return findings
    hosts = [finding for finding in findings if finding.rule == "L03"]
    guests: dict[str, list[Finding]] = {}
    for finding in reversed(findings[ALWAYS_APART:]):
        if surplus <= 0:
            break
        host = _host_of(finding, hosts)
        if host:
            guests.setdefault(host.id, []).append(finding)
            surplus -= 1
    taken = {guest.id for group in guests.values() for guest in group}
    kept = (
        _with_guests(finding, guests[finding.id]) if finding.id in guests else finding
        for finding in findings
        if finding.id not in taken
    )
    return in_order(kept)


def _host_of(finding: Finding, hosts: list[Finding]) -> Finding | None:
    if finding.rule not in ("L01", "L02") or len(finding.pairs) != 1:
        return None
    return next((host for host in hosts if finding.pairs[0] in host.pairs), None)


def _with_guests(host: Finding, guests: list[Finding]) -> Finding:
    """The finding on two domains with those on pairs across them; the most severe of them sets its severity."""
    told = _together((host, *reversed(guests)))
    pairs = tuple(pair for guest in reversed(guests) for pair in guest.pairs)
    return replace(
        told,
        named=host.named,
        gain=host.gain,
        pairs=host.pairs,
        values={**host.values, "grouped": duos(pairs), "grouped_count": len(pairs)},
        variant="grouped",
    )


def _told_together(
    findings: tuple[Finding, ...], rule: str, apart: int, surplus: int
) -> tuple[Finding, ...]:
    last = [f for f in findings[ALWAYS_APART:] if f.rule == rule][apart:]
    last = last[-(surplus + 1) :]
    if len(last) < 2:  # noqa: PLR2004  # one finding is together with nothing
        return findings
    ids = {finding.id for finding in last}
    return in_order((*(f for f in findings if f.id not in ids), _together(tuple(last))))


def _together(findings: tuple[Finding, ...]) -> Finding:
    """One finding for all: the first rule, the highest severity, the lowest grade, everyone and every fact."""
    first = findings[0]
    pairs = tuple(sorted(set(chain.from_iterable(f.pairs for f in findings))))
    periods = [finding.period for finding in findings if finding.period]
    codes = {code for finding in findings for code in (finding.rule, *finding.also)}
    return replace(
        first,
        severity=min((f.severity for f in findings), key=list(Severity).index),
        grade=max((f.grade for f in findings), key=list(Grade).index),
        named=tuple(sorted(set(chain.from_iterable(f.named for f in findings)))),
        subjects=union(f.subjects for f in findings),
        period=(min(s for s, _ in periods), max(e for _, e in periods)) if periods else None,
        evidence=tuple(dict.fromkeys(chain.from_iterable(f.evidence for f in findings))),
        values={"count": len(pairs), "duos": duos(pairs)},
        variant="several",
        gain=None,
        also=tuple(sorted(codes - {first.rule})),
        pairs=pairs,
        touches_signaal=any(f.touches_signaal for f in findings),
    )
