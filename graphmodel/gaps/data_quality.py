"""D: what the record itself leaves open. These findings are about the data, not about the help."""

from collections.abc import Iterator

from graphmodel.analysis.ties import Pair
from graphmodel.gaps.catalogue import RULES
from graphmodel.gaps.finding import Finding, Named, duos
from graphmodel.gaps.grading import sorted_subjects
from graphmodel.gaps.run import Run, finds
from graphmodel.gaps.situation import Overlap
from graphmodel.model.network import Span


@finds("D01")
def file_not_examined(run: Run) -> Iterator[Finding]:
    """One finding that lists every organisation of the casus whose own file was not examined."""
    network = run.network
    missing = run.grading.not_examined
    if not missing:
        return
    places = {o.id: n for n, o in enumerate(network.casus.organisations or ())}
    yield run.finding(
        "D01",
        named=("organisations",),
        subjects=sorted_subjects(organisations=missing),
        period=(network.start, network.end),
        evidence=tuple(
            run.evidence(f"organisations[{places[id_]}]", network.organisations[id_].source)
            for id_ in sorted(missing, key=places.__getitem__)
        ),
        grade=run.grading.of_absence_at(missing),
        values={"count": len(missing), "total": len(network.organisations)},
    )


@finds("D02")
def answer_depends_on_a_date(run: Run) -> Iterator[Finding]:
    """Pairs who may have been together long enough without contact, but only by some choice of uncertain dates."""
    if not any(_may_be_longer(service.span) for service in run.network.services):
        return
    found = {
        pair: rows
        for pair, overlaps in sorted(run.situation.overlaps.items())
        if pair not in run.situation.unmet and (rows := _only_possible(run, pair, overlaps))
    }
    if not found:
        return
    rows = [row for rows in found.values() for row in rows]
    services = {s.path: s for row in rows for s in (row.first, row.second)}
    evidence = tuple(run.evidence(s.path, s.source) for s in services.values())
    yield run.finding(
        "D02",
        named={who for pair in found for who in pair},
        subjects=sorted_subjects(
            hulpverleners={who for pair in found for who in pair},
            gezinsleden={row.first.gezinslid for row in rows},
        ),
        period=(min(row.start for row in rows), max(row.end for row in rows)),
        evidence=evidence,
        grade=run.grading.of_record(evidence),
        values={
            "count": len(found),
            "duos": duos(found),
        },
        pairs=found,
        is_possible=True,
    )


def _may_be_longer(span: Span) -> bool:
    """It certainly ran on fewer days than it may have."""
    return span.start < span.certain_start or span.certain_end < span.end


def _only_possible(run: Run, pair: Pair, overlaps: tuple[Overlap, ...]) -> tuple[Overlap, ...]:
    limit = run.situation.settings.l01_overlap
    ties = run.situation.ties.between(*pair)
    return tuple(
        row
        for row in overlaps
        if row.certain_end - row.certain_start < limit <= row.end - row.start
        and not any(tie.first is None or tie.first < row.end for tie in ties)
        and run.situation.agreement(
            *pair, (row.start, row.end), (row.first.gezinslid,), least=limit
        )
        is None
    )


_SILENT_WITHOUT = {
    name: [rule.code for rule in RULES.values() if name in rule.needs]
    for name in {name for rule in RULES.values() for name in rule.needs}
}
"""Per list the rules that need it."""


@finds("D03")
def too_little_recorded(run: Run) -> Iterator[Finding]:
    """Lists that were not coded, with the rules that stay silent for it; one finding."""
    lists = set(run.network.uncoded)
    if run.network.casus.contacts is None:
        lists.add("contacts")
    if not lists:
        return
    silent = {code for name in lists for code in _SILENT_WITHOUT.get(name, ())}
    yield run.finding(
        "D03",
        named=lists,
        subjects=sorted_subjects(),
        period=(run.network.start, run.network.end),
        evidence=(),
        grade=run.grading.of_absence(run.network.members),
        values={
            "lists": tuple(Named("lists", name) for name in sorted(lists)),
            "rules": tuple(Named("codes", code) for code in sorted(silent)),
        },
    )
