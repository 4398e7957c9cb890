"""The gap report as a person reads it on a terminal: what matters first, how it was made last."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Final, NamedTuple

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.summary_text import summary_sentences
from api.terminal import cleaned
from graphmodel import reference
from graphmodel.gaps.finding import Evidence, Finding, Severity
from graphmodel.gaps.grading import Standing
from graphmodel.gaps.search import Gaps
from graphmodel.language import Language, day_text, list_text, plural, text
from graphmodel.report.document import GapReport, ReportedFinding
from graphmodel.report.names import Names
from graphmodel.report.sentences import Sentences
from graphmodel.vocabulary import TIE_KINDS, CoverageState

FOREMOST: Final = 5
"""So many findings are told in full; the rest stands in a table."""

MOST_FACTS: Final = 8
"""So many facts of a finding are named."""

NARROW: Final = 60
"""On fewer columns than this a table of findings cannot be read."""

_STYLES: Final = {Severity.HIGH: "bold red", Severity.MEDIUM: "yellow", Severity.LOW: "dim"}


class _Told(NamedTuple):
    """A finding with how it stands in the report."""

    finding: Finding
    document: ReportedFinding


def show(console: Console, gaps: Gaps, report: GapReport, language: Language) -> None:
    """Print the report of what was found; `gaps` and `report` are of the same run."""
    shown = _Page(gaps, report, language, is_narrow=console.width < NARROW)
    for part in shown.parts():
        console.print(part)


class _Page:
    def __init__(
        self, gaps: Gaps, report: GapReport, language: Language, *, is_narrow: bool
    ) -> None:
        self._gaps = gaps
        self._report = report
        self._language = language
        self._is_narrow = is_narrow
        self._names = Names(gaps.run.network.casus, language)
        self._sentences = Sentences(self._names, date.fromisoformat(report.day))

    def parts(self) -> Iterator[RenderableType]:
        told = [_Told(*row) for row in zip(self._gaps.findings, self._report.findings, strict=True)]
        yield from self._head()
        yield from self._summary()
        yield from self._foremost(told[:FOREMOST])
        yield from self._rest(told[FOREMOST:])
        yield from self._agreements()
        yield from self._coverage()
        yield from self._method()

    def _head(self) -> Iterator[RenderableType]:
        casus, head = self._report.casus, self._gaps.run.network.casus.casus
        window = self._report.window
        yield Text(cleaned(head.title or casus.id), style="bold")
        source = "page.method.file" if casus.version is None else "page.method.version"
        yield Text(self._say(source, casus=casus.id, version=casus.version))
        yield Text(
            self._say(
                "terminal.day",
                day=self._day(self._report.day),
                first=self._day(window.from_),
                last=self._day(window.until),
            )
        )
        yield ""
        yield Text(self._say("page.indication"), style="italic")

    def _summary(self) -> Iterator[RenderableType]:
        yield from self._heading(self._say("page.summary"))
        for sentence in summary_sentences(self._report.summary, self._names):
            yield _item(sentence)

    def _foremost(self, told: list[_Told]) -> Iterator[RenderableType]:
        if not told:
            yield from self._heading(self._say("page.findings"))
            yield Text(self._say("page.no_findings"))
            return
        yield from self._heading(self._count("terminal.foremost", len(told)))
        for number, each in enumerate(told, 1):
            if number > 1:
                yield ""
            yield Text.assemble(
                (f"{number}. {self._sentences.heading(each.finding)}", "bold"),
                ("  " + self._marks(each.finding), _STYLES[each.finding.severity]),
            )
            yield Padding(Group(*self._in_full(each)), (0, 0, 0, 3))

    def _in_full(self, told: _Told) -> Iterator[RenderableType]:
        document = told.document
        yield Text(cleaned(self._text(document)))
        yield self._labelled("page.evidence", self._evidence(told.finding))
        if document.norm:
            status = reference.name_of("row_status", document.norm.status, self._language)
            norm = self._say("page.norm_status", law=document.norm.law, status=status)
            yield self._labelled("page.norm", norm)
        yield self._labelled("page.overturned_by", self._sentences.overturned_by(told.finding))
        yield self._labelled("page.question", self._question(document))

    def _rest(self, told: list[_Told]) -> Iterator[RenderableType]:
        if not told:
            return
        yield from self._heading(self._count("terminal.rest", len(told)))
        headings = [self._sentences.heading(each.finding) for each in told]
        by_heading = sorted(
            zip(headings, told, strict=True), key=lambda row: headings.index(row[0])
        )
        for heading, rows in groupby(by_heading, key=lambda row: row[0]):
            yield ""
            yield Text(heading, style="bold")
            yield self._listed([each for _, each in rows])

    def _listed(self, told: Iterable[_Told]) -> RenderableType:
        if self._is_narrow:
            return Group(*(self._stacked(each) for each in told))
        table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
        for _ in range(2):
            table.add_column(no_wrap=True)
        table.add_column(ratio=1)
        for each in told:
            finding = each.finding
            style = _STYLES[finding.severity]
            severity = self._say(f"terminal.severity.{finding.severity}")
            table.add_row(
                Text(self._codes(finding)),
                Text(f"{severity} {finding.grade}", style=style),
                Text(cleaned(self._text(each.document))),
            )
        return table

    def _stacked(self, told: _Told) -> RenderableType:
        return Group(
            Text(self._marks(told.finding), style=_STYLES[told.finding.severity]),
            Padding(Text(cleaned(self._text(told.document))), (0, 0, 0, 2)),
        )

    def _agreements(self) -> Iterator[RenderableType]:
        agreements = {a.id: a for a in self._gaps.run.network.casus.agreements or ()}
        if not self._report.agreements:
            return
        yield from self._heading(self._say("page.agreements"))
        for id_ in self._report.agreements:
            agreement = agreements[id_]
            kind = reference.name_of("agreement_kind", agreement.kind, self._language)
            people = self._list(self._names.hulpverlener(who) for who in agreement.hulpverleners)
            yield _item(f"{kind}: {people}. {agreement.reason or ''}".rstrip(" "))

    def _coverage(self) -> Iterator[RenderableType]:
        yield from self._heading(self._say("page.coverage"))
        if not self._report.coverage:
            yield Text(self._say("page.no_coverage"))
            return
        table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
        table.add_column(self._say("page.coverage.gezinslid"))
        table.add_column(self._say("terminal.domain"))
        table.add_column(self._say("terminal.who"), ratio=1)
        for lid, rows in groupby(self._report.coverage, key=lambda row: row.gezinslid):
            name = cleaned(self._names.gezinslid(lid))
            nobody: list[str] = []
            for row in rows:
                domain = self._names.domain(row.domain)
                if row.state == CoverageState.NOBODY:
                    nobody.append(domain)
                    continue
                people = self._list(self._names.hulpverlener(who) for who in row.hulpverleners)
                state = reference.name_of("coverage_state", row.state, self._language)
                table.add_row(name, domain, cleaned(people or state))
                name = ""
            if nobody:
                state = reference.name_of("coverage_state", CoverageState.NOBODY, self._language)
                table.add_row(name, Text(state, style="dim"), Text(self._list(nobody), style="dim"))
        yield table

    def _method(self) -> Iterator[RenderableType]:
        yield from self._heading(self._say("page.method"))
        made = self._report.made_with
        kinds = [
            (row.id in TIE_KINDS, row.name.in_language(self._language))
            for row in reference.contact_kinds().values()
        ]
        yield _item(
            self._say(
                "page.method.ties",
                kinds=self._list(name for is_tie, name in kinds if is_tie),
                others=self._list(name for is_tie, name in kinds if not is_tie),
            )
        )
        yield _item(self._say("page.method.grades"))
        yield _item(self._say("terminal.order"))
        yield _item(self._unexamined())
        if self._gaps.silent:
            yield _item(self._say("terminal.silent", codes=", ".join(self._gaps.silent)))
        yield _item(self._settings(made.settings or {}))
        yield _item(self._say("page.method.versions", vangnet=made.vangnet, rules=made.rules))
        yield _item(f"{self._say('page.method.hash')}: {self._report.casus.hash}")

    def _unexamined(self) -> str:
        network, standings = self._gaps.run.network, self._gaps.run.grading.standings
        around = {network.hulpverleners[who].organisation for who in network.members}
        missing = sorted(id_ for id_ in around if standings[id_] < Standing.EXAMINED)
        if not missing:
            return self._say("terminal.all_examined")
        names = self._list(self._names.organisation(id_) for id_ in missing)
        return self._count("terminal.unexamined", len(missing), names=names, total=len(around))

    def _settings(self, changed: dict[str, int]) -> str:
        if not changed:
            return self._say("terminal.settings.none")
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
        severity = self._say(f"page.severity.{finding.severity}").lower()
        grade = self._say("page.grade", grade=finding.grade).lower()
        return f"{self._codes(finding)}, {severity}, {grade}"

    @staticmethod
    def _codes(finding: Finding) -> str:
        return "+".join((finding.rule, *finding.also))

    def _text(self, document: ReportedFinding) -> str:
        return document.text.nl if self._language is Language.NL else document.text.en

    def _question(self, document: ReportedFinding) -> str:
        return document.question.nl if self._language is Language.NL else document.question.en

    def _day(self, day: str | None) -> str:
        return day_text(self._language, date.fromisoformat(day)) if day else "?"

    def _list(self, items: Iterable[str]) -> str:
        return list_text(self._language, items)

    def _say(self, key: str, **values: object) -> str:
        return text(self._language, key, **values)

    def _count(self, key: str, n: int, **values: object) -> str:
        return plural(self._language, key, n, **values)


def _item(told: str) -> RenderableType:
    """One item of a list, with its other lines under the first."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    table.add_row(Text("-"), Text(cleaned(told)))
    return table
