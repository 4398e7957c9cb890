"""Writes what `make bench` measured into the table of the README.

Called with the JSON of pytest-benchmark and the README; what stands between the two marks there is replaced.
"""

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

START, END = "<!-- benchmarks -->", "<!-- /benchmarks -->"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: a figure, its aim, and the plain way that it is compared with (its name in the run)."""

    what: str
    test: str
    aim: str
    beside: str | None = None
    plain: str = ""


ROWS = (
    Row(
        "findings, 15 hulpverleners / 120 contacts / 10 signalen",
        "test_findings_as_values[15-120-10]",
        "2 ms",
        "test_the_naive_way[15-120-10]",
        "naive",
    ),
    Row(
        "findings, 30 / 400 / 20",
        "test_findings_as_values[30-400-20]",
        "8 ms",
        "test_the_naive_way[30-400-20]",
        "naive",
    ),
    Row(
        "findings, 60 / 1,000 / 40",
        "test_findings_as_values[60-1000-40]",
        "40 ms",
        "test_the_naive_way[60-1000-40]",
        "naive",
    ),
    Row(
        "tracing, the ordinary run: earliest arrival, should know, I-findings, 60 / 1,000 / 40",
        "test_the_ordinary_run[60-1000-40]",
        "20 ms",
        "test_the_ordinary_run_in_a_time_expanded_graph[60-1000-40]",
        "time-expanded graph",
    ),
    Row(
        "last chance and fewest missing contacts of one signaal, 60 / 1,000 / 40",
        "test_last_chance_and_fewest_missing_contacts_of_one_signaal[60-1000-40]",
        "50 ms",
        "test_the_same_missing_contacts_in_a_time_expanded_graph[60-1000-40]",
        "time-expanded graph",
    ),
    Row("whole report as JSON, 15 / 120 / 10", "test_the_whole_report_as_json[15-120-10]", ""),
    Row("report as PDF, 15 / 120 / 10", "test_a_report_for_the_file[pdf-15-120-10]", ""),
    Row("report as PDF, 60 / 1,000 / 40", "test_a_report_for_the_file[pdf-60-1000-40]", ""),
    Row("report as Word file, 60 / 1,000 / 40", "test_a_report_for_the_file[docx-60-1000-40]", ""),
    Row(
        "read a case file (JSON), 15 / 120 / 10",
        "test_read_a_case_file",
        "",
        "test_parse_its_json_only",
        "`json.loads` alone",
    ),
    Row(
        "save one casus, embedded",
        "test_save_one_casus[sqlite]",
        "3 ms",
        "test_a_document_into_a_bare_table",
        "its document into a bare table",
    ),
    Row(
        "the same",
        "test_save_one_casus[sqlite]",
        "",
        "test_the_facts_of_a_casus_one_by_one",
        "fact by fact",
    ),
    Row(
        "save one casus, Neo4j",
        "test_save_one_casus[neo4j]",
        "50 ms",
        "test_the_graph_of_a_casus_one_by_one",
        "node by node, relationship by relationship",
    ),
    Row("read one casus, embedded", "test_read_one_casus[sqlite]", ""),
    Row(
        "read one casus, Neo4j",
        "test_read_one_casus[neo4j]",
        "",
        "test_read_one_casus[sqlite]",
        "embedded",
    ),
    Row(
        "ask which version there is, Neo4j",
        "test_ask_which_version_there_is[neo4j]",
        "",
        "test_read_one_casus[neo4j]",
        "read it",
    ),
    Row(
        "save 200 casussen, embedded",
        "test_save_many_casussen[sqlite]",
        "200,000 facts/s",
        "test_documents_into_a_bare_table",
        "documents into a bare table",
    ),
    Row(
        "save 200 casussen, Neo4j",
        "test_save_many_casussen[neo4j]",
        "20,000 relationships/s",
        "test_save_many_casussen[sqlite]",
        "embedded",
    ),
    Row(
        "gap report over HTTP, 16 clients, with the cache",
        "test_gap_report_to_sixteen_clients[with the cache]",
        "p95 50 ms",
    ),
    Row("the same without the cache", "test_gap_report_to_sixteen_clients[without the cache]", ""),
    Row(
        "page Netwerk of 200 hulpverleners, of which nothing was made before",
        "test_the_network_of_two_hundred",
        "paint 1 s, interactive 2 s, 300 kB",
    ),
    Row(
        "`vangnet rules` from a cold process",
        "test_from_a_cold_process[rules]",
        "0.4 s",
        "test_an_interpreter_that_does_nothing",
        "an empty interpreter",
    ),
    Row(
        "`vangnet report FILE` from a cold process, 15 hulpverleners",
        "test_from_a_cold_process[report FILE]",
        "1 s",
        "test_an_interpreter_that_does_nothing",
        "an empty interpreter",
    ),
)


def main(results: str, readme: str) -> None:
    """Replace the table in the file `readme`."""
    data = json.loads(Path(results).read_text(encoding="utf-8"))
    found = {each["name"]: each for each in data["benchmarks"]}
    path = Path(readme)
    text = path.read_text(encoding="utf-8")
    marks = re.escape(START) + ".*?" + re.escape(END)
    body = f"{START}\n{table(found)}\n{END}"
    path.write_text(re.sub(marks, lambda _: body, text, flags=re.DOTALL), encoding="utf-8")


def table(found: dict[str, dict[str, Any]]) -> str:
    """The table in Markdown; a row that was not measured is left out."""
    lines = ["| what | median | aim | beside it, in the same run |", "|---|---|---|---|"]
    lines += [_line(row, found) for row in ROWS if row.test in found]
    return "\n".join(lines)


def _line(row: Row, found: dict[str, dict[str, Any]]) -> str:
    seconds = _median(found[row.test])
    beside = ""
    if row.beside and row.beside in found:
        plain = _median(found[row.beside])
        beside = f"{row.plain} {_time(plain)}: {_ratio(plain, seconds)}"
    return f"| {row.what} | {_shown(found[row.test], seconds)} | {row.aim} | {beside} |"


def _median(result: dict[str, Any]) -> float:
    return float(result["stats"]["median"])


def _shown(result: dict[str, Any], seconds: float) -> str:
    extra = result.get("extra_info", {})
    if "p95_ms" in extra:
        return f"p95 {extra['p95_ms']:.0f} ms, {extra['per_second']:.0f} a second"
    if "paint_ms" in extra:
        paint, drawn = extra["paint_ms"] / 1000, extra["drawn_ms"] / 1000
        return f"paint {paint:.2f} s, interactive {drawn:.2f} s, {extra['weight_kb']:.0f} kB"
    if "facts" in extra and extra["facts"] > 10_000:
        shown = f"{_time(seconds)}, {extra['facts'] / seconds:,.0f} facts/s"
        # The embedded store has no relationships.
        if result["name"].endswith("[neo4j]"):
            shown += f", {extra['relationships'] / seconds:,.0f} relationships/s"
        return shown
    return _time(seconds)


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 / 10 else f"{seconds * 1000:.2f} ms"


def _ratio(plain: float, ours: float) -> str:
    return f"{plain / ours:.1f}× as long" if plain >= ours else f"{ours / plain:.1f}× as fast"


if __name__ == "__main__":
    main(*sys.argv[1:])
