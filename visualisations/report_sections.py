"""A `gap-report/1` as the sections of a page, in one language; nothing is computed that the report does not say.

The report speaks in ids; the scene that is shown above it knows what people call them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from markupsafe import Markup

from graphmodel import reference
from graphmodel.gaps.finding import Kind
from graphmodel.gaps.settings import default_settings
from graphmodel.language import Language, day_text, list_text, number_text, text
from graphmodel.report.sentences import WEAK_GRADES
from graphmodel.vocabulary import TIE_KINDS, CoverageState
from visualisations.elements import Scene
from visualisations.lettering import isolated
from visualisations.templating import environment

Report = Mapping[str, Any]
INDICES = ("f", "df", "density")
"""The measures that are one number for the whole network."""

NOT_EXAMINED_RULE = "D01"
NOTES = (
    "method.more_is_not_better",
    "method.vulnerability",
    "method.members",
    "method.without_gezin",
    "method.uncertain_dates",
    "method.minor",
    "method.norm_to_check",
    "method.order",
    "method.grouping",
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page below the picture; `key` is its address in the page."""

    key: str
    heading: str
    body: Markup


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of the front page with its label."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding in one language, with its ids replaced by names."""

    id: str
    code: str
    heading: str
    severity: str
    grade: str
    period: str
    text: str
    question: str
    evidence: tuple[tuple[str, str], ...]
    overturned_by: str
    norm: str
    also: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one gezinslid in one domain."""

    state: str
    words: str


def sections_of(report: Report, scene: Scene, language: Language) -> tuple[Section, ...]:
    """Summary, findings, coverage, agreements and method, in that order."""
    told = _Told(report, scene, language)
    return (
        told.section("summary", figures=told.figures()),
        told.section("findings", findings=told.findings()),
        told.section("coverage", **told.coverage()),
        told.section("agreements", agreements=told.agreements()),
        told.section("method", **told.method()),
    )


@dataclass(frozen=True)
class _Told:
    """One report in one language."""

    report: Report
    scene: Scene
    language: Language

    def section(self, key: str, **values: object) -> Section:
        template = environment(self.language).get_template(f"report/{key}.html.jinja")
        body = Markup(template.render(values))  # noqa: S704  # the template escapes
        return Section(key, self._say(f"page.{key}"), body)

    def figures(self) -> tuple[Figure, ...]:
        summary = self.report["summary"]
        values = {
            "hulpverleners": self._number(summary["hulpverleners"]),
            "separate_groups": self._number(summary["separate_groups"]),
            "isolated": self._names("hulpverleners", summary["isolated"]),
            "pairs_without_route": self._out_of(summary["pairs_without_route"]),
            "pairs_only_via_gezin": self._number(summary["pairs_only_via_gezin"]),
            "domain_pairs_without_contact": self._out_of(summary["domain_pairs_without_contact"]),
            "cut_points": self._names("hulpverleners", summary["cut_points"]),
            "regisseur_reach": self._reach(summary["regisseur_reach"]),
            "days_without_regie": self._number(summary["days_without_regie"]),
            "handovers": self._say("page.summary.handover_outcomes", **summary["handovers"]),
        }
        return tuple(
            Figure(self._say(f"page.summary.{key}"), value) for key, value in values.items()
        )

    def findings(self) -> tuple[ShownFinding, ...]:
        return tuple(self._finding(finding) for finding in self.report["findings"])

    def coverage(self) -> dict[str, object]:
        rows = self.report["coverage"]
        people = list(dict.fromkeys(row["gezinslid"] for row in rows))
        domains = list(dict.fromkeys(row["domain"] for row in rows))
        cells = {(row["gezinslid"], row["domain"]): self._cell(row) for row in rows}
        return {
            "domains": [self._domain(domain) for domain in domains],
            "rows": [
                (self._name("gezinsleden", who), [cells.get((who, d)) for d in domains])
                for who in people
            ],
        }

    def agreements(self) -> tuple[str, ...]:
        return tuple(self._name("agreements", id_) for id_ in self.report.get("agreements", ()))

    def method(self) -> dict[str, object]:
        window, made, casus = self.report["window"], self.report["made_with"], self.report["casus"]
        key = "page.method.file" if casus["version"] is None else "page.method.version"
        facts = {
            "casus": self._say(key, casus=casus["id"], version=casus["version"]),
            "window": self._period(window),
            "day": self._day(self.report["day"]),
            "made_with": self._say(
                "page.method.versions", vangnet=made["vangnet"], rules=made["rules"]
            ),
            "hash": casus["hash"],
        }
        return {
            "facts": [Figure(self._say(f"page.method.{k}"), v) for k, v in facts.items()],
            "measures": self._measures(),
            "ties": self._ties(),
            "not_examined": self._not_examined(),
            "settings": self._settings(made.get("settings") or {}),
            "notes": [self._say(note) for note in NOTES],
        }

    def _finding(self, finding: Report) -> ShownFinding:
        return ShownFinding(
            id=finding["id"],
            code=finding["rule"],
            heading=_capital(self._heading(finding)),
            severity=finding["severity"],
            grade=finding["grade"],
            period=self._period(finding["period"]) if finding["period"] else "",
            text=finding["text"][self.language],
            question=finding["question"][self.language],
            evidence=self._evidence(finding["evidence"]),
            overturned_by=finding["overturned_by"][self.language],
            norm=self._norm(finding["norm"]) if finding["norm"] else "",
            also=", ".join(finding.get("also") or ()),
        )

    def _heading(self, finding: Report) -> str:
        if finding["kind"] == Kind.MISSING_LINK and finding["grade"] in WEAK_GRADES:
            return self._say("kind.missing_link.weak")
        return self._say(f"kind.{finding['kind']}")

    def _evidence(self, facts: Sequence[Report]) -> tuple[tuple[str, str], ...]:
        """Each source with its places, and the paths in the casus file that it states; in order of first mention."""
        paths: dict[str, list[str]] = {}
        for fact in facts:
            where = self._name("sources", fact["source"]) if fact["source"] else None
            stated = where or self._say("page.no_source")
            if fact["place"]:
                stated = f"{stated}, {isolated(fact['place'])}"
            paths.setdefault(stated, []).append(fact["fact"])
        return tuple((stated, ", ".join(found)) for stated, found in paths.items())

    def _norm(self, norm: Report) -> str:
        status = reference.name_of("row_status", norm["status"], self.language)
        return self._say("page.norm_status", law=norm["law"], status=status)

    def _cell(self, row: Report) -> Cell:
        """Who is involved says enough; without anybody, or with help refused, the state is told."""
        people = self._names("hulpverleners", row["hulpverleners"], none="")
        if row["state"] == CoverageState.SERVED and people:
            return Cell(row["state"], people)
        state = reference.name_of("coverage_state", row["state"], self.language)
        return Cell(row["state"], f"{state}: {people}" if people else state)

    def _measures(self) -> list[Figure]:
        measures = self.report["measures"]
        return [
            Figure(
                self._say(f"page.method.{key}"),
                self._say("page.method.undefined")
                if measures[key] is None
                else self._number(measures[key]),
            )
            for key in INDICES
        ]

    def _ties(self) -> str:
        kinds = reference.contact_kinds()
        counted = [
            row.name.in_language(self.language) for k, row in kinds.items() if k in TIE_KINDS
        ]
        others = [
            row.name.in_language(self.language) for k, row in kinds.items() if k not in TIE_KINDS
        ]
        return self._say("page.method.ties", kinds=self._list(counted), others=self._list(others))

    def _not_examined(self) -> list[str]:
        found = [f for f in self.report["findings"] if f["rule"] == NOT_EXAMINED_RULE]
        return [finding["text"][self.language] for finding in found]

    def _settings(self, changed: Mapping[str, int]) -> list[Figure]:
        default = default_settings()
        values = {field.name: getattr(default, field.name) for field in fields(default)}
        return [
            Figure(
                reference.name_of("setting", name, self.language),
                self._say("page.method.changed", value=changed[name])
                if name in changed
                else self._number(value),
            )
            for name, value in values.items()
        ]

    def _reach(self, reach: Sequence[int] | None) -> str:
        return self._out_of(reach) if reach else self._say("page.nobody_directs")

    def _out_of(self, share: Sequence[int]) -> str:
        return self._say("page.out_of", count=self._number(share[0]), total=self._number(share[1]))

    def _period(self, period: Report) -> str:
        start, end = period["from"], period["until"]
        return self._say(
            "page.period",
            start=self._day(start) if start else self._say("page.since_unknown"),
            end=self._day(end) if end else self._say("page.until_unknown"),
        )

    def _names(self, sort: str, ids: Iterable[str], none: str | None = None) -> str:
        found = [self._name(sort, id_) for id_ in ids]
        return self._list(found) or (self._say("page.none") if none is None else none)

    def _name(self, sort: str, id_: str) -> str:
        return isolated(self.scene.directory.get(f"{sort}:{id_}", id_))

    def _domain(self, domain: str) -> str:
        return reference.name_of("domain", domain, self.language)

    def _day(self, day: str) -> str:
        return day_text(self.language, date.fromisoformat(day))

    def _list(self, items: Iterable[str]) -> str:
        return list_text(self.language, items)

    def _number(self, number: float) -> str:
        return number_text(self.language, number)

    def _say(self, key: str, **values: object) -> str:
        return text(self.language, key, **values)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
