"""The dots of a picture: who is in it, in which group, with which words, before anybody has a place."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graphmodel.gaps.finding import Finding
from graphmodel.model.entities import Gezinslid
from graphmodel.model.network import Network, Service
from graphmodel.vocabulary import Domain
from visualisations import layers
from visualisations.elements import FONT_SIZE, LINE_HEIGHT, Dot, Sort
from visualisations.layout import Box, sized
from visualisations.lettering import isolated, lines_of, width_of
from visualisations.marks import Marks, dot_id
from visualisations.names import Names
from visualisations.palette import (
    DOMAIN_LOOKS,
    GEZINSLID_LOOK,
    NO_DOMAIN_LOOK,
    ORGANISATION_LOOK,
    PAPER,
    Shape,
)

LABEL_WIDTH = 164
GEZINSLID_WIDTH = 168
LABEL_LINES = 4
CAPTION_LINES = 3
DOT_SIZE, REGIE_SIZE = 12, 16
TOOLTIP_LINES = 14
_PADDING = 9
_BADGE = 6


@dataclass(frozen=True)
class Cast:
    """Everybody in the picture: the gezin in rows, the others in groups by domain, the last group without one."""

    gezin: tuple[tuple[Dot, ...], ...]
    groups: tuple[tuple[Domain | None, tuple[Dot, ...]], ...]


def cast_of(names: Names, findings: Sequence[Finding], marks: Marks) -> Cast:
    """The members of P, whoever a finding names, the gezin, and organisations that something was sent to."""
    network = names.network
    mentioned = {who for finding in findings for who in finding.subjects.hulpverleners}
    people = set(network.members) | mentioned & network.hulpverleners.keys()
    drawn: dict[Domain | None, list[tuple[str, str, Dot]]] = {}
    for who in people:
        domain = domain_of(names, who)
        dot = _hulpverlener(names, who, domain, marks)
        home = network.hulpverleners[who].organisation
        drawn.setdefault(domain, []).append((home, who, dot))
    for organisation in receiving_organisations(network):
        domain = next(iter(names.domains_of(organisation)), None)
        dot = _organisation(names, organisation, marks)
        drawn.setdefault(domain, []).append((organisation, "", dot))
    groups = tuple(
        (domain, tuple(dot for _, _, dot in sorted(drawn[domain], key=lambda row: row[:2])))
        for domain in (*Domain, None)
        if domain in drawn
    )
    return Cast(_gezin(names, marks), groups)


def with_any_regie(cast: Cast, names: Names) -> Cast:
    """The same with room for the line of regie at everybody who ever has it."""
    ever = {dot_id(Sort.HULPVERLENER, d.hulpverlener) for d in names.network.regie}

    def roomy(dot: Dot) -> Dot:
        has_line = any(line.startswith("◆") for line in dot.label)
        return dot if dot.id not in ever or has_line else replace(dot, label=(*dot.label, "◆"))

    groups = tuple((domain, tuple(map(roomy, dots))) for domain, dots in cast.groups)
    return Cast(cast.gezin, groups)


def domain_of(names: Names, hulpverlener: str) -> Domain | None:
    """Where somebody mostly serves, else where their organisation is active; equals in order of the vocabulary."""
    days: Counter[Domain] = Counter()
    for service in names.network.services:
        if service.hulpverlener == hulpverlener:
            days[service.domain] += service.span.end - service.span.start
    if days:
        order = list(Domain)
        return min(days, key=lambda domain: (-days[domain], order.index(domain)))
    home = names.network.hulpverleners[hulpverlener].organisation
    return next(iter(names.domains_of(home)), None)


def receiving_organisations(network: Network) -> tuple[str, ...]:
    """The organisations to which a handover or a melding of the window went, in order of id."""
    sent = [*network.handovers, *network.meldingen]
    known = [fact for fact in sent if fact.last is None or fact.last >= network.start]
    return tuple(sorted({fact.item.to for fact in known if fact.item.to in network.organisations}))


def caption(names: Names, domain: Domain | None) -> Dot:
    """The name of a domain, written at its group."""
    name = names.domain(domain)
    look = DOMAIN_LOOKS.get(domain, NO_DOMAIN_LOOK) if domain else NO_DOMAIN_LOOK
    label = lines_of(name, FONT_SIZE, LABEL_WIDTH, CAPTION_LINES)
    return Dot(
        id=dot_id(Sort.DOMAIN, domain or "none"),
        sort=Sort.DOMAIN,
        name=name,
        label=label,
        look=replace(look, shape=Shape.TEXT, ink=look.border),
        x=0,
        y=0,
        size=len(label) * LINE_HEIGHT // 2,
        width=round(max(width_of(line, FONT_SIZE) for line in label)),
        is_dashed=False,
        layer=layers.of_domain(domain),
        tooltip=name,
        badge=None,
        findings=(),
    )


def box_of(dot: Dot) -> Box:
    """The room that a dot takes with its label and its badge."""
    if dot.width:
        return sized(dot.width + _BADGE, dot.size + _BADGE, dot.size)
    label = max((width_of(line, FONT_SIZE) for line in dot.label), default=0)
    below = dot.size + _PADDING + len(dot.label) * LINE_HEIGHT
    return sized(max(label, dot.size * 2 + _BADGE), dot.size + _BADGE, below)


def _hulpverlener(names: Names, who: str, domain: Domain | None, marks: Marks) -> Dot:
    network = names.network
    person = network.hulpverleners[who]
    name, organisation = names.hulpverlener(who), names.organisation(person.organisation)
    here = (d for d in network.regie if d.span.is_possible_on(network.day))
    regie = sorted({d.kind for d in here if d.hulpverlener == who})
    label = _label(name, organisation) + tuple(
        f"◆ {names.listed('regie_kind', kind)}" for kind in regie
    )
    look = DOMAIN_LOOKS[domain] if domain else NO_DOMAIN_LOOK
    is_active = network.is_active_on(who, network.day)
    facts = (
        f"{names.listed('role', person.role)}, {isolated(organisation)}",
        *(_served(names, s) for s in network.services if s.hulpverlener == who),
        *(_directed(names, who)),
    )
    return Dot(
        id=dot_id(Sort.HULPVERLENER, who),
        sort=Sort.HULPVERLENER,
        name=name,
        label=label,
        look=look if is_active else replace(look, fill=PAPER),
        x=0,
        y=0,
        size=REGIE_SIZE if regie else DOT_SIZE,
        width=0,
        is_dashed=False,
        layer=layers.of_domain(domain),
        tooltip=_tooltip(names, name, facts, marks.about.get(dot_id(Sort.HULPVERLENER, who), ())),
        badge=marks.badges.get(dot_id(Sort.HULPVERLENER, who)),
        findings=_ids(marks, dot_id(Sort.HULPVERLENER, who)),
    )


def _label(name: str, organisation: str) -> tuple[str, ...]:
    """The name and the organisation in as many lines as there is room for; the name comes first."""
    if organisation in name:
        return lines_of(name, FONT_SIZE, LABEL_WIDTH, LABEL_LINES - 1)
    called = lines_of(name, FONT_SIZE, LABEL_WIDTH, LABEL_LINES - 1)
    room = LABEL_LINES - len(called)
    return called + lines_of(f"({organisation})", FONT_SIZE, LABEL_WIDTH, min(room, 2))


def _organisation(names: Names, organisation: str, marks: Marks) -> Dot:
    name = names.organisation(organisation)
    row = names.network.organisations[organisation]
    label = lines_of(name, FONT_SIZE, LABEL_WIDTH - 20, 2)
    height = len(label) * LINE_HEIGHT
    facts = (names.listed("organisation_type", row.type),)
    id_ = dot_id(Sort.ORGANISATION, organisation)
    return Dot(
        id=id_,
        sort=Sort.ORGANISATION,
        name=name,
        label=label,
        look=ORGANISATION_LOOK,
        x=0,
        y=0,
        size=height,
        width=round(max(width_of(line, FONT_SIZE) for line in label)) + height,
        is_dashed=False,
        layer=layers.of_sort(Sort.ORGANISATION),
        tooltip=_tooltip(names, name, facts, marks.about.get(id_, ())),
        badge=marks.badges.get(id_),
        findings=_ids(marks, id_),
    )


def _gezin(names: Names, marks: Marks) -> tuple[tuple[Dot, ...], ...]:
    """Grown-ups above, minors below, in the order of the file, four to a row."""
    network = names.network
    dots = {lid.id: _gezinslid(names, lid, marks) for lid in network.gezinsleden.values()}
    minors = {lid for lid in dots if network.is_minor(lid, network.day)}
    generations = (
        [dot for lid, dot in dots.items() if lid not in minors],
        [dot for lid, dot in dots.items() if lid in minors],
    )
    return tuple(
        tuple(generation[start : start + 4])
        for generation in generations
        for start in range(0, len(generation), 4)
    )


def _gezinslid(names: Names, lid: Gezinslid, marks: Marks) -> Dot:
    name = names.gezinslid(lid.id)
    what = _relation_and_age(names, lid)
    width = GEZINSLID_WIDTH - 2 * _PADDING
    label = (
        *lines_of(name, FONT_SIZE, width, 2),
        *lines_of(what, FONT_SIZE, width, 2),
    )
    id_ = dot_id(Sort.GEZINSLID, lid.id)
    helpers = {s.hulpverlener for s in names.network.services if s.gezinslid == lid.id}
    facts = (what, names.count("picture.served_by", len(helpers)))
    if not lid.in_gezin:
        facts += (names.say("picture.outside_gezin"),)
    return Dot(
        id=id_,
        sort=Sort.GEZINSLID,
        name=name,
        label=label,
        look=GEZINSLID_LOOK,
        x=0,
        y=0,
        size=(len(label) * LINE_HEIGHT) // 2 + _PADDING,
        width=GEZINSLID_WIDTH,
        is_dashed=not lid.in_gezin,
        layer=layers.of_sort(Sort.GEZINSLID),
        tooltip=_tooltip(names, name, facts, marks.about.get(id_, ())),
        badge=marks.badges.get(id_),
        findings=_ids(marks, id_),
    )


def _relation_and_age(names: Names, lid: Gezinslid) -> str:
    relation = names.listed("relation", lid.relation)
    ages = names.network.age_range(lid.id, names.network.day)
    if ages is None:
        return relation
    key = "picture.age" if ages[0] == ages[1] else "picture.age_between"
    return names.say(key, relation=relation, age=ages[0], most=ages[1])


def _served(names: Names, service: Service) -> str:
    return names.say(
        "picture.serves",
        kind=names.listed("involvement_kind", service.item.kind),
        gezinslid=isolated(names.gezinslid(service.gezinslid)),
        domain=names.domain(service.domain),
        period=names.period(service.item),
    )


def _directed(names: Names, who: str) -> Iterable[str]:
    for direction in names.network.regie:
        if direction.hulpverlener == who:
            yield names.say(
                "picture.has_regie",
                kind=names.listed("regie_kind", direction.kind),
                period=names.span(direction.span),
            )


def _tooltip(names: Names, name: str, facts: Sequence[str], findings: Sequence[Finding]) -> str:
    codes = dict.fromkeys(finding.rule for finding in findings)
    lines = [isolated(name), *dict.fromkeys(facts)]
    if len(lines) > TOOLTIP_LINES:
        more = names.count("picture.and_more", len(lines) - TOOLTIP_LINES)
        lines = [*lines[:TOOLTIP_LINES], more]
    lines += [f"{code} {names.say(f'rule.{code}.name')}" for code in codes]
    return "\n".join(lines)


def _ids(marks: Marks, id_: str) -> tuple[str, ...]:
    return tuple(finding.id for finding in marks.about.get(id_, ()))
