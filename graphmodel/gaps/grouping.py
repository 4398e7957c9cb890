"""Keep a report to what a person can act on: what is more is grouped, not dropped (contract 4.2, Number)."""

from dataclasses import replace

from graphmodel.gaps.finding import Finding, Named
from graphmodel.gaps.ordering import in_order

PEOPLE = 10
FINDINGS = 25
"""About this many findings for a casus of this many hulpverleners; one more for each further one."""

ALWAYS_APART = 5
"""The first findings of a report are never put into a group."""


def grouped(findings: tuple[Finding, ...], hulpverleners: int) -> tuple[Finding, ...]:
    """The same findings, in order; when there are too many, the last pairs (L01) go into the finding on their domains (L03).

    A pair goes into an L03 that names both; that finding then also names the code L01, the pairs and their evidence.
    """
    room = FINDINGS + max(0, hulpverleners - PEOPLE)
    surplus = len(findings) - room
    if surplus <= 0:
        return findings
    hosts = [finding for finding in findings if finding.rule == "L03"]
    guests: dict[str, list[Finding]] = {}
    for finding in reversed(findings[ALWAYS_APART:]):
        host = _host_of(finding, hosts)
        if host and sum(map(len, guests.values())) < surplus:
            guests.setdefault(host.id, []).append(finding)
    taken = {guest.id for group in guests.values() for guest in group}
    kept = (
        _with_guests(finding, guests[finding.id]) if finding.id in guests else finding
        for finding in findings
        if finding.id not in taken
    )
    return in_order(kept)


def _host_of(finding: Finding, hosts: list[Finding]) -> Finding | None:
    if finding.rule != "L01":
        return None
    return next((host for host in hosts if finding.named in host.pairs), None)


def _with_guests(host: Finding, guests: list[Finding]) -> Finding:
    evidence = [row for guest in reversed(guests) for row in guest.evidence]
    pairs = tuple(
        tuple(Named("hulpverleners", who) for who in guest.named) for guest in reversed(guests)
    )
    return replace(
        host,
        also=tuple(sorted({*host.also, "L01"})),
        evidence=tuple(dict.fromkeys((*host.evidence, *evidence))),
        values={**host.values, "grouped": pairs, "grouped_count": len(pairs)},
        variant="grouped",
    )
