"""The page Bevindingen: every finding as a card in the order of the report, and what people said of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Final

from graphmodel.gaps.explanation import (
    MOST_LETTERS_OF_NAME,
    MOST_LETTERS_OF_REASON,
    Explanation,
    ExplanationKind,
    standing,
)
from graphmodel.gaps.finding import Finding, Kind, Severity
from graphmodel.gaps.search import Gaps
from graphmodel.language import Language, day_text, list_text, text
from graphmodel.report.build import summary
from graphmodel.report.names import Names
from graphmodel.report.norms import behind
from graphmodel.report.sentences import Sentences
from graphmodel.report.summary_sentences import summary_sentences
from visualisations.lettering import isolated, unturned, writable
from visualisations.site.addresses import CasusPage
from visualisations.site.casussen import SavedVersion, moment_text
from visualisations.site.shell import Shell

FORMS: Final = ("pdf", "docx", "html", "json")
"""In what the report can be had; each has a name in the catalogues."""


class Status(StrEnum):
    """Whether somebody explained a finding."""

    OPEN = "open"
    EXPLAINED = "explained"


@dataclass(frozen=True, slots=True)
class Sought:
    """Which findings the reader wants to see; an empty text is any."""

    kind: str = ""
    severity: str = ""
    status: str = ""

    def wants(self, finding: Finding) -> bool:
        """Whether `finding` is one of them."""
        return (
            self.kind in ("", finding.kind)
            and self.severity in ("", finding.severity)
            and self.status in ("", status_of(finding))
        )

    @property
    def given(self) -> dict[str, str]:
        """What was chosen, by the keys of the address."""
        chosen = {"kind": self.kind, "severity": self.severity, "status": self.status}
        return {key: value for key, value in chosen.items() if value}


@dataclass(frozen=True, slots=True)
class Refused:
    """What the reader filled in and was not saved; `wrong` says by field what is wrong there."""

    finding: str = ""
    by: str = ""
    reason: str = ""
    wrong: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Card:
    """A finding in one language, with every id replaced by a name; a text is empty where there is nothing to tell.

    Attributes:
        id: As in the report, and the address of the card within the page.
        grade: How well the record carries it, in a sentence.
        evidence: Each source with the place in it, and the facts of the casus file that are stated there.
        also: Other rules that say the same, by code and name.
        remarks: What was said of it, the last first.
    """

    id: str
    code: str
    name: str
    kind: str
    severity: Severity
    found: str
    grade: str
    period: str
    evidence: tuple[tuple[str, str], ...]
    overturned_by: str
    question: str
    norm: str
    also: tuple[tuple[str, str], ...]
    said: "Said"


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of one finding: that which holds (None: nothing), and what was said before it, the last first."""

    holds: Explanation | None
    is_older_than_casus: bool
    before: tuple[Explanation, ...]


@dataclass(frozen=True)
class Findings:
    """What the page tells of: the findings of one day, and everything that was said of any, in that order.

    `saved_at` is when the casus was saved last; None when that is not known.
    """

    gaps: Gaps
    said: Sequence[Explanation]
    saved_at: datetime | None

    @cached_property
    def holding(self) -> Mapping[str, Explanation]:
        """What holds now of each finding."""
        return standing(self.said)

    def said_of(self, id_: str) -> Said:
        """What was said of one finding."""
        own = [each for each in self.said if each.finding == id_]
        holds = self.holding.get(id_)
        before = own[:-1] if holds else own
        is_older = bool(holds and self.saved_at and holds.at < self.saved_at)
        return Said(holds, is_older, tuple(reversed(before)))

    def gone(self) -> tuple[str, ...]:
        """Findings that were explained and are not found on this day, in the order in which they were."""
        here = {finding.id for finding in self.gaps.findings}
        return tuple(id_ for id_ in self.holding if id_ not in here)


def findings_page(
    shell: Shell, findings: Findings, sought: Sought, refused: Refused | None = None
) -> str:
    """The page; `refused` stands in the form of its finding again."""
    every = findings.gaps.explained(findings.said).findings
    chosen = [finding for finding in every if sought.wants(finding)]
    telling = _Telling(findings, shell)
    people, counts = telling.counts()
    explained = sum(1 for finding in every if finding.explained)
    return shell.filled(
        "bevindingen",
        people=people,
        counts=counts,
        total=len(every),
        explained=explained,
        sought=sought,
        cards=[telling.card(finding) for finding in chosen],
        gone=[(id_, findings.said_of(id_)) for id_ in findings.gone()],
        kinds=telling.kinds(every),
        severities=[(each.value, telling.say(f"severity.{each}")) for each in Severity],
        statuses=[(each.value, telling.say(f"findings.status.{each}")) for each in Status],
        forms=[(form, telling.say(f"findings.save.{form}")) for form in FORMS],
        here=shell.to.of_casus(CasusPage.FINDINGS, **sought.given),
        refused=refused or Refused(),
        fields=telling.fields(refused),
        when=telling.when,
        own=telling.own,
        remark=telling.remark,
        most={"by": MOST_LETTERS_OF_NAME, "reason": MOST_LETTERS_OF_REASON},
    )


def earlier_page(shell: Shell, gaps: Gaps, version: SavedVersion, newest: int) -> str:
    """What the report says of an earlier version, with its number on every screen; nothing can be said of it there."""
    telling = _Telling(Findings(gaps, (), None), shell)
    people, counts = telling.counts()
    return shell.filled(
        "versie",
        version=version,
        saved=moment_text(shell.language, version.saved_at),
        newest=newest,
        day_shown=day_text(shell.language, date.fromordinal(gaps.run.network.day)),
        people=people,
        counts=counts,
        cards=[telling.card(finding) for finding in gaps.findings],
    )


def status_of(finding: Finding) -> Status:
    """Whether somebody explained it."""
    return Status.EXPLAINED if finding.explained else Status.OPEN


@dataclass(frozen=True)
class _Telling:
    findings: Findings
    shell: Shell

    @property
    def language(self) -> Language:
        return self.shell.language

    @cached_property
    def names(self) -> Names:
        return Names(self.findings.gaps.run.network.casus, self.language)

    @cached_property
    def sentences(self) -> Sentences:
        return Sentences(self.names, date.fromordinal(self.findings.gaps.run.network.day))

    def say(self, key: str, **values: object) -> str:
        return text(self.language, key, **values)

    def counts(self) -> tuple[str, list[tuple[str, str]]]:
        """How many people there are, and the other counts of the front page, each with its label."""
        counted = summary_sentences(summary(self.findings.gaps.run), self.names)
        people = counted.pop("hulpverleners")
        labelled = ((self.say(f"page.summary.{key}"), said) for key, said in counted.items())
        return people, [(label, self.own(said)) for label, said in labelled]

    def kinds(self, findings: Sequence[Finding]) -> list[tuple[str, str]]:
        """The kinds that there are, in the order of all kinds."""
        there = {finding.kind for finding in findings}
        return [(each.value, self.say(f"kind.{each}")) for each in Kind if each in there]

    def card(self, finding: Finding) -> Card:
        sentences = self.sentences
        return Card(
            id=finding.id,
            code=finding.rule,
            name=self.say(f"rule.{finding.rule}.name"),
            kind=_capital(sentences.heading(finding)),
            severity=finding.severity,
            found=self.own(sentences.found(finding)),
            grade=sentences.carried(finding),
            period=self._period(finding),
            evidence=tuple(self._evidence(finding)),
            overturned_by=self.own(sentences.overturned_by(finding)),
            question=self.own(sentences.question(finding)),
            norm=self._norm(finding),
            also=tuple((code, self.say(f"rule.{code}.name")) for code in finding.also),
            said=self.findings.said_of(finding.id),
        )

    def fields(self, refused: Refused | None) -> str:
        """The fields of the form in which something is wrong, as people sum them up."""
        wrong = refused.wrong if refused else Refused().wrong
        named = [self.say(f"findings.{name}") for name in ("by", "reason") if name in wrong]
        return list_text(self.language, named)

    def when(self, said: Explanation) -> str:
        return moment_text(self.language, said.at)

    def own(self, words: str) -> str:
        """Words of people, kept from doing anything to what stands around them."""
        return isolated(unturned(writable(words)))

    def remark(self, said: Explanation) -> str:
        """One thing that was said before, on one line."""
        kind = "explained" if said.kind is ExplanationKind.EXPLAINED else "withdrawn"
        by, reason = self.own(said.by), self.own(said.reason)
        return self.say(f"findings.history.{kind}", when=self.when(said), by=by, reason=reason)

    def _period(self, finding: Finding) -> str:
        if finding.period is None:
            return ""
        first, last = (date.fromordinal(day) for day in (finding.period[0], finding.period[1] - 1))
        if first == last:
            return day_text(self.language, first)
        start, end = (day_text(self.language, day) for day in (first, last))
        return self.say("page.period", start=start, end=end)

    def _evidence(self, finding: Finding) -> Iterator[tuple[str, str]]:
        facts: dict[tuple[str | None, str | None], list[str]] = {}
        for row in finding.evidence:
            facts.setdefault((row.source, row.place), []).append(row.fact)
        for (source, place), paths in facts.items():
            parts = (self._source(source), place or "")
            yield ", ".join(self.own(part) for part in parts if part), ", ".join(paths)

    def _source(self, id_: str | None) -> str:
        if id_ is None:
            return self.say("page.no_source")
        found = self.findings.gaps.run.network.sources.get(id_)
        return (found.title if found else None) or id_

    def _norm(self, finding: Finding) -> str:
        if finding.norm is None:
            return ""
        norm = behind(finding.norm, self.language)
        stands = self.say("page.norm_status", law=norm.source, status=norm.status)
        return f"{norm.name}: {stands}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
