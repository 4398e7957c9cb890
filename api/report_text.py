"""The gap report as a person reads it on a terminal: what matters first, how it was made last."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, groupby, repeat
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.terminal import cleaned
from graphmodel import reference
from graphmodel.gaps.explanation import Explanation
from graphmodel.gaps.finding import Evidence, Finding, Severity
from graphmodel.gaps.search import Gaps
from graphmodel.language import Language, day_text, list_text, plural, text
from graphmodel.report.detail_sentences import detail_sentences, domain_rows
from graphmodel.report.document import GapReport, ReportedCover
from graphmodel.report.names import Names
from graphmodel.report.norms import behind
from graphmodel.report.sentences import Sentences
from graphmodel.report.summary_sentences import summary_sentences
from graphmodel.vocabulary import CoverageState

FOREMOST: Final = 5
"""So many findings are told in full; the rest stands in a table."""

MOST_FACTS: Final = 8
"""So many facts of a finding are named."""

_GAP: Final = 2
"""Spaces between two columns."""

NARROW: Final = 60
"""On fewer columns than this a table of findings cannot be read."""

_METHOD: Final = (
    "method.members",
    "method.tie",
    "method.without_gezin",
    "method.uncertain_dates",
    "method.order",
    "method.grouping",
    "page.method.grades",
    "method.more_is_not_better",
)
"""What is said of every report, in order."""

_STYLES: Final = {Severity.HIGH: "bold red", Severity.MEDIUM: "yellow", Severity.LOW: "dim"}


def parts(
    gaps: Gaps, report: GapReport, language: Language, width: int
) -> Iterator[RenderableType]:
    """What is printed on a screen of `width` columns.

    `report` is that of `gaps`; its findings are not looked at and need not be there.
    """
    return _Page(gaps, report, language, width).parts()


class _Page:
    def __init__(self, gaps: Gaps, report: GapReport, language: Language, width: int) -> None:
        self._gaps = gaps
        self._report = report
        self._language = language
        self._width = width
        self._names = Names(gaps.run.network.casus, language)
        self._sentences = Sentences(self._names, date.fromisoformat(report.day))

    def parts(self) -> Iterator[RenderableType]:
        findings = self._gaps.findings
        yield from self._head()
        yield from self._summary()
        yield from self._foremost(findings[:FOREMOST])
        yield from self._rest(findings[FOREMOST:])
        yield from self._agreements()
        yield from self._coverage()
        yield from self._detail()
        yield from self._method()

    def _head(self) -> Iterator[RenderableType]:
        casus, head = self._report.casus, self._gaps.run.network.casus.casus
        source = "page.method.file" if casus.version is None else "page.method.version"
        window = self._report.window
        yield Text(cleaned(head.title or casus.id), style="bold")
        yield Text(self._say("page.as_of", day=self._day(self._report.day)))
        yield Text(self._say(source, casus=casus.id, version=casus.version), style="dim")
        yield ""
        period = {"from": self._day(window.from_), "until": self._day(window.until)}
        yield Text(self._say("method.window", **period))
        yield ""
        yield Text(self._say("method.finding"))
        yield Text(self._say("method.absence"))

    def _summary(self) -> Iterator[RenderableType]:
        yield from self._heading(self._say("page.summary"))
        for sentence in summary_sentences(self._report.summary, self._names).values():
            yield self._item(sentence)
        if count := sum(1 for finding in self._gaps.findings if finding.explained):
            yield self._item(self._count("explanation.count", count))

    def _foremost(self, findings: Sequence[Finding]) -> Iterator[RenderableType]:
        if not findings:
            yield from self._heading(self._say("page.findings"))
            yield Text(self._say("page.no_findings"))
            return
        yield from self._heading(self._count("terminal.foremost", len(findings)))
        for number, finding in enumerate(findings, 1):
            if number > 1:
                yield ""
            yield Text.assemble(
                (f"{number}. {self._sentences.heading(finding)}", "bold"),
                (f"  {self._marks(finding)}", _STYLES[finding.severity]),
            )
            yield Padding(Group(*self._in_full(finding)), (0, 0, 0, 3))

    def _in_full(self, finding: Finding) -> Iterator[RenderableType]:
        yield Text(cleaned(self._sentences.found(finding)))
        yield Text(self._sentences.carried(finding), style="dim")
        yield self._labelled("page.evidence", self._evidence(finding))
        if finding.norm:
            norm = behind(finding.norm, self._language)
            source = self._say("page.norm_status", law=norm.source, status=norm.status)
            yield self._labelled("page.norm", source)
        yield self._labelled("page.overturned_by", self._sentences.overturned_by(finding))
        yield self._labelled("page.question", self._sentences.question(finding))
        if finding.explained:
            yield self._labelled("explanation.explained", self._explanation(finding.explained))

    def _rest(self, findings: Sequence[Finding]) -> Iterator[RenderableType]:
        if not findings:
            return
        yield from self._heading(self._count("terminal.rest", len(findings)))
        by_heading: dict[str, list[Finding]] = {}
        for finding in findings:
            by_heading.setdefault(self._sentences.heading(finding), []).append(finding)
        for heading, group in by_heading.items():
            yield ""
            yield Text(heading, style="bold")
            if self._width < NARROW:
                yield from map(self._stacked, group)
            else:
                yield self._listed(group)

    def _listed(self, findings: Iterable[Finding]) -> RenderableType:
        severities = [self._say(f"severity.{severity}") for severity in Severity]
        heads = [self._say(f"terminal.{head}") for head in ("code", "severity", "grade")]
        widths = [max(map(len, cells)) for cells in (("+L01",), severities, ("A",))]
        widths = [max(len(head), width) for head, width in zip(heads, widths, strict=True)]
        table = _table(self._width, *widths)
        table.show_header, table.header_style = True, "dim"
        for column, head in zip(table.columns, (*heads, self._say("terminal.found")), strict=True):
            column.header = head
        for finding in findings:
            style = _STYLES[finding.severity]
            table.add_row(
                Text("\n".join((finding.rule, *(f"+{code}" for code in finding.also)))),
                Text(self._say(f"severity.{finding.severity}"), style=style),
                Text(finding.grade, style=style),
                Text(self._told(finding)),
            )
        return table

    def _stacked(self, finding: Finding) -> RenderableType:
        return Group(
            Text(self._marks(finding), style=_STYLES[finding.severity]),
            Padding(Text(self._told(finding)), (0, 0, 0, 2)),
        )

    def _told(self, finding: Finding) -> str:
        """What was found, and what explains it."""
        found = self._sentences.found(finding)
        if finding.explained:
            lead, said = self._say("explanation.explained"), self._explanation(finding.explained)
            found = f"{found} {lead}: {said}"
        return cleaned(found)

    def _explanation(self, said: Explanation) -> str:
        day = day_text(self._language, said.at.date())
        return self._say("explanation.said", by=said.by, day=day, reason=said.reason)

    def _agreements(self) -> Iterator[RenderableType]:
        agreements = {a.id: a for a in self._gaps.run.network.casus.agreements or ()}
        if not self._report.agreements:
            return
        yield from self._heading(self._say("page.agreements"))
        for id_ in self._report.agreements:
            agreement = agreements[id_]
            kind = reference.name_of("agreement_kind", agreement.kind, self._language)
            people = self._list(self._names.hulpverlener(who) for who in agreement.hulpverleners)
            yield self._item(f"{kind}: {people}. {agreement.reason or ''}".rstrip())

    def _coverage(self) -> Iterator[RenderableType]:
        yield from self._heading(self._say("page.coverage"))
        if not self._report.coverage:
            yield Text(self._say("page.no_coverage"))
            return
        table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
        for head, share in (
            ("page.coverage.gezinslid", 2),
            ("terminal.domain", 3),
            ("terminal.who", 5),
        ):
            table.add_column(self._say(head), ratio=share)
        for lid, covers in groupby(self._report.coverage, key=lambda cover: cover.gezinslid):
            names = chain([cleaned(self._names.gezinslid(lid))], repeat(""))
            for name, (domains, who, style) in zip(names, self._covered(covers), strict=False):
                table.add_row(Text(name), Text(domains, style=style), Text(who, style=style))
        yield table

    def _covered(self, covers: Iterable[ReportedCover]) -> Iterator[tuple[str, str, str]]:
        """Each domain with whoever serves in it; the domains in which nobody does come last, in one row."""
        nobody: list[str] = []
        for cover in covers:
            domain = self._names.domain(cover.domain)
            if cover.state == CoverageState.NOBODY:
                nobody.append(domain)
                continue
            people = self._list(self._names.hulpverlener(who) for who in cover.hulpverleners)
            yield domain, cleaned(people or self._say(f"coverage.{cover.state}")), ""
        if nobody:
            yield self._list(nobody), self._say("coverage.nobody"), "dim"

    def _detail(self) -> Iterator[RenderableType]:
        measures = self._report.measures
        told = list(detail_sentences(measures, self._names))
        rows = list(domain_rows(measures, self._names))
        if not told and not rows:
            return
        yield from self._heading(self._say("detail.heading"))
        yield from map(self._item, told)
        if rows:
            table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
            for head in ("detail.domains", "detail.domains.found"):
                table.add_column(self._say(head), ratio=1)
            for row in rows:
                table.add_row(*(Text(cleaned(each)) for each in row))
            yield ""
            yield table

    def _method(self) -> Iterator[RenderableType]:
        yield from self._heading(self._say("page.method"))
        for key in _METHOD:
            yield self._item(self._say(key))
        yield self._item(self._unexamined())
        if self._gaps.silent:
            yield self._item(self._say("terminal.silent", codes=", ".join(self._gaps.silent)))
        made = self._report.made_with
        yield self._item(self._settings(made.settings or {}))
        yield self._item(self._say("page.method.versions", vangnet=made.vangnet, rules=made.rules))
        yield self._item(f"{self._say('page.method.hash')}: {self._report.casus.hash}")

    def _unexamined(self) -> str:
        missing = self._gaps.run.grading.not_examined
        if not missing:
            return self._say("method.sources_not_examined.none")
        names = self._list(self._names.organisation(id_) for id_ in missing)
        return self._say("method.sources_not_examined", organisations=names)

    def _settings(self, changed: dict[str, int]) -> str:
        if not changed:
            return self._say("method.settings")
        told = (
            f"{reference.name_of('setting', name, self._language)} {number} ({name})"
            for name, number in sorted(changed.items())
        )
        return self._say("terminal.settings", settings="; ".join(told))

    def _evidence(self, finding: Finding) -> str:
        """The facts by source, each with its place there and its path in the casus file."""
        if not finding.evidence:
            return self._say("page.no_evidence")
        shown, more = finding.evidence[:MOST_FACTS], len(finding.evidence) - MOST_FACTS
        by_source: dict[str | None, list[Evidence]] = {}
        for fact in shown:
            by_source.setdefault(fact.source, []).append(fact)
        told = "; ".join(self._stated(source, facts) for source, facts in by_source.items())
        return f"{told} {self._count('terminal.more_facts', more)}" if more > 0 else f"{told}."

    def _stated(self, source: str | None, facts: Iterable[Evidence]) -> str:
        row = self._gaps.run.network.sources.get(source or "")
        title = (row.title or row.id) if row else self._say("page.no_source")
        places = (f"{fact.place} ({fact.fact})" if fact.place else fact.fact for fact in facts)
        return f"{title}: {', '.join(places)}"

    def _heading(self, heading: str) -> Iterator[RenderableType]:
        yield ""
        yield Text(heading.upper(), style="bold cyan")

    def _labelled(self, key: str, told: str) -> Text:
        return Text.assemble((f"{self._say(key)}: ", "bold"), cleaned(told))

    def _marks(self, finding: Finding) -> str:
        return self._say(
            "terminal.marks",
            codes="+".join((finding.rule, *finding.also)),
            severity=self._say(f"severity.{finding.severity}"),
            grade=finding.grade,
        )

    def _day(self, day: str | None) -> str:
        return day_text(self._language, date.fromisoformat(day)) if day else "?"

    def _list(self, items: Iterable[str]) -> str:
        return list_text(self._language, items)

    def _item(self, told: str) -> RenderableType:
        """One item of a list, with its other lines under the first."""
        table = _table(self._width, 1, gap=1)
        table.add_row(Text("-"), Text(cleaned(told)))
        return table

    def _say(self, key: str, **values: object) -> str:
        return text(self._language, key, **values)

    def _count(self, key: str, n: int, **values: object) -> str:
        return plural(self._language, key, n, **values)


def _table(width: int, *widths: int, gap: int = _GAP) -> Table:
    """Columns of these widths, and one that takes what is left: nothing has to be measured."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, gap, 0, 0))
    for each in widths:
        table.add_column(width=each)
    table.add_column(width=max(1, width - sum(widths) - gap * len(widths)))
    return table
