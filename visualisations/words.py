"""What the picture says without being seen: a paragraph, and tables with a row for everything that is drawn."""

from collections.abc import Iterator, Sequence

from graphmodel.model.facts import Agreement
from graphmodel.vocabulary import TIE_KINDS
from visualisations import layers
from visualisations.elements import Dot, Line, Row, Sort, Table
from visualisations.lettering import isolated, writable
from visualisations.links import Link, codes
from visualisations.marks import dot_id
from visualisations.names import Names
from visualisations.palette import GAPS
from visualisations.people import Cast

MOST_PAIRS = 6
"""So many pairs are named in the paragraph; the table has them all."""


def alternative(names: Names, cast: Cast, links: Sequence[Link], undrawn: int = 0) -> str:
    """The picture in a paragraph: who there are, who directs, who has contact, where none was found, and what is not drawn."""
    return " ".join(
        (
            _people(names, cast),
            _regie(names),
            _ties(names, links),
            *_gaps(names, cast, links),
            *((names.count("picture.alternative.undrawn", undrawn),) if undrawn else ()),
        )
    )


def tables(
    names: Names, dots: Sequence[Dot], lines: Sequence[Line], links: Sequence[Link]
) -> tuple[Table, ...]:
    """Everybody, and every line; rows in the order in which they are drawn."""
    ends = {dot.id: isolated(dot.name) for dot in dots}
    people = tuple(_person(names, dot) for dot in dots if dot.sort is not Sort.DOMAIN)
    drawn = tuple(_line(line, link, ends) for line, link in zip(lines, links, strict=True))
    return (_table(names, "people", people), _table(names, "lines", drawn))


def directory(names: Names) -> dict[str, str]:
    """What a report mentions by id, under its sort and id: people, organisations, sources, agreements."""
    network = names.network
    named = {
        "hulpverleners": {id_: names.hulpverlener(id_) for id_ in network.hulpverleners},
        "gezinsleden": {id_: names.gezinslid(id_) for id_ in network.gezinsleden},
        "organisations": {id_: names.organisation(id_) for id_ in network.organisations},
        "sources": {
            id_: writable(source.title or names.listed("source_kind", source.kind))
            for id_, source in network.sources.items()
        },
        "agreements": {fact.item.id: _agreement(names, fact.item) for fact in network.agreements},
    }
    return {f"{sort}:{id_}": name for sort, ids in named.items() for id_, name in ids.items()}


_COLUMNS = {
    "people": ("name", "sort", "organisation", "domains", "period", "regie", "findings"),
    "lines": ("from", "to", "what", "count", "period", "findings"),
}


def _table(names: Names, key: str, rows: tuple[Row, ...]) -> Table:
    columns = tuple(names.say(f"picture.column.{column}") for column in _COLUMNS[key])
    return Table(key, names.say(f"picture.table.{key}"), columns, rows)


def _person(names: Names, dot: Dot) -> Row:
    subject = dot.id.partition(":")[2]
    findings = ", ".join(dict.fromkeys(id_.partition(":")[0] for id_ in dot.findings))
    where = {
        Sort.HULPVERLENER: _hulpverlener,
        Sort.GEZINSLID: _gezinslid,
        Sort.ORGANISATION: _organisation,
    }[dot.sort]
    sort = names.say(f"picture.sort.{dot.sort}")
    cells = (isolated(dot.name), sort, *where(names, subject), findings)
    return Row(dot.id, dot.layer, cells)


def _hulpverlener(names: Names, who: str) -> tuple[str, ...]:
    network = names.network
    services = [service for service in network.services if service.hulpverlener == who]
    regie = [d.kind for d in network.regie if d.hulpverlener == who]
    return (
        isolated(names.organisation(network.hulpverleners[who].organisation)),
        ", ".join(dict.fromkeys(names.domain(service.domain) for service in services)),
        "; ".join(dict.fromkeys(names.period(service.item) for service in services)),
        ", ".join(dict.fromkeys(names.listed("regie_kind", kind) for kind in regie)),
    )


def _gezinslid(names: Names, gezinslid: str) -> tuple[str, ...]:
    lid = names.network.gezinsleden[gezinslid]
    served = [s.domain for s in names.network.services if s.gezinslid == gezinslid]
    domains = ", ".join(dict.fromkeys(names.domain(domain) for domain in served))
    return (names.listed("relation", lid.relation), domains, "", "")


def _organisation(names: Names, organisation: str) -> tuple[str, ...]:
    kind = names.listed("organisation_type", names.network.organisations[organisation].type)
    domains = ", ".join(names.domain(domain) for domain in names.domains_of(organisation))
    return (kind, domains, "", "")


def _agreement(names: Names, agreement: Agreement) -> str:
    people = names.joined(
        names.hulpverlener(who)
        for who in agreement.hulpverleners
        if who in names.network.hulpverleners
    )
    kind, period = names.listed("agreement_kind", agreement.kind), names.period(agreement)
    told = f"{people}: {kind} ({period})"
    return f"{told}. {isolated(writable(agreement.reason))}" if agreement.reason else told


def _line(line: Line, link: Link, ends: dict[str, str]) -> Row:
    cells = (
        ends[link.start],
        ends[link.end],
        link.what,
        str(link.count),
        link.period,
        codes(link.findings),
    )
    return Row(line.id, line.layer, cells)


def _people(names: Names, cast: Cast) -> str:
    hulpverleners = [d for _, dots in cast.groups for d in dots if d.sort is Sort.HULPVERLENER]
    network = names.network
    homes = {network.hulpverleners[d.id.partition(":")[2]].organisation for d in hulpverleners}
    return names.say(
        "picture.alternative.people",
        title=isolated(names.title),
        day=names.day(network.day),
        gezinsleden=names.count("picture.count.gezinsleden", sum(map(len, cast.gezin))),
        hulpverleners=names.count("picture.count.hulpverleners", len(hulpverleners)),
        organisations=names.count("picture.count.organisations", len(homes)),
        domains=names.joined(names.domain(domain) for domain, _ in cast.groups) or "–",
    )


def _regie(names: Names) -> str:
    network = names.network
    held = [d for d in network.regie if d.span.is_possible_on(network.day)]
    if not held:
        return names.say("picture.alternative.no_regie")
    people = dict.fromkeys(
        f"{names.hulpverlener(d.hulpverlener)} ({names.listed('regie_kind', d.kind)})" for d in held
    )
    return names.say("picture.alternative.regie", people=names.joined(people))


def _ties(names: Names, links: Sequence[Link]) -> str:
    full = {layers.of_contact(kind) for kind in TIE_KINDS}
    pairs = {frozenset((link.start, link.end)) for link in links if link.layer in full}
    return names.count("picture.alternative.ties", len(pairs))


def _gaps(names: Names, cast: Cast, links: Sequence[Link]) -> Iterator[str]:
    for relation in GAPS:
        drawn = [link for link in links if link.layer == layers.of_relation(relation)]
        if drawn:
            pairs = _pairs(names, cast, drawn)
            yield names.count(f"picture.alternative.{relation}", len(drawn), pairs=pairs)


def _pairs(names: Names, cast: Cast, links: Sequence[Link]) -> str:
    ends = {dot.id: isolated(dot.name) for _, dots in cast.groups for dot in dots}
    ends |= {dot_id(Sort.DOMAIN, d or "none"): names.domain(d) for d, _ in cast.groups}
    shown = (f"{ends[link.start]} – {ends[link.end]}" for link in links[:MOST_PAIRS])
    listed = "; ".join(shown)
    more = len(links) - MOST_PAIRS
    return f"{listed}; {names.count('picture.and_more', more)}" if more > 0 else listed
