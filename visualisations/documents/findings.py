"""The chapter of findings: all of them, in order, each with its evidence, its question and what would take it away."""

from collections.abc import Iterator
from datetime import date

from graphmodel.gaps.finding import Finding
from graphmodel.report.build import stretch
from graphmodel.report.norms import behind
from graphmodel.report.sentences import Sentences
from visualisations.documents.blocks import Block, Paragraph, Section, Stated, ToldFinding
from visualisations.documents.telling import Telling
from visualisations.lettering import isolated


def findings(told: Telling) -> Section:
    """Every finding; that there is none is said, and not called good."""
    return Section("findings", told.say("page.findings"), tuple(_blocks(told)))


def _blocks(told: Telling) -> Iterator[Block]:
    found = told.gaps.findings
    if not found:
        yield Paragraph(told.say("page.no_findings"))
        return
    yield Paragraph(told.count("page.finding_count", len(found)))
    if explained := sum(1 for finding in found if finding.explained):
        yield Paragraph(told.count("explanation.count", explained))
    sentences = Sentences(told.whole_names, date.fromisoformat(told.report.day))
    for number, finding in enumerate(found, 1):
        yield _told(told, sentences, finding, number)


def _told(told: Telling, sentences: Sentences, finding: Finding, number: int) -> ToldFinding:
    heading = sentences.heading(finding)
    return ToldFinding(
        id=finding.id,
        heading=f"{number}. {heading[:1].upper()}{heading[1:]}",
        marks=tuple(_marks(told, finding)),
        severity=finding.severity,
        found=(
            Paragraph(sentences.text(finding)),
            *_norm(told, finding),
            *_explanation(told, finding),
        ),
        asks=(
            Paragraph(sentences.question(finding), told.say("page.question")),
            Paragraph(sentences.overturned_by(finding), told.say("page.overturned_by")),
        ),
        evidence_lead=told.say("page.evidence"),
        evidence=_evidence(told, finding),
    )


def _marks(told: Telling, finding: Finding) -> Iterator[str]:
    yield "+".join((finding.rule, *finding.also))
    yield told.say(f"page.severity.{finding.severity}")
    yield told.say("page.grade", grade=finding.grade)
    if finding.period:
        yield told.stretch(stretch(finding.period))


def _norm(told: Telling, finding: Finding) -> Iterator[Paragraph]:
    if finding.norm:
        norm = behind(finding.norm, told.language)
        basis = told.say("page.norm_status", law=norm.source, status=norm.status)
        yield Paragraph(f"{norm.name}: {basis}", told.say("page.norm"))


def _explanation(told: Telling, finding: Finding) -> Iterator[Paragraph]:
    said = finding.explained
    if said:
        day = told.day(said.at.date().isoformat())
        words = told.say("explanation.said", by=said.by, day=day, reason=said.reason)
        yield Paragraph(isolated(words), told.say("explanation.explained"))


def _evidence(told: Telling, finding: Finding) -> tuple[Stated, ...]:
    """Each source with its places, and the paths in the casus file that it states; in order of first mention."""
    paths: dict[str, list[str]] = {}
    for fact in finding.evidence:
        paths.setdefault(told.stated(fact.source, fact.place), []).append(fact.fact)
    if not paths:
        return (Stated(told.say("page.no_evidence"), ""),)
    return tuple(Stated(where, ", ".join(facts)) for where, facts in paths.items())
