"""The stories of `fixtures/` as a store sees them: what is saved, what is asked, and the answers that were agreed.

Run as a module it proposes the answers of questions that have none yet, from the embedded store; whoever adds one reads it
against the story before it is kept.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from graphmodel.asking import answer
from graphmodel.errors import UnknownNameError
from graphmodel.loading import read_casus_file
from graphmodel.questions import Question, question, question_kinds
from graphmodel.stores import GraphStore, open_store

FIXTURES = Path(__file__).parents[2] / "fixtures"
AT = datetime(2026, 1, 1, tzinfo=UTC)
Answer = list[list[Any]] | dict[str, Any]
"""Rows, or why there are none: what was asked for by name is not in the story."""

STORIES = tuple(sorted(path.parent.name for path in FIXTURES.glob("*/casus.yaml")))


def fill(store: GraphStore, story: str) -> None:
    """Save the casus of a story, and its healthy twin when it has one."""
    for file in ("casus.yaml", "healthy.yaml"):
        path = FIXTURES / story / file
        if path.exists():
            store.save(read_casus_file(path), AT)


def agreed(story: str) -> Iterator[tuple[Question, Answer]]:
    """The questions of a story with their rows, or with the refusal that whoever asks is told."""
    for path in sorted((FIXTURES / story / "expected").glob("*.json")):
        written = json.loads(path.read_text(encoding="utf-8"))
        refused: dict[str, Any] | None = written.get("refused")
        yield question(path.stem, written["values"]), refused or written["rows"]


def answered(store: GraphStore, asked: Question) -> Answer:
    """What whoever asks is told, as it stands in JSON."""
    try:
        rows = answer(store, asked)
    except UnknownNameError as error:
        return {name: error.values[name] for name in ("parameter", "reason")}
    return [[_written(value) for value in row] for row in rows]


def _written(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def propose(story: str, folder: Path) -> None:
    """Write a file with the values of `questions.json` and the rows of the embedded store for every question without one."""
    given = json.loads((FIXTURES / story / "questions.json").read_text(encoding="utf-8"))
    with open_store(f"file:{folder / (story + '.sqlite')}") as store:
        fill(store, story)
        for kind in question_kinds():
            path = FIXTURES / story / "expected" / f"{kind.name}.json"
            values = {p.name: given[p.name] for p in kind.parameters if p.name in given}
            if path.exists():
                continue
            told = answered(store, question(kind.name, values))
            path.parent.mkdir(exist_ok=True)
            path.write_text(_document(values, [n for n, _ in kind.columns], told), "utf-8")


def _document(values: dict[str, str], columns: list[str], told: Answer) -> str:
    def line(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    head = f'{{"values": {line(values)},\n "columns": {line(columns)},\n'
    if isinstance(told, dict):
        return f'{head} "refused": {line(told)}}}\n'
    rows = ",\n  ".join(line(row) for row in told)
    body = f"[\n  {rows}\n ]" if rows else "[]"
    return f'{head} "rows": {body}}}\n'


if __name__ == "__main__":
    for name in STORIES:
        propose(name, Path(sys.argv[1]))
