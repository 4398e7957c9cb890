"""The knowledge matrix: hulpverlener by signaal, with since when each knew it, could have known it, and it mattered.

The three are never mixed (measures 3.5): each is a line of its own in the cell, and the state says what follows.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from graphmodel.analysis.tracing import Verdict
from graphmodel.gaps.finding import Evidence
from graphmodel.gaps.run import Run
from graphmodel.language import Language
from graphmodel.report.names import Names as CasusNames
from graphmodel.report.trace import MEANING, Asked, traces_document
from graphmodel.report.trace_document import (
    TracedFact,
    TracedHulpverlener,
    TracedSignaal,
)
from graphmodel.report.trace_sentences import Words, known, reached
from visualisations.elements import Sort
from visualisations.in_time.lanes import Lane, lanes_of
from visualisations.in_time.signalen import numbers_of, signaal_text
from visualisations.in_time.stated import stated_in
from visualisations.lettering import isolated, writable
from visualisations.matrices.matrix import Cell, Header, Line, Matrix, MatrixRow, State, occurring
from visualisations.names import Names
from visualisations.palette import Tone

KNOWN, COULD, NOTHING = "known", "could", "nothing"
"""The states of whoever it was of no importance to by the record: knew it, could have known it, or neither."""

_TONES: Mapping[str, Tone] = {
    Verdict.IN_ORDER: Tone.GOOD,
    Verdict.LATE: Tone.GAP,
    Verdict.NOT_PASSED_ON: Tone.GAP,
    Verdict.NO_ROUTE: Tone.GAP,
    Verdict.TO_CHECK: Tone.OPEN,
    Verdict.WITHOUT_ROUTE: Tone.OPEN,
    Verdict.PRIVACY: Tone.OPEN,
    Verdict.NOT_DUE: Tone.QUIET,
    KNOWN: Tone.GOOD,
    COULD: Tone.QUIET,
    NOTHING: Tone.QUIET,
}


def knowledge_matrix(run: Run, language: Language) -> Matrix:
    """The matrix of everybody in the network and every signaal, both in the order of the theme lines.

    Without signalen it has no columns.
    """
    names = Names(run.network, language)
    signalen = traces_document(run, Asked()).signalen
    told = {(s.id, row.hulpverlener): row for s in signalen for row in s.hulpverleners}
    people = tuple(sorted({*run.network.members, *(who for _, who in told)}))
    states = {state.key: state for state in states_of(names)}
    teller = _Teller(names, states)
    rows = tuple(
        MatrixRow(
            _row_header(names, lane),
            tuple(teller.cell(signaal, who, told.get((signaal.id, who))) for signaal in signalen),
        )
        for lane in lanes_of(names, people, 0.0).lanes
        if lane.id.startswith(Sort.HULPVERLENER)
        for who in (lane.id.partition(":")[2],)
    )
    return Matrix(
        key="knowledge",
        language=language,
        title=names.say(
            "matrix.knowledge.title", title=isolated(names.title), day=names.day(run.network.day)
        ),
        corner=names.say("matrix.knowledge.corner"),
        columns=tuple(_column_header(names, signaal) for signaal in signalen),
        rows=rows,
        legend=occurring(tuple(states.values()), rows),
        notes=tuple(names.say(key) for key in MEANING),
        alternative=_alternative(names, signalen, rows),
    )


def states_of(names: Names) -> Iterator[State]:
    """Every state that a cell may have, in order: what follows from a reason first."""
    for key, tone in _TONES.items():
        letter = names.say(f"matrix.knowledge.{key}.letter")
        own = key in {KNOWN, COULD, NOTHING}
        name = names.say(f"matrix.knowledge.{key}" if own else f"verdict.{key}")
        yield State(key, letter, name, tone)


def _row_header(names: Names, lane: Lane) -> Header:
    who = lane.id.partition(":")[2]
    domain = lane.layer.partition(":")[2]
    group = names.say("picture.no_domain") if domain == "none" else names.listed("domain", domain)
    return Header(who, isolated(lane.name), isolated(lane.organisation), group, lane.look)


def _column_header(names: Names, signaal: TracedSignaal) -> Header:
    number = numbers_of(names)[signaal.id]
    text = names.say("chart.note", number=number, text=signaal_text(names, signaal.id))
    words = Words(CasusNames(names.network.casus, names.language))
    return Header(signaal.id, text, f"{words.kind(signaal)}, {words.when(signaal.date)}")


class _Teller:
    """Tells cells in one language."""

    def __init__(self, names: Names, states: Mapping[str, State]) -> None:
        self._names = names
        self._states = states
        self._words = Words(CasusNames(names.network.casus, names.language))

    def cell(self, signaal: TracedSignaal, who: str, row: TracedHulpverlener | None) -> Cell:
        """One hulpverlener and one signaal; None of whom nothing can be said."""
        state = self._states[_state_of(row)]
        sentences = tuple(self._sentences(row)) if row else ()
        return Cell(
            row=who,
            column=signaal.id,
            state=state.key,
            letter=state.letter,
            tone=state.tone,
            lines=tuple(self._lines(row)) if row else (),
            told=writable(" ".join(sentences)),
            sources=tuple(dict.fromkeys(filter(None, self._sources(row)))) if row else (),
        )

    def _lines(self, row: TracedHulpverlener) -> Iterator[Line]:
        if row.knew:
            yield self._line("knew", self._words.when(row.knew.since, "since"))
        if row.could:
            yield self._line("could", self._words.could(row.could))
        if row.should:
            yield self._line("should", self._words.day(row.should.by))

    def _line(self, key: str, text: str) -> Line:
        letter = self._names.say(f"matrix.knowledge.line.{key}.letter")
        return Line(letter, self._names.say(f"matrix.knowledge.line.{key}"), text)

    def _sentences(self, row: TracedHulpverlener) -> Iterator[str]:
        """Knew, could have known, mattered, and what follows; each a sentence of its own."""
        words, who = self._words, row.hulpverlener
        name = isolated(words.names.hulpverlener(who))
        if row.knew:
            yield words.line(known(who, row.knew))
        else:
            day = self._names.day(self._names.network.day)
            yield self._names.say("trace.knew.not_found", who=name, day=day)
        if row.could:
            yield words.line(reached(who, row.could))
        if row.should:
            reason, by = words.reason(row.should), words.day(row.should.by)
            yield self._names.say("matrix.knowledge.should", who=name, reason=reason, by=by)
            yield self._names.say(f"verdict.{row.verdict}.told")

    def _sources(self, row: TracedHulpverlener) -> Iterator[str]:
        for fact in (row.knew, row.should, *(row.could.chain if row.could else ())):
            if fact:
                yield self._stated(fact)

    def _stated(self, fact: TracedFact) -> str:
        return stated_in(self._names, Evidence(fact.fact or "", fact.source, fact.place))


def _state_of(row: TracedHulpverlener | None) -> str:
    if row is None:
        return NOTHING
    if row.verdict != Verdict.NOTHING:
        return row.verdict
    if row.knew:
        return KNOWN
    return COULD if row.could else NOTHING


def _alternative(names: Names, signalen: Sequence[TracedSignaal], rows: Sequence[MatrixRow]) -> str:
    states = Counter(cell.tone for row in rows for cell in row.cells)
    known = sum(1 for s in signalen for row in s.hulpverleners if row.knew)
    return names.say(
        "matrix.knowledge.alternative",
        hulpverleners=names.count("picture.count.hulpverleners", len(rows)),
        signalen=names.count("chart.count.signalen", len(signalen)),
        known=known,
        gaps=states[Tone.GAP],
    )
