"""The report for the file: from what was found in one network to a whole document in one language; pure."""

from collections.abc import Iterator, Sequence
from datetime import date

from graphmodel.gaps.search import Gaps
from graphmodel.language import Language
from graphmodel.model.facts import Handover
from graphmodel.model.network import Fact, is_accepted
from graphmodel.report.document import GapReport, ReportedCover
from graphmodel.report.summary_sentences import summary_sentences
from graphmodel.vocabulary import CoverageState, HandoverOutcome
from visualisations.documents.blocks import (
    Audience,
    Block,
    Bullets,
    Cell,
    Counts,
    Drawing,
    Entry,
    Facts,
    Paragraph,
    ReportDocument,
    Section,
    Table,
    harmless,
)
from visualisations.documents.detail import detail
from visualisations.documents.findings import findings
from visualisations.documents.method import method
from visualisations.documents.telling import Telling
from visualisations.elements import Scene
from visualisations.lettering import isolated

NETWORK = "network"
"""The key of the chapter with the network; a page that draws it by itself leaves the chapter out."""


def dossier(
    gaps: Gaps, report: GapReport, scene: Scene, drawings: Sequence[Drawing]
) -> ReportDocument:
    """The report for the file, in the language of `scene`; its `drawings` come in their order.

    `report` is that of `gaps`; its findings are not looked at and need not be there.
    """
    told = Telling(gaps, report, Language(scene.language))
    document = ReportDocument(
        audience=Audience.DOSSIER,
        language=told.language,
        day=date.fromisoformat(report.day),
        title=told.say("page.report_title", title=isolated(told.names.title)),
        subtitle=told.say("page.as_of", day=told.day(report.day)),
        contents=told.say("document.contents"),
        made=_made_with(told),
        sections=(
            _scope(told),
            _summary(told),
            _examined(told),
            findings(told),
            _network(told, scene, drawings),
            *detail(told),
            _coverage(told),
            _handovers(told),
            _agreements(told, scene),
            method(told),
        ),
    )
    return harmless(document)


def _made_with(told: Telling) -> str:
    made = told.report.made_with
    return told.say("page.method.versions", vangnet=made.vangnet, rules=made.rules)


def _scope(told: Telling) -> Section:
    return Section("scope", told.say("document.scope"), (Facts(tuple(_facts(told))),))


def _facts(told: Telling) -> Iterator[Entry]:
    report, network = told.report, told.network
    casus, head = report.casus, network.casus.casus
    key = "page.method.file" if casus.version is None else "page.method.version"
    version = told.say(key, casus=casus.id, version=casus.version)
    yield Entry(told.say("page.method.casus"), version)
    yield Entry(told.say("page.method.day"), told.day(report.day))
    yield Entry(told.say("page.method.window"), told.stretch(report.window))
    if network.calamiteit:
        when, what = told.names.moment(network.calamiteit.date), network.calamiteit.summary
        yield Entry(told.say("document.calamiteit"), f"{when}: {isolated(what)}" if what else when)
    if head.municipality:
        yield Entry(told.say("document.municipality"), head.municipality)
    yield Entry(told.say("document.people"), _people(told))
    yield Entry(told.say("page.method.made_with"), _made_with(told))
    yield Entry(told.say("page.method.hash"), casus.hash)


def _people(told: Telling) -> str:
    network = told.network
    homes = {network.hulpverleners[who].organisation for who in network.members}
    return told.list(
        (
            told.count("picture.count.gezinsleden", len(network.gezinsleden)),
            told.count("picture.count.hulpverleners", len(network.members)),
            told.count("picture.count.organisations", len(homes)),
        )
    )


def _examined(told: Telling) -> Section:
    blocks = (
        Paragraph(told.say("method.finding")),
        Paragraph(told.say("method.absence")),
        *_sources(told),
        Paragraph(told.not_examined()),
    )
    return Section("examined", told.say("document.examined"), blocks)


def _sources(told: Telling) -> Iterator[Block]:
    sources = told.network.sources.values()
    if not sources:
        yield Paragraph(told.say("document.no_sources"))
        return
    columns = ("source", "kind", "of", "complete")
    yield Table(
        told.say("document.sources"),
        tuple(told.say(f"document.sources.{column}") for column in columns),
        (4, 2, 3, 2),
        tuple(
            (
                Cell(told.source(source.id)),
                Cell(told.names.listed("source_kind", source.kind)),
                Cell(_owner(told, source.organisation)),
                Cell(told.say(f"document.complete.{_known(source.complete)}")),
            )
            for source in sources
        ),
    )


def _owner(told: Telling, organisation: str | None) -> str:
    return told.person(organisation) if organisation else told.say("document.sources.everybody")


def _known(answer: bool | None) -> str:  # noqa: FBT001  # the casus file has it so
    return {True: "yes", False: "no", None: "unknown"}[answer]


def _summary(told: Telling) -> Section:
    sentences = summary_sentences(told.report.summary, told.whole_names)
    people = Paragraph(sentences.pop("hulpverleners"))
    counts = (Entry(told.say(f"page.summary.{key}"), said) for key, said in sentences.items())
    return Section("summary", told.say("page.summary"), (people, Counts(tuple(counts))))


def _network(told: Telling, scene: Scene, drawings: Sequence[Drawing]) -> Section:
    blocks: list[Block] = []
    for drawing in drawings:
        blocks += [drawing, Paragraph(drawing.alternative)]
    people = next(table for table in scene.tables if table.key == "people")
    rows = tuple(tuple(map(Cell, row.cells)) for row in people.rows)
    blocks.append(Table(people.caption, people.columns, (4, 3, 4, 4, 4, 3, 3), rows))
    return Section(NETWORK, told.say("page.network"), tuple(blocks))


def _coverage(told: Telling) -> Section:
    rows = told.report.coverage
    heading = told.say("page.coverage")
    if not rows:
        return Section("coverage", heading, (Paragraph(told.say("page.no_coverage")),))
    cells = {(row.gezinslid, row.domain): _cover(told, row) for row in rows}
    nothing = Cell(told.say("page.coverage.no_row"), "none")
    people = list(dict.fromkeys(row.gezinslid for row in rows))
    domains = list(dict.fromkeys(row.domain for row in rows))
    table = Table(
        told.say("page.coverage.caption"),
        (
            told.say("document.coverage.domain"),
            *(isolated(told.names.gezinslid(who)) for who in people),
        ),
        (3,) * (len(people) + 1),
        tuple(
            (
                Cell(told.whole_names.domain(domain)),
                *(cells.get((who, domain), nothing) for who in people),
            )
            for domain in domains
        ),
    )
    return Section("coverage", heading, (table,))


def _cover(told: Telling, row: ReportedCover) -> Cell:
    """Who is involved says enough; without anybody, or with help refused, the state is told."""
    people = told.list(told.names.hulpverlener(who) for who in row.hulpverleners)
    if row.state == CoverageState.SERVED and people:
        return Cell(people, row.state)
    state = told.names.listed("coverage_state", row.state)
    return Cell(f"{state}: {people}" if people else state, row.state)


def _handovers(told: Telling) -> Section:
    """Those of the window, in the order of the file: the same that the front page counts."""
    start = told.network.start
    shown = [f for f in told.network.handovers if f.last is None or f.last >= start]
    heading = told.say("document.handovers")
    if not shown:
        return Section("handovers", heading, (Paragraph(told.say("summary.handovers.none")),))
    columns = ("what", "between", "sent", "outcome", "carried", "source")
    table = Table(
        told.say("document.handovers.caption"),
        tuple(told.say(f"document.handovers.{column}") for column in columns),
        (4, 5, 3, 4, 5, 4),
        tuple(_handover(told, fact) for fact in shown),
    )
    return Section("handovers", heading, (table,))


def _handover(told: Telling, fact: Fact[Handover]) -> tuple[Cell, ...]:
    handover = fact.item
    sent = told.names.moment(handover.sent) if handover.sent else told.say("picture.undated")
    between = f"{told.person(handover.from_)} → {_recipient(told, handover)}"
    texts = (
        "; ".join(_what(told, handover)),
        between,
        sent,
        _outcome(told, handover),
        "; ".join(_carried(told, handover)),
        told.reference(fact.source),
    )
    return tuple(map(Cell, texts))


def _what(told: Telling, handover: Handover) -> Iterator[str]:
    if handover.type:
        yield told.whole_names.of("handover_types", handover.type)
    domains = [d for d in (handover.from_domain, handover.to_domain) if d]
    if domains:
        yield " → ".join(map(told.whole_names.domain, domains))
    if handover.mode:
        yield told.names.listed("handover_mode", handover.mode)
    if not (handover.type or domains or handover.mode):
        yield handover.id


def _recipient(told: Telling, handover: Handover) -> str:
    if handover.to:
        return told.person(handover.to)
    is_nobody = handover.is_recorded("to")
    return told.say(
        "document.handovers.to_nobody" if is_nobody else "document.handovers.to_unknown"
    )


def _outcome(told: Telling, handover: Handover) -> str:
    if is_accepted(handover):
        accepted = told.names.listed("handover_outcome", HandoverOutcome.ACCEPTED)
        when = handover.accepted or handover.outcome_date
        return f"{accepted}, {told.names.moment(when)}" if when else accepted
    outcome = told.names.listed("handover_outcome", handover.outcome or HandoverOutcome.UNKNOWN)
    when = handover.outcome_date
    return f"{outcome}, {told.names.moment(when)}" if when else outcome


def _carried(told: Telling, handover: Handover) -> Iterator[str]:
    """What went along, and what should have and did not; what was not recorded is not said to be absent."""
    if handover.carried is None and handover.should_carry is None:
        yield told.say("page.coverage.no_row")
        return
    carried = handover.carried or ()
    if carried:
        yield told.say("document.handovers.along", items=told.list(carried))
    missing = [item for item in handover.should_carry or () if item not in carried]
    if missing:
        yield told.say("document.handovers.missing", items=told.list(missing))
    if not carried and not missing:
        yield told.say("page.none")


def _agreements(told: Telling, scene: Scene) -> Section:
    heading = told.say("page.agreements")
    shown = told.report.agreements
    if not shown:
        return Section("agreements", heading, (Paragraph(told.say("page.no_agreements")),))
    items = tuple(scene.directory[f"agreements:{id_}"] for id_ in shown)
    return Section("agreements", heading, (Bullets(items),))
