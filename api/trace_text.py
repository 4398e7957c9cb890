"""Traces and changes as a person reads them on a terminal: what is recorded first, what follows last."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from api.terminal import cleaned
from graphmodel import reference
from graphmodel.analysis.sharing import Strength
from graphmodel.language import Language, number_text, text
from graphmodel.model.casus import Casus
from graphmodel.report.document import InTwoLanguages, ReportedFinding
from graphmodel.report.names import Names
from graphmodel.report.sentences import grade_text
from graphmodel.report.summary_sentences import summary_sentences
from graphmodel.report.trace_document import (
    Changes,
    Explained,
    Knew,
    Shape,
    ThoughtExperiment,
    TracedFact,
    TracedHop,
    TracedHulpverlener,
    TracedSignaal,
    Traces,
)
from graphmodel.report.trace_sentences import Words, ending, remarks

_PairT = TypeVar("_PairT", bound=tuple[str, str])
_INDENT = 2
_IN_FULL = 5
"""How many of those to whom a signaal mattered are told in full, the weightiest first; of the others what follows."""
_NOT_DUE = "not_due"
_WITHOUT_MORE = frozenset({"in_order", "nothing"})


def trace_parts(
    document: Traces, casus: Casus, language: Language, called: str
) -> Iterator[RenderableType]:
    """What is printed of `document`, which is of `casus`; `called` is how the caller named that."""
    return _Page(casus, language).traces(document, called)


def change_parts(document: Changes, casus: Casus, language: Language) -> Iterator[RenderableType]:
    """What is printed of `document`, which is of `casus`."""
    return _Page(casus, language).changes(document)


class _Page:
    def __init__(self, casus: Casus, language: Language) -> None:
        self._casus = casus
        self._language = language
        self._names = Names(casus, language)
        self._words = Words(self._names)

    def traces(self, document: Traces, called: str) -> Iterator[RenderableType]:
        yield Text(cleaned(self._casus.casus.title or self._casus.id), style="bold")
        yield Text(self._say("page.as_of", day=self._words.day(document.day)))
        experiment = document.thought_experiment
        if experiment:
            yield ""
            yield Text(cleaned(self._told(experiment.label)), style="bold magenta")
            yield from self._heading(self._say("trace.experiment.before"))
        if not document.signalen:
            yield ""
            yield Text(self._say("trace.terminal.none"))
        for signaal in document.signalen:
            yield from self._signaal(signaal)
        if experiment:
            yield from self._experiment(experiment, document)
        yield ""
        yield Text(self._told(document.meaning), style="dim")
        if document.signalen and document.signalen[0].explanation is None:
            yield ""
            ids = {"casus": called, "signaal": document.signalen[0].id}
            yield Text(cleaned(self._say("trace.terminal.hint", **ids)), style="dim")

    def changes(self, document: Changes) -> Iterator[RenderableType]:
        yield Text(cleaned(self._casus.casus.title or self._casus.id), style="bold")
        days = {
            "from": self._words.day(document.from_),
            "until": self._words.day(document.until),
        }
        yield Text(self._say("diff.title", **days))
        kinds = ("came", "left", "began", "silent", "ended", "appeared", "closed")
        if not any(getattr(document, kind) for kind in kinds):
            yield ""
            yield Text(self._say("diff.nothing", **days))
            return
        yield from self._listed("came", map(self._names.hulpverlener, document.came))
        yield from self._listed("left", map(self._names.hulpverlener, document.left))
        for kind in ("began", "silent", "ended"):
            yield from self._listed(kind, map(self._pair, getattr(document, kind)))
        yield from self._listed("appeared", map(self._finding, document.appeared))
        yield from self._listed("closed", map(self._finding, document.closed))
        yield ""
        yield Text(self._say("diff.closed.told"), style="dim")

    def _signaal(self, signaal: TracedSignaal) -> Iterator[RenderableType]:
        title = self._say("trace.title", signaal=signaal.id)
        yield from self._heading(title)
        if signaal.explanation is not None:
            for number, line in enumerate(signaal.explanation, 1):
                yield self._line(number, line)
            return
        yield Text(cleaned(self._noticed(signaal)))
        for line in remarks(signaal):
            yield Text(cleaned(self._words.line(line)))
        yield from self._known(signaal)
        due = [row for row in signaal.hulpverleners if row.verdict not in _WITHOUT_MORE]
        full = [row for row in due if row.verdict != _NOT_DUE][:_IN_FULL]
        for row in full:
            yield ""
            yield from self._row(row)
        yield from self._more([row for row in due if row not in full])
        yield from self._rest(signaal)
        for line in ending(signaal):
            yield ""
            told = Text(cleaned(self._words.line(line)))
            yield told.append(cleaned(self._source(line.where)), style="dim")

    def _known(self, signaal: TracedSignaal) -> Iterator[RenderableType]:
        """Who is recorded as knowing it, since when and by what record, and where it was sent."""
        for first in signaal.observed:
            who = self._names.hulpverlener(first.hulpverlener)
            told = f"{who}, {self._words.when(first.since, 'since')}{self._source(first)}"
            is_noticed = first.fact is None or ".known_by[" in first.fact
            yield self._labelled("trace.observed" if is_noticed else "trace.terminal.first", told)
        if not signaal.observed:
            yield self._labelled("trace.observed", self._say("trace.terminal.observed.nobody"))
        observers = {first.hulpverlener for first in signaal.observed}
        for row in signaal.hulpverleners:
            # Whoever has a finding is told in full below.
            if row.knew and row.hulpverlener not in observers and row.verdict in _WITHOUT_MORE:
                who = self._names.hulpverlener(row.hulpverlener)
                told = f"{who}, {self._knew(row.knew)}{self._source(row.knew)}"
                yield self._labelled("trace.terminal.also", told)
        for inbox in signaal.inboxes:
            told = self._say(
                "trace.inbox",
                sender=self._names.hulpverlener(inbox.sender),
                organisation=self._names.organisation(inbox.organisation),
                when=self._words.when(inbox.date),
            )
            told = f"{told[:1].upper()}{told[1:]}{self._source(inbox)}"
            yield self._labelled("trace.terminal.inbox", told)

    def _noticed(self, signaal: TracedSignaal) -> str:
        values = {
            "signaal": signaal.id,
            "kind": self._words.kind(signaal),
            "when": self._words.when(signaal.date),
        }
        if signaal.text:
            return self._say("trace.signaal", text=signaal.text, **values)
        return self._say("trace.signaal.bare", **values)

    def _row(self, row: TracedHulpverlener) -> Iterator[RenderableType]:
        marks = self._marks(row)
        yield Text.assemble(
            (cleaned(self._names.hulpverlener(row.hulpverlener)), "bold"),
            (f"  {marks}", "yellow" if row.rule else "dim"),
        )
        yield Padding(Group(*self._columns(row)), (0, 0, 0, _INDENT))

    def _marks(self, row: TracedHulpverlener) -> str:
        """What follows, with the rule of the finding where there is one."""
        verdict = self._say(f"verdict.{row.verdict}")
        return f"{row.rule}: {verdict}" if row.rule else verdict

    def _columns(self, row: TracedHulpverlener) -> Iterator[RenderableType]:
        """Recorded, reachable and called for, each on a line of its own: they are never mixed."""
        knew = row.knew
        told = (
            f"{self._knew(knew)}{self._source(knew)}"
            if knew
            else self._say("trace.terminal.knew.no")
        )
        yield self._labelled("trace.terminal.knew", told)
        yield self._labelled("trace.could", self._could(row))
        could = row.could or row.same_day
        for hop in could.chain if could else ():
            yield Padding(Text(cleaned(self._hop(hop))), (0, 0, 0, _INDENT))
        should = row.should
        if should:
            reason = self._words.reason(should)
            by = self._words.day(should.by)
            told = self._say("trace.terminal.reason", reason=reason, by=by)
            yield self._labelled("trace.reason", f"{told}{self._source(should)}")
        sharing = self._sharing(row)
        if sharing:
            yield self._labelled("trace.terminal.sharing", sharing)

    def _knew(self, knew: Knew) -> str:
        since = self._words.when(knew.since, "since")
        return self._say("trace.terminal.knew.yes", since=since, way=self._say(f"way.{knew.way}"))

    def _could(self, row: TracedHulpverlener) -> str:
        told = self._words.could(row.could)
        same_day = self._words.could(row.same_day) if row.same_day else None
        if same_day and same_day != told:
            return self._say("trace.readings", same_day=same_day, strict=told)
        return told

    def _hop(self, hop: TracedHop) -> str:
        """One exchange of a chain on a line, with its date and source."""
        form = "imagined" if hop.fact is None else "carried" if hop.carried else None
        key = "trace.terminal.hop" + (f".{form}" if form else "")
        when = self._words.when(hop.date)
        told = self._say(
            key,
            when=when,
            exchange=self._words.exchange(hop.kind),
            giver=self._names.hulpverlener(hop.giver),
            receiver=self._names.hulpverlener(hop.receiver),
        )
        return f"{told[:1].upper()}{told[1:]}{self._source(hop)}"

    def _sharing(self, row: TracedHulpverlener) -> str | None:
        """What the law of the date makes of it; nothing where no duty, right or refusal bears on it."""
        rule = row.told or row.should
        if rule is None:
            return None
        strength = self._say(f"strength.{rule.strength}.name")
        if row.told and row.told.refusal:
            refused = self._say("trace.terminal.sharing.refused")
            return f"{refused}{self._source(row.told.refusal)}"
        if rule.duty is None:
            return strength if rule.strength == Strength.NOT_ALLOWED else None
        by_consent = rule.strength == Strength.UNCLEAR
        key = "trace.terminal.sharing." + ("consent" if by_consent else "by_law")
        told = self._say(key, strength=strength, law=reference.duty(rule.duty).law)
        is_missed = row.should is not None and row.should.is_missed_chance
        return self._say("trace.terminal.missed", sharing=told) if is_missed else told

    def _more(self, rows: list[TracedHulpverlener]) -> Iterator[RenderableType]:
        """Others to whom it mattered, by name, under what follows of them."""
        by_verdict: dict[str, list[TracedHulpverlener]] = {}
        for row in rows:
            by_verdict.setdefault(row.verdict, []).append(row)
        for same in by_verdict.values():
            yield ""
            yield Text(cleaned(self._say("trace.terminal.more", verdict=self._marks(same[0]))))
            for row in same:
                yield Padding(Text(cleaned(f"- {self._due(row)}")), (0, 0, 0, _INDENT))

    def _due(self, row: TracedHulpverlener) -> str:
        who = self._names.hulpverlener(row.hulpverlener)
        if row.should is None:
            return who
        return self._say("trace.terminal.more.who", who=who, by=self._words.day(row.should.by))

    def _rest(self, signaal: TracedSignaal) -> Iterator[RenderableType]:
        """Whoever it could have reached without a reason why it mattered, by name only."""
        rows = [row for row in signaal.hulpverleners if not (row.knew or row.should)]
        if rows:
            yield ""
            names = self._words.people(row.hulpverlener for row in rows)
            yield self._labelled("trace.terminal.could_only", names)

    def _line(self, number: int, line: Explained) -> RenderableType:
        told = Text(f"{number}. {cleaned(self._told(line.text))}")
        source = self._source(line)
        if source:
            told.append(cleaned(source), style="dim")
        return told

    def _experiment(
        self, experiment: ThoughtExperiment, document: Traces
    ) -> Iterator[RenderableType]:
        yield from self._heading(self._say("trace.experiment.after"))
        yield Text(cleaned(self._told(experiment.label)), style="bold magenta")
        changed = list(self._changed(experiment, document))
        yield ""
        if not changed:
            yield Text(self._say("trace.experiment.same"))
        for told in changed:
            yield Text(f"- {cleaned(told)}")
        for signaal in experiment.signalen:
            if signaal.explanation is not None:
                yield from self._signaal(signaal)
        for key, shape in (("before", experiment.before), ("after", experiment.after)):
            yield from self._heading(self._say(f"trace.experiment.{key}"))
            yield from self._shape(shape)

    def _changed(self, experiment: ThoughtExperiment, document: Traces) -> Iterator[str]:
        """Of whom something else would follow."""
        after = {signaal.id: signaal for signaal in experiment.signalen}
        for signaal in document.signalen:
            imagined = _verdicts(after[signaal.id]) if signaal.id in after else {}
            recorded = _verdicts(signaal)
            for who in dict.fromkeys((*recorded, *imagined)):
                verdicts = [self._verdict(each.get(who)) for each in (recorded, imagined)]
                if verdicts[0] != verdicts[1]:
                    yield self._say(
                        "trace.terminal.changed",
                        signaal=signaal.id,
                        who=self._names.hulpverlener(who),
                        before=verdicts[0],
                        after=self._say("trace.terminal.out")
                        if who in experiment.remove
                        else verdicts[1],
                    )

    def _verdict(self, verdict: str | None) -> str:
        return self._say(f"verdict.{verdict or 'nothing'}")

    def _shape(self, shape: Shape) -> Iterator[RenderableType]:
        for sentence in summary_sentences(shape.summary, self._names).values():
            yield Text(f"- {cleaned(sentence)}")
        numbers = {
            name: "-" if value is None else number_text(self._language, value)
            for name, value in shape.measures.model_dump().items()
        }
        yield Text(f"- {self._say('trace.terminal.measures', **numbers)}")

    def _listed(self, kind: str, items: Iterable[str]) -> Iterator[RenderableType]:
        yield from self._heading(self._say(f"diff.{kind}"))
        told = [Text(f"- {cleaned(item)}") for item in items]
        yield from told or [Text(self._say("diff.none"), style="dim")]

    def _pair(self, pair: tuple[str, str]) -> str:
        one, other = (self._names.hulpverlener(who) for who in pair)
        return self._say("diff.pair", one=one, other=other)

    def _finding(self, finding: ReportedFinding) -> str:
        # The grade is a letter here: its sentence would be the same behind nearly every finding.
        carried = grade_text(self._language, finding.rule, finding.grade)
        found = self._told(finding.text).removesuffix(carried).rstrip()
        return self._say("diff.finding", rule=finding.rule, grade=finding.grade, found=found)

    def _source(self, where: TracedFact) -> str:
        """The source and the place in it, in square brackets; nothing without one."""
        if where.source is None:
            return ""
        place = f", {where.place}" if where.place else ""
        return f" [{where.source}{place}: {where.fact}]" if where.fact else f" [{where.source}]"

    def _told(self, told: InTwoLanguages) -> str:
        return told.nl if self._language is Language.NL else told.en

    def _heading(self, heading: str) -> Iterator[RenderableType]:
        yield ""
        yield Text(cleaned(heading).upper(), style="bold cyan")

    def _labelled(self, key: str, told: str) -> Text:
        return Text.assemble((f"{self._say(key)}: ", "bold"), cleaned(told))

    def _say(self, key: str, **values: object) -> str:
        return text(self._language, key, **values)


def _verdicts(signaal: TracedSignaal) -> dict[str, str]:
    return {row.hulpverlener: row.verdict for row in signaal.hulpverleners}
