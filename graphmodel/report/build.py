"""From what was found to the document `gap-report/1`."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.metadata import version as installed_version

from graphmodel import reference
from graphmodel.analysis.coverage import coverage
from graphmodel.analysis.weak_spots import cut_points
from graphmodel.errors import UnknownReferenceError
from graphmodel.gaps.catalogue import RULES_VERSION
from graphmodel.gaps.domain_links import active_domain_pairs
from graphmodel.gaps.explanation import Explanation
from graphmodel.gaps.finding import Finding, Subjects
from graphmodel.gaps.regie import days_without_regie, regisseurs_on_day
from graphmodel.gaps.run import Run
from graphmodel.gaps.search import Gaps
from graphmodel.gaps.settings import default_settings
from graphmodel.language import Language
from graphmodel.model.casus import content_hash
from graphmodel.model.network import is_accepted
from graphmodel.report.document import (
    FORMAT,
    GapReport,
    HandoverCounts,
    InTwoLanguages,
    MadeWith,
    ReportedCasus,
    ReportedCover,
    ReportedEvidence,
    ReportedExplanation,
    ReportedFinding,
    ReportedGain,
    ReportedNorm,
    ReportedSubjects,
    Stretch,
    Summary,
)
from graphmodel.report.measures import DECIMALS, measures
from graphmodel.report.names import Names
from graphmodel.report.sentences import Sentences
from graphmodel.vocabulary import HandoverOutcome

ALWAYS_SHOWN = (
    "hulpverleners",
    "gezinsleden",
    "organisations",
    "domains",
    "handovers",
    "signalen",
)
SHOWN_WHEN_ANY = ("meldingen", "decisions", "contacts", "plans", "needs")


def gap_report(gaps: Gaps, version: int | None = None, hash_: str | None = None) -> GapReport:
    """The report on what was found; `version` and `hash_` as the store has them, a file has none and is hashed here."""
    network = gaps.run.network
    casus = network.casus
    day = date.fromordinal(network.day)
    told = {language: Sentences(Names(casus, language), day) for language in Language}
    return GapReport(
        format=FORMAT,
        casus=ReportedCasus(id=casus.id, version=version, hash=hash_ or content_hash(casus)),
        day=day.isoformat(),
        window=stretch((network.start, network.end)),
        made_with=made_with(gaps.run),
        summary=summary(gaps.run, gaps.findings),
        findings=tuple(reported(finding, told) for finding in gaps.findings),
        coverage=tuple(
            ReportedCover(
                gezinslid=cover.gezinslid,
                domain=cover.domain,
                state=cover.state,
                hulpverleners=cover.hulpverleners,
            )
            for cover in coverage(network)
        ),
        measures=measures(gaps.run),
        agreements=gaps.agreements,
    )


def summary(run: Run, findings: Iterable[Finding] = ()) -> Summary:
    """The counts of the front page (measures 1.7); how many are explained is counted in `findings`."""
    network, situation = run.network, run.situation
    domain_pairs = active_domain_pairs(run)
    without = sum(1 for pair in domain_pairs if not pair.has_contact)
    explained = sum(1 for finding in findings if finding.explained)
    return Summary(
        hulpverleners=len(network.members),
        separate_groups=len(run.groups),
        isolated=tuple(sorted(group[0] for group in run.groups if len(group) == 1)),
        pairs_without_route=(
            situation.distances.pairs_without_route,
            situation.distances.pairs,
        ),
        pairs_only_via_gezin=_pairs_only_via_gezin(run),
        domain_pairs_without_contact=(without, len(domain_pairs)),
        cut_points=tuple(point.who for point in cut_points(situation.blocks)),
        regisseur_reach=_regisseur_reach(run),
        days_without_regie=sum(end - start for start, end in days_without_regie(run)),
        handovers=_handover_counts(run),
        **({"explained": explained} if explained else {}),
    )


def _pairs_only_via_gezin(run: Run) -> int:
    index, reachable = run.situation.ties.index, run.situation.distances.reachable
    return sum(
        1
        for (first, second), overlaps in run.situation.overlaps.items()
        if not reachable[index[first]] >> index[second] & 1
        and any(row.certain_days > 0 for row in overlaps)
    )


def _regisseur_reach(run: Run) -> tuple[int, int] | None:
    """How many of the others active on the day have a tie with a regisseur of that day; None without one."""
    ties, directing = run.situation.ties, regisseurs_on_day(run)
    if not directing:
        return None
    others = run.situation.active - directing
    reached = {
        who for who in others if any(ties.are_tied(who, regisseur) for regisseur in directing)
    }
    return len(reached), len(others)


def _handover_counts(run: Run) -> HandoverCounts:
    handovers = [
        fact.item
        for fact in run.network.handovers
        if fact.last is None or fact.last >= run.network.start
    ]
    accepted = sum(1 for handover in handovers if is_accepted(handover))
    open_ = [handover for handover in handovers if not is_accepted(handover)]
    refused = sum(1 for handover in open_ if handover.outcome is HandoverOutcome.REFUSED)
    lost = sum(1 for handover in open_ if handover.outcome is HandoverOutcome.LOST)
    return HandoverCounts(
        accepted=accepted,
        refused=refused,
        lost=lost,
        unknown=len(handovers) - accepted - refused - lost,
    )


def made_with(run: Run) -> MadeWith:
    """The version of the program and of its rules, with the settings that differ from those that come with them."""
    default, used = default_settings(), run.situation.settings
    program, rules = _version_of_program(), RULES_VERSION
    if used == default:
        return MadeWith(vangnet=program, rules=rules)
    changed = {
        name: getattr(used, name)
        for name in used.__slots__
        if getattr(used, name) != getattr(default, name)
    }
    return MadeWith(vangnet=program, rules=rules, settings=changed)


@cache
def _version_of_program() -> str:
    return installed_version("vangnet")


def reported(finding: Finding, told: dict[Language, Sentences]) -> ReportedFinding:
    """A finding as the report holds it, in both languages."""
    dutch, english = told[Language.NL], told[Language.EN]
    gain = finding.gain
    document = ReportedFinding(
        id=finding.id,
        rule=finding.rule,
        kind=finding.kind,
        severity=finding.severity,
        grade=finding.grade,
        period=stretch(finding.period) if finding.period else None,
        subjects=_subjects(finding.subjects),
        evidence=tuple(
            ReportedEvidence(fact=row.fact, source=row.source, place=row.place)
            for row in finding.evidence
        ),
        overturned_by=InTwoLanguages(
            nl=dutch.overturned_by(finding), en=english.overturned_by(finding)
        ),
        norm=_norm(finding.norm) if finding.norm else None,
        text=InTwoLanguages(nl=dutch.text(finding), en=english.text(finding)),
        question=InTwoLanguages(nl=dutch.question(finding), en=english.question(finding)),
        gain=ReportedGain(pairs=gain.pairs, df=round(gain.df, DECIMALS)) if gain else None,
    )
    more: dict[str, object] = {}
    if finding.also:
        more["also"] = finding.also
    if len(finding.pairs) > 1:
        more["pairs"] = finding.pairs
    if finding.explained:
        more["explained"] = _explanation(finding.explained)
    return document.model_copy(update=more) if more else document


def _explanation(said: Explanation) -> ReportedExplanation:
    return ReportedExplanation(by=said.by, date=said.at.date().isoformat(), reason=said.reason)


def _subjects(subjects: Subjects) -> ReportedSubjects:
    sorts = (*ALWAYS_SHOWN, *(sort for sort in SHOWN_WHEN_ANY if getattr(subjects, sort)))
    return ReportedSubjects(**{sort: getattr(subjects, sort) for sort in sorts})


def _norm(norm: str) -> ReportedNorm:
    try:
        row = reference.norm(norm)
    except UnknownReferenceError:
        rule = reference.regie_rule(norm)
        return ReportedNorm(id=norm, law=_sources(rule.sources), status=rule.status)
    return ReportedNorm(id=norm, law=row.law, status=row.status)


def _sources(ids: Iterable[str]) -> str:
    return "; ".join(reference.source(id_).title for id_ in ids)


def stretch(period: tuple[int, int]) -> Stretch:
    """A half-open stretch of days with its first and last day."""
    first, last = (date.fromordinal(day).isoformat() for day in (period[0], period[1] - 1))
    return Stretch.model_validate({"from": first, "until": last})
