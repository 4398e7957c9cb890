"""The lines of a picture and the rows that say the same: services, contacts, handovers, meldingen, gaps."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from graphmodel.gaps.finding import Finding
from graphmodel.model.facts import Handover, Melding
from graphmodel.model.moment import Moment
from graphmodel.model.network import Fact, Meeting, Service, is_accepted
from graphmodel.vocabulary import ContactKind, HandoverOutcome
from visualisations import layers
from visualisations.elements import Sort
from visualisations.lettering import isolated
from visualisations.marks import Gap, Marks, dot_id
from visualisations.names import Names
from visualisations.palette import CONTACT_LOOKS, GAPS, RELATION_LOOKS, LineLook, Relation

FAILED = frozenset({HandoverOutcome.REFUSED, HandoverOutcome.LOST})


@dataclass(frozen=True, slots=True)
class Link:
    """A line with its words, before it is numbered and bent.

    `what` names the relation, `details` say more of it, `findings` are those that it draws or that name it.
    """

    start: str
    end: str
    look: LineLook
    layer: str
    what: str
    count: int
    period: str
    details: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    is_service: bool = False

    @property
    def mark(self) -> str:
        """The codes of findings about something that was recorded; a gap is its own mark."""
        gaps = {RELATION_LOOKS[relation] for relation in GAPS}
        return "" if self.look in gaps else codes(self.findings)


def links_of(names: Names, dots: Set[str], marks: Marks) -> tuple[Link, ...]:
    """Every link whose two ends are in the picture; findings last, so that they are drawn on top."""
    found = (
        *_services(names),
        *_contacts(names),
        *_handovers(names, marks),
        *_meldingen(names),
        *(_gap(names, gap) for gap in marks.gaps),
    )
    return tuple(
        link for link in found if {link.start, link.end} <= dots and link.start != link.end
    )


def tooltip(names: Names, link: Link, ends: Mapping[str, str]) -> str:
    """What the line says when it is pointed at."""
    start, end = isolated(ends[link.start]), isolated(ends[link.end])
    between = names.say(
        "picture.from_to" if link.look.has_arrow else "picture.both", start=start, end=end
    )
    codes = dict.fromkeys(finding.rule for finding in link.findings)
    rules = (f"{code} {names.say(f'rule.{code}.name')}" for code in codes)
    return "\n".join((between, link.what, *link.details, *rules))


def _services(names: Names) -> Iterator[Link]:
    found: defaultdict[tuple[str, str], list[Service]] = defaultdict(list)
    for service in names.network.services:
        found[service.hulpverlener, service.gezinslid].append(service)
    for (who, gezinslid), services in found.items():
        is_active = any(service.span.is_possible_on(names.network.day) for service in services)
        relation = Relation.SERVICE if is_active else Relation.ENDED_SERVICE
        kinds = dict.fromkeys(names.listed("involvement_kind", s.item.kind) for s in services)
        yield Link(
            dot_id(Sort.HULPVERLENER, who),
            dot_id(Sort.GEZINSLID, gezinslid),
            RELATION_LOOKS[relation],
            layers.of_relation(relation),
            ", ".join(kinds),
            len(services),
            "; ".join(dict.fromkeys(names.period(service.item) for service in services)),
            tuple(f"{names.domain(s.domain)}: {names.period(s.item)}" for s in services),
            is_service=True,
        )


def _contacts(names: Names) -> Iterator[Link]:
    found: defaultdict[tuple[ContactKind, str, str], list[Meeting]] = defaultdict(list)
    for meeting in names.network.meetings:
        for first, second in combinations(sorted(set(meeting.hulpverleners)), 2):
            found[meeting.kind, first, second].append(meeting)
    for kind, first, second in sorted(
        found, key=lambda key: (list(ContactKind).index(key[0]), key)
    ):
        meetings = found[kind, first, second]
        period = names.between(meeting.item.date for meeting in meetings)
        yield Link(
            dot_id(Sort.HULPVERLENER, first),
            dot_id(Sort.HULPVERLENER, second),
            CONTACT_LOOKS[kind],
            layers.of_contact(kind),
            names.listed("contact_kind", kind),
            len(meetings),
            period,
            (names.count("picture.times", len(meetings), period=period),),
        )


def _handovers(names: Names, marks: Marks) -> Iterator[Link]:
    for fact in names.network.handovers:
        item = fact.item
        if item.to is None or _is_before(fact.last, names):
            continue
        relation = handover_relation(item)
        what = names.say(f"picture.relation.{relation}")
        kind = names.listed("handover_type", item.type) if item.type else None
        yield Link(
            dot_id(Sort.HULPVERLENER, item.from_),
            _recipient(names, item.to),
            RELATION_LOOKS[relation],
            layers.of_relation(relation),
            f"{what}: {kind}" if kind else what,
            1,
            names.between((item.sent, item.accepted)),
            (names.between((item.sent,)),),
            marks.handovers.get(item.id, ()),
        )


def _meldingen(names: Names) -> Iterator[Link]:
    found: defaultdict[tuple[str, str], list[Fact[Melding]]] = defaultdict(list)
    for fact in names.network.meldingen:
        if fact.item.to and not _is_before(fact.last, names):
            found[fact.item.from_, fact.item.to].append(fact)
    for (sender, recipient), facts in found.items():
        kinds = dict.fromkeys(names.listed("melding_kind", fact.item.kind) for fact in facts)
        dates: list[Moment | None] = [fact.item.date for fact in facts]
        period = names.between(dates)
        yield Link(
            dot_id(Sort.HULPVERLENER, sender),
            _recipient(names, recipient),
            RELATION_LOOKS[Relation.MELDING],
            layers.of_relation(Relation.MELDING),
            ", ".join(kinds),
            len(facts),
            period,
            (names.count("picture.times", len(facts), period=period),),
        )


def _gap(names: Names, gap: Gap) -> Link:
    finding = gap.finding
    period = names.say("picture.undated")
    if finding.period:
        start, end = names.day(finding.period[0]), names.day(finding.period[1] - 1)
        period = names.say("picture.period", start=start, end=end)
    grade = names.say("picture.grade", grade=finding.grade)
    return Link(
        gap.start,
        gap.end,
        RELATION_LOOKS[gap.relation],
        layers.of_relation(gap.relation),
        names.say(f"picture.relation.{gap.relation}"),
        1,
        period,
        (period, grade),
        (finding,),
    )


def _recipient(names: Names, id_: str) -> str:
    sort = Sort.HULPVERLENER if id_ in names.network.hulpverleners else Sort.ORGANISATION
    return dot_id(sort, id_)


def _is_before(last: int | None, names: Names) -> bool:
    return last is not None and last < names.network.start


def handover_relation(handover: Handover) -> Relation:
    """What became of a handover, by the record."""
    if handover.outcome in FAILED:
        return Relation.HANDOVER_FAILED
    return Relation.HANDOVER_ACCEPTED if is_accepted(handover) else Relation.HANDOVER_UNKNOWN


def codes(findings: Sequence[Finding]) -> str:
    """The codes of some findings, each once, in order."""
    return ", ".join(dict.fromkeys(finding.rule for finding in findings))
