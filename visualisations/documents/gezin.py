"""The summary for the gezin: one page in plain words, without a name of anybody who helped; pure.

Plain is taalniveau B1: short sentences, everyday words, one thing at a time. It says what was written down and what was
not, asks nothing of the gezin, and tells what the gezin can do.
"""

from collections.abc import Iterator
from datetime import date

from graphmodel.gaps.finding import Kind
from graphmodel.gaps.search import Gaps
from graphmodel.language import Language
from graphmodel.report.document import GapReport
from visualisations.documents.blocks import (
    Audience,
    Block,
    Bullets,
    Paragraph,
    ReportDocument,
    Section,
    harmless,
)
from visualisations.documents.telling import Telling
from visualisations.lettering import ELLIPSIS, isolated

MOST_SUBJECTS = 3
"""So many sorts of findings are named: the first in the order of the report."""

MOST_LETTERS = 80
"""A title that is longer than this is cut: the page has no room for more."""

_MEANS = ("no_judgement", "not_written", "good_reason", "family")
_CAN = ("ask", "correct", "respond", "together")


def for_gezin(gaps: Gaps, report: GapReport, language: Language) -> ReportDocument:
    """The summary for the gezin. `report` is that of `gaps`; its findings are not looked at and need not be there."""
    told = Telling(gaps, report, language)
    title = " ".join(told.names.title.split())
    shown = title if len(title) <= MOST_LETTERS else title[: MOST_LETTERS - 1] + ELLIPSIS
    document = ReportDocument(
        audience=Audience.GEZIN,
        language=language,
        day=date.fromisoformat(report.day),
        title=told.say("gezin.title"),
        subtitle=told.say("gezin.subtitle", title=isolated(shown), day=told.day(report.day)),
        contents=told.say("document.contents"),
        made=told.say("gezin.made"),
        sections=(
            _section(told, "about", *_about(told)),
            _section(told, "found", Bullets(tuple(_found(told)))),
            _section(told, "means", Bullets(tuple(told.say(f"gezin.means.{m}") for m in _MEANS))),
            _section(told, "can", *_can(told)),
        ),
    )
    return harmless(document)


def _section(told: Telling, key: str, *blocks: Block) -> Section:
    return Section(key, told.say(f"gezin.{key}"), blocks)


def _about(told: Telling) -> Iterator[Block]:
    window = told.report.window
    period = {
        "from": told.day(window.from_) if window.from_ else told.say("page.since_unknown"),
        "until": told.day(window.until) if window.until else told.say("page.until_unknown"),
    }
    yield Paragraph(f"{told.say('gezin.about.text')} {told.say('gezin.about.period', **period)}")
    sources = len(told.network.sources)
    if sources:
        yield Paragraph(told.count("gezin.about.sources", sources))


def _found(told: Telling) -> Iterator[str]:
    summary = told.report.summary
    yield _counted(told, "people", summary.hulpverleners)
    if summary.hulpverleners > 1:
        yield told.count("gezin.found.groups", summary.separate_groups)
    if summary.pairs_only_via_gezin:
        yield told.count("gezin.found.only_via_gezin", summary.pairs_only_via_gezin)
    if summary.days_without_regie:
        yield told.count("gezin.found.without_regie", summary.days_without_regie)
    elif summary.regisseur_reach is None:
        yield told.say("gezin.found.nobody_directs")
    handovers = summary.handovers
    all_ = handovers.accepted + handovers.refused + handovers.lost + handovers.unknown
    if all_:
        passed = told.count("gezin.found.handovers", all_)
        yield f"{passed} {_counted(told, 'accepted', handovers.accepted)}"
    yield _counted(told, "findings", len(told.gaps.findings))
    subjects = [told.say(f"gezin.subject.{kind}") for kind in _kinds(told)]
    if subjects:
        yield told.say("gezin.found.subjects", subjects=told.list(subjects))


def _counted(told: Telling, key: str, number: int) -> str:
    full = f"gezin.found.{key}"
    return told.count(full, number) if number else told.say(f"{full}.none")


def _kinds(told: Telling) -> list[Kind]:
    """The sorts of findings in the order in which they come first; what is about the data itself is none."""
    kinds = dict.fromkeys(finding.kind for finding in told.gaps.findings)
    return [kind for kind in kinds if kind is not Kind.DATA_QUALITY][:MOST_SUBJECTS]


def _can(told: Telling) -> Iterator[Block]:
    for key in _CAN:
        yield Paragraph(told.say(f"gezin.can.{key}.text"), told.say(f"gezin.can.{key}"))
    yield Paragraph(told.say("gezin.contact"))
