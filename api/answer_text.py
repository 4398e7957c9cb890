"""The answer of a store to a question, for a person, for a program and for a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from api.terminal import cleaned
from graphmodel.language import Language, plural, text
from graphmodel.questions import QuestionKind, Sort

if TYPE_CHECKING:
    from rich.console import RenderableType

_GAP: Final = 2
"""Spaces between two columns."""

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

_KINDS: Final[Mapping[str, str]] = {
    "hulpverleners_of_casus_on_day": "involvement_kind",
    "open_signalen_around_gezinslid": "signaal_kind",
    "regisseurs_of_casus": "regie_kind",
    "decisions_about_gezinslid": "decision_kind",
    "meldingen_without_feedback": "melding_kind",
}
"""The list behind the column `kind`, by question."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of values in the order of `columns`."""

    question: str
    columns: Sequence[tuple[str, Sort]]
    rows: Sequence[tuple[object, ...]]

    @classmethod
    def of_kinds(cls, kinds: Iterable[QuestionKind], language: Language) -> "Answer":
        """Which questions there are, as an answer."""
        rows = tuple(
            (kind.name, text(language, f"question.{kind.name}"), _wanted(kind)) for kind in kinds
        )
        return cls("", tuple((name, Sort.TEXT) for name in ("question", "answers", "values")), rows)


def as_json(answer: Answer) -> str:
    """An object for each row, in a list; days as ISO dates."""
    names = [name for name, _ in answer.columns]
    rows = [dict(zip(names, map(_plain, answer.columns, row), strict=True)) for row in answer.rows]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def as_csv(answer: Answer) -> str:
    """Lines with commas (RFC 4180); what a spreadsheet would take for a formula gets an apostrophe before it."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(name for name, _ in answer.columns)
    for row in answer.rows:
        writer.writerow(_cell(_plain(*each)) for each in zip(answer.columns, row, strict=True))
    return written.getvalue()


def shown_questions(answer: Answer, language: Language, _: int) -> Iterator["RenderableType"]:
    """The questions that can be asked, each with what it takes and what it answers."""
    from rich.padding import Padding
    from rich.text import Text

    yield Text(text(language, "ask.list"), style="bold")
    for name, answers, values in answer.rows:
        yield ""
        yield Text.assemble((str(name), "bold"), f"  {values}".rstrip())
        yield Padding(Text(str(answers)), (0, 0, 0, 2))
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
    """Heads and cells as people read them: two ends of one date in one column, values of lists by their name."""
    columns: list[tuple[str, list[str]]] = []
    names = [name for name, _ in answer.columns]
    for position, (name, sort) in enumerate(answer.columns):
        date_name = name.removesuffix("_first")
        if name == f"{date_name}_last" or names[max(0, position - 1)] == f"{_stem(name)}_first":
            continue
        is_pair = names[position + 1 : position + 2] == [f"{date_name}_last"]
        cells = [
            _stretch(*row[position : position + 2])
            if is_pair
            else _shown(answer.question, name, sort, row[position], language)
            for row in answer.rows
        ]
        if any(cells):
            columns.append((text(language, f"column.{date_name if is_pair else name}"), cells))
    return [head for head, _ in columns], [
        list(row) for row in zip(*(cells for _, cells in columns), strict=True)
    ]


def _stem(name: str) -> str:
    return name.removesuffix("_last")


def _stretch(first: object, last: object) -> str:
    """A date whose first and last possible day are known: one day, or the days it lies between."""
    if first == last:
        return "" if first is None else str(first)
    return f"{first or '…'} – {last or '…'}"


def _shown(question: str, name: str, sort: Sort, value: object, language: Language) -> str:
    if value is None:
        return ""
    if sort is Sort.YES_NO:
        return text(language, "ask.yes" if value else "ask.no")
    in_list = _KINDS.get(question) if name == "kind" else _LISTS.get(name)
    if in_list:
        from graphmodel import reference

        return reference.name_of(in_list, str(value), language)
    return cleaned(str(value))


def _plain(column: tuple[str, Sort], value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return bool(value) if column[1] is Sort.YES_NO and value is not None else value


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value


def _wanted(kind: QuestionKind) -> str:
    """How the values of a question are given; one that may be left out stands between brackets."""
    return " ".join(f"[{p.name}=…]" if p.optional else f"{p.name}=…" for p in kind.parameters)
