"""The legend: every look that is in the picture, once, with its meaning and how often it is there."""

from collections import Counter
from collections.abc import Iterator, Sequence

from graphmodel.gaps.finding import Severity
from graphmodel.vocabulary import ContactKind, Domain
from visualisations import layers
from visualisations.elements import Dot, LegendEntry, Line, Sort
from visualisations.names import Names
from visualisations.palette import (
    BADGE_LOOKS,
    CONTACT_LOOKS,
    DOMAIN_LOOKS,
    GAPS,
    GEZINSLID_LOOK,
    NO_DOMAIN_LOOK,
    ORGANISATION_LOOK,
    PAPER,
    RELATION_LOOKS,
    Relation,
)


def legend_of(names: Names, dots: Sequence[Dot], lines: Sequence[Line]) -> tuple[LegendEntry, ...]:
    """The entries in order: who, domains, lines, gaps; an entry without a layer only explains."""
    counts = Counter(
        [dot.layer for dot in dots if dot.sort is not Sort.DOMAIN] + [line.layer for line in lines]
    )
    entries = (*_sorts(names, counts), *_domains(names, counts), *_links(names, counts))
    shown = tuple(entry for entry in entries if entry.count)
    return (*shown, *_explained(names, dots))


def _sorts(names: Names, counts: Counter[str]) -> Iterator[LegendEntry]:
    looks = {Sort.GEZINSLID: GEZINSLID_LOOK, Sort.ORGANISATION: ORGANISATION_LOOK}
    for sort, look in looks.items():
        layer = layers.of_sort(sort)
        yield LegendEntry(layer, "who", names.say(f"picture.legend.{sort}"), look, counts[layer])


def _domains(names: Names, counts: Counter[str]) -> Iterator[LegendEntry]:
    for domain in (*Domain, None):
        layer = layers.of_domain(domain)
        look = DOMAIN_LOOKS[domain] if domain else NO_DOMAIN_LOOK
        yield LegendEntry(layer, "domains", names.domain(domain), look, counts[layer])


def _links(names: Names, counts: Counter[str]) -> Iterator[LegendEntry]:
    for kind in ContactKind:
        layer = layers.of_contact(kind)
        name = names.listed("contact_kind", kind)
        yield LegendEntry(layer, "contacts", name, CONTACT_LOOKS[kind], counts[layer])
    for relation in Relation:
        layer = layers.of_relation(relation)
        name = names.say(f"picture.relation.{relation}")
        group = "gaps" if relation in GAPS else "relations"
        yield LegendEntry(layer, group, name, RELATION_LOOKS[relation], counts[layer])


def _explained(names: Names, dots: Sequence[Dot]) -> Iterator[LegendEntry]:
    severities = {dot.badge.severity for dot in dots if dot.badge}
    for severity in Severity:
        if severity in severities:
            name = names.say(f"picture.badge.{severity}")
            yield LegendEntry("", "gaps", name, BADGE_LOOKS[severity], 0)
    hollow = [dot for dot in dots if dot.sort is Sort.HULPVERLENER and dot.look.fill == PAPER]
    if hollow:
        yield LegendEntry("", "who", names.say("picture.not_active"), hollow[0].look, 0)
    if any(dot.is_dashed for dot in dots):
        outside = names.say("picture.outside_gezin")
        yield LegendEntry("", "who", outside, GEZINSLID_LOOK, 0, is_dashed=True)
