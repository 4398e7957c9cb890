"""Documents of the invented gezinnen, made once, and what stands in them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

from graphmodel.gaps.search import Gaps, find_gaps
from graphmodel.language import Language
from graphmodel.loading import read_casus_file
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from graphmodel.report.build import gap_report
from graphmodel.report.document import GapReport
from tests.pictures import hostile_casus
from tests.unit.visualisations.drawn import berk_gaps
from visualisations.documents.blocks import Audience, Drawing, ReportDocument, Section
from visualisations.documents.dossier import dossier
from visualisations.documents.drawings import drawings_of
from visualisations.documents.gezin import for_gezin
from visualisations.scene import compose

FIXTURES = Path(__file__).parents[4] / "fixtures"
STORIES = sorted(path.name for path in FIXTURES.iterdir() if path.is_dir())
MARKUP = "#panic() *vet* $x$ @ref <script>alert(1)</script> \"aan\" 'halen' \\ `code` [haak] {{ 7 * 7 }} // = /* - +"
"""What means something to a typesetter, a page or a template, and is a name here."""


def report_of(gaps: Gaps) -> GapReport:
    return gap_report(replace(gaps, findings=()))


def written(
    gaps: Gaps,
    language: Language = Language.NL,
    audience: Audience = Audience.DOSSIER,
    report: GapReport | None = None,
) -> ReportDocument:
    """The document on what was found; `report` when it is another than that of `gaps`."""
    report = report or report_of(gaps)
    if audience is Audience.GEZIN:
        return for_gezin(gaps, report, language)
    scene = compose(gaps.run.network, gaps.findings, language)
    return dossier(gaps, report, scene, drawings_of(gaps, scene))


@cache
def berk(language: Language = Language.NL, audience: Audience = Audience.DOSSIER) -> ReportDocument:
    return written(berk_gaps(), language, audience)


@cache
def story(name: str) -> Gaps:
    """What is found in an invented family of `fixtures/`."""
    return find_gaps(network_of(read_casus_file(FIXTURES / name / "casus.yaml")))


@cache
def hostile(audience: Audience = Audience.DOSSIER) -> ReportDocument:
    return written(find_gaps(network_of(hostile_casus())), audience=audience)


@cache
def marked_up() -> ReportDocument:
    """The hostile casus, in which whatever can have a text has one that is markup somewhere."""
    data = hostile_casus().model_dump(mode="json", by_alias=True, exclude_unset=True)
    data["casus"]["title"] = MARKUP
    for person in data["hulpverleners"]:
        person["label"] = f"{person['id']} {MARKUP}"
    data["handovers"][0] |= {"carried": [MARKUP], "should_carry": [f"niet {MARKUP}"]}
    return written(find_gaps(network_of(Casus.model_validate(data))))


def drawings(document: ReportDocument) -> list[Drawing]:
    return [block for block in section(document, "network").blocks if isinstance(block, Drawing)]


def section(document: ReportDocument, key: str) -> Section:
    return next(each for each in document.sections if each.key == key)


def texts(value: object) -> Iterator[str]:
    """Every text in a document or a part of it, in the order in which it is read; not what is within a drawing."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in cast("tuple[object, ...]", value):
            yield from texts(each)
    elif is_dataclass(value):
        drawn = isinstance(value, Drawing)
        for each in fields(value):
            if not (drawn and each.name == "svg"):
                yield from texts(getattr(value, each.name))


def told(document: ReportDocument, key: str) -> str:
    """All that a chapter says, line by line."""
    return "\n".join(texts(section(document, key)))
