"""The detail measures as plain sentences (measures 1): a count out of how many, with the names beside it."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from graphmodel.language import day_text, list_text, number_text, plural, text
from graphmodel.report.document import Measures, ReportedDomainPair, ReportedRegisseur
from graphmodel.report.names import Names

MOST_LOSSES: Final = 5
"""So many hulpverleners are named without whom others lose their route."""

FEW: Final = 2
"""Of so few contacts there is nothing to say about what they are to each other."""


class DomainRow(NamedTuple):
    """Two domains, and what is recorded between their people."""

    domains: str
    found: str


def detail_sentences(measures: Measures, names: Names) -> Iterator[str]:
    """What the counts of the front page do not tell; what there is nothing of is left out. Nobody at all gives nothing."""
    if not measures.robust_core[1] and not measures.organisations.organisations:
        return
    told = _Telling(names)
    yield from told.losses(measures)
    yield from told.core(measures)
    for regisseur in measures.regisseurs:
        yield from told.regisseur(regisseur)
    yield from told.organisations(measures)
    yield told.about()


def domain_rows(measures: Measures, names: Names) -> Iterator[DomainRow]:
    """Every two domains that were active together, in the order of the report."""
    told = _Telling(names)
    return (told.domain_pair(pair) for pair in measures.domain_pairs)


class _Telling:
    def __init__(self, names: Names) -> None:
        self._names = names
        self._language = names.language

    def losses(self, measures: Measures) -> Iterator[str]:
        shown, more = measures.lost_pairs[:MOST_LOSSES], len(measures.lost_pairs) - MOST_LOSSES
        for loss in shown:
            name = self._names.hulpverlener(loss.hulpverlener)
            yield self._plural("lost_pairs", loss.pairs, name=name)
        if more > 0:
            yield self._plural("lost_pairs.more", more)
        if shown:
            yield text(self._language, "method.vulnerability")

    def core(self, measures: Measures) -> Iterator[str]:
        stay, everybody = measures.robust_core
        if stay:
            yield self._say("robust_core", x=stay, y=everybody)

    def regisseur(self, regisseur: ReportedRegisseur) -> Iterator[str]:
        name = self._names.hulpverlener(regisseur.hulpverlener)
        reached, others = regisseur.within_two_steps
        if reached > regisseur.contacts:
            yield self._say("regisseur.reach", name=name, x=regisseur.contacts, y=others, z=reached)
        if regisseur.contacts > FEW and regisseur.effective_size is not None:
            untied, pairs = regisseur.contacts_without_tie
            yield self._say("regisseur.contacts", name=name, x=untied, y=pairs)
            size = number_text(self._language, round(regisseur.effective_size, 1))
            yield self._say("regisseur.size", name=name, x=regisseur.contacts, size=size)

    def organisations(self, measures: Measures) -> Iterator[str]:
        found = measures.organisations
        without, pairs = found.pairs_without_route
        if pairs:
            yield self._plural("organisations", found.separate_groups, x=without, y=pairs)
        if measures.groups_with_gezin:
            yield self._plural("groups_with_gezin", measures.groups_with_gezin)

    def about(self) -> str:
        return self._say("about")

    def domain_pair(self, pair: ReportedDomainPair) -> DomainRow:
        tied, pairs = pair.tied
        found = [self._plural("domains.pairs", pairs, x=tied)] if pairs else []
        if pair.first_day and pair.last_day:
            days = [
                day_text(self._language, date.fromisoformat(d))
                for d in (pair.first_day, pair.last_day)
            ]
            key = "domains.day" if days[0] == days[1] else "domains.days"
            found.append(self._say(key, first=days[0], last=days[1]))
        if pair.shared:
            people = list_text(self._language, map(self._names.hulpverlener, pair.shared))
            found.append(self._say("domains.shared", names=people))
        # Some domains have an "and" in their name.
        domains = " – ".join(map(self._names.domain, (pair.first, pair.second)))
        return DomainRow(domains, "; ".join(found))

    def _say(self, key: str, **values: object) -> str:
        return text(self._language, f"detail.{key}", **values)

    def _plural(self, key: str, n: int, **values: object) -> str:
        return plural(self._language, f"detail.{key}", n, **values)
