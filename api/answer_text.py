"""The answer of a store to a question, for a person, for a program and for a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from api.terminal import cleaned
from graphmodel.language import Language, has, plural, text
from graphmodel.questions import Question, QuestionKind, Sort, question_kinds

if TYPE_CHECKING:
    from rich.console import RenderableType

Rows: TypeAlias = Sequence[tuple[object, ...]]

_GAP: Final = 2
"""Spaces between two columns."""

_FIRST, _LAST = "_first", "_last"
"""The two possible ends of one date, side by side in the columns of every question."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that starts like this is worked out by a spreadsheet, whoever wrote it."""

_LISTS: Final[Mapping[str, str]] = {
    "domain": "domain",
    "role": "role",
    "organisation_type": "organisation_type",
    "supervisor_kind": "supervisor_kind",
    "type": "handover_type",
    "mode": "handover_mode",
    "outcome": "handover_outcome",
}
"""Columns that hold a value of a closed list, and the list."""

_KINDS: Final[Mapping[tuple[str, str], str]] = {
    ("hulpverleners_of_casus_on_day", "kind"): "involvement_kind",
    ("open_signalen_around_gezinslid", "kind"): "signaal_kind",
    ("regisseurs_of_casus", "kind"): "regie_kind",
    ("decisions_about_gezinslid", "kind"): "decision_kind",
    ("meldingen_without_feedback", "kind"): "melding_kind",
    ("timeline_of_casus", "label"): "label",
}
"""The same for columns that hold another list in each question."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the store answered: rows of values, each in the order of the columns of the question."""

    question: Question
    rows: Rows


def as_json(answer: Answer) -> str:
    """The document that the HTTP service gives for the same question; days as ISO dates."""
    kind = answer.question.kind
    return _json(
        {
            "question": kind.name,
            "parameters": {name: _plain(value) for name, value in answer.question.values.items()},
            "columns": [{"name": name, "sort": sort} for name, sort in kind.columns],
            "rows": [[_plain(value) for value in row] for row in answer.rows],
        }
    )


def questions_as_json(language: Language) -> str:
    """The document that the HTTP service gives for all questions."""
    return _json(
        {
            "questions": [
                {
                    "name": kind.name,
                    "title": _title(kind, language),
                    "parameters": [asdict(parameter) for parameter in kind.parameters],
                    "columns": [{"name": name, "sort": sort} for name, sort in kind.columns],
                }
                for kind in question_kinds()
            ]
        }
    )


def as_csv(answer: Answer) -> str:
    """Lines with commas (RFC 4180), under the names of the columns."""
    heads = [name for name, _ in answer.question.kind.columns]
    return _csv(heads, ([_plain(value) for value in row] for row in answer.rows))


def questions_as_csv(language: Language) -> str:
    """Every question with what it answers and what it takes."""
    rows = ([kind.name, _title(kind, language), _wanted(kind)] for kind in question_kinds())
    return _csv(["name", "title", "parameters"], rows)


def shown_questions(language: Language) -> Iterator["RenderableType"]:
    """The questions that can be asked, each with what it takes and what it answers."""
    from rich.padding import Padding
    from rich.text import Text

    yield Text(text(language, "ask.list"), style="bold")
    for kind in question_kinds():
        yield ""
        yield Text.assemble((kind.name, "bold"), f"  {_wanted(kind)}".rstrip())
        yield Padding(Text(_title(kind, language)), (0, 0, 0, 2))
    yield ""
    yield Text(text(language, "ask.hint"))


def shown_answer(answer: Answer, language: Language, width: int) -> Iterator["RenderableType"]:
    """A table when it fits in `width`, else a block for each row; columns without any value are left out."""
    from rich.text import Text

    if not answer.rows:
        yield Text(text(language, "ask.nothing"))
        return
    heads, rows = _table(answer, language)
    if sum(max(map(len, cells)) + _GAP for cells in zip(heads, *rows, strict=True)) <= width:
        yield _as_table(heads, rows)
    else:
        yield from _as_blocks(heads, rows)
    yield ""
    yield Text(plural(language, "ask.rows", len(rows)), style="dim")


def _as_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> "RenderableType":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, _GAP, 0, 0))
    for head in heads:
        table.add_column(Text(head), no_wrap=True)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _as_blocks(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator["RenderableType"]:
    from rich.table import Table
    from rich.text import Text

    for number, row in enumerate(rows):
        if number:
            yield ""
        block = Table(box=None, pad_edge=False, show_header=False, padding=(0, _GAP, 0, 0))
        block.add_column(no_wrap=True, style="bold")
        block.add_column(ratio=1)
        for head, cell in zip(heads, row, strict=True):
            if cell:
                block.add_row(Text(head), Text(cell))
        yield block


def _table(answer: Answer, language: Language) -> tuple[list[str], list[list[str]]]:
    """Heads and cells as people read them, without a column that is empty in every row."""
    kind = answer.question.kind
    columns: list[tuple[str, list[str]]] = []
    for position, (name, sort) in enumerate(kind.columns):
        stem = name.removesuffix(_FIRST).removesuffix(_LAST)
        values = [row[position] for row in answer.rows]
        if name.endswith(_LAST) and (f"{stem}{_FIRST}", Sort.DAY) in kind.columns:
            continue
        if name.endswith(_FIRST):
            ends = [row[position + 1] for row in answer.rows]
            cells = [_stretch(first, last) for first, last in zip(values, ends, strict=True)]
        else:
            stem = name
            list_name = _KINDS.get((kind.name, name)) or _LISTS.get(name)
            cells = [_shown(value, (name, sort), list_name, language) for value in values]
        if any(cells):
            columns.append((text(language, f"column.{stem}"), cells))
    heads = [head for head, _ in columns]
    return heads, [list(row) for row in zip(*(cells for _, cells in columns), strict=True)]


def _stretch(first: object, last: object) -> str:
    """A date of which the first and the last possible day are known."""
    if first == last:
        return "" if first is None else str(first)
    return f"{first or '…'} – {last or '…'}"


def _shown(
    value: object, column: tuple[str, Sort], list_name: str | None, language: Language
) -> str:
    name, sort = column
    if value is None:
        return ""
    if sort is Sort.YES_NO:
        return text(language, "ask.yes" if value else "ask.no")
    if list_name:
        from graphmodel import reference

        return reference.name_of(list_name, str(value), language)
    word = f"value.{name}.{value}"
    return text(language, word) if has(word) else cleaned(str(value))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _json(document: object) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _csv(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(heads)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue()


def _cell(value: object) -> object:
    """A text that a spreadsheet would work out gets an apostrophe before it: it may hold anything that somebody wrote."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _title(kind: QuestionKind, language: Language) -> str:
    return text(language, f"question.{kind.name}")


def _wanted(kind: QuestionKind) -> str:
    """How the values of a question are given; one that may be left out stands between brackets."""
    return " ".join(f"[{p.name}=…]" if p.optional else f"{p.name}=…" for p in kind.parameters)
