"""The counts of the front page as plain sentences (measures 1.7): a count over a count, with the names behind it."""

from collections.abc import Iterable, Iterator

from graphmodel.language import list_text, plural, text
from graphmodel.report.document import Summary
from graphmodel.report.names import Names


def summary_sentences(summary: Summary, names: Names) -> Iterator[str]:
    """Eight of them, always in the same order: a count of nothing is told as well."""
    told = _Telling(summary, names)
    yield told.groups()
    yield told.isolated()
    yield told.pairs()
    yield told.via_gezin()
    yield told.domains()
    yield told.cut_points()
    yield told.regie()
    yield told.handovers()


class _Telling:
    """One sentence for each count; the key of its text says which case it is."""

    def __init__(self, summary: Summary, names: Names) -> None:
        self._summary = summary
        self._names = names

    def groups(self) -> str:
        people, groups = self._summary.hulpverleners, self._summary.separate_groups
        if people == 0:
            return self._text("nobody")
        if groups == 1:
            return self._plural("one_group", people)
        return self._plural("groups", groups, people=people)

    def isolated(self) -> str:
        who = self._summary.isolated
        if not who:
            return self._text("isolated.none")
        return self._plural("isolated", len(who), names=self._listed(who))

    def pairs(self) -> str:
        without, all_ = self._summary.pairs_without_route
        return self._share("pairs", without, all_)

    def via_gezin(self) -> str:
        count = self._summary.pairs_only_via_gezin
        return self._plural("via_gezin", count) if count else self._text("via_gezin.none")

    def domains(self) -> str:
        without, all_ = self._summary.domain_pairs_without_contact
        return self._share("domains", without, all_)

    def cut_points(self) -> str:
        who = self._summary.cut_points
        if not who:
            return self._text("cut_points.none")
        return self._plural("cut_points", len(who), names=self._listed(who))

    def regie(self) -> str:
        return f"{self._reach()} {self._days_without()}".rstrip()

    def handovers(self) -> str:
        counts = self._summary.handovers
        if self._names.casus.handovers is None:
            return self._text("handovers.uncoded")
        if not any(counts.model_dump().values()):
            return self._text("handovers.none")
        return self._text("handovers", **counts.model_dump())

    def _reach(self) -> str:
        if self._summary.regisseur_reach is None:
            return self._text("reach.nobody")
        reached, others = self._summary.regisseur_reach
        return self._plural("reach", others, reached=reached) if others else self._text("reach.alone")

    def _days_without(self) -> str:
        days = self._summary.days_without_regie
        return self._plural("days_without", days) if days else ""

    def _share(self, key: str, count: int, total: int) -> str:
        if total == 0:
            return self._text(f"{key}.nothing")
        if count == 0:
            return self._plural(f"{key}.none", total)
        return self._plural(key, total, count=count)

    def _listed(self, who: Iterable[str]) -> str:
        return list_text(self._names.language, [self._names.hulpverlener(id_) for id_ in who])

    def _text(self, key: str, **values: object) -> str:
        return text(self._names.language, f"summary.{key}", **values)

    def _plural(self, key: str, n: int, **values: object) -> str:
        return plural(self._names.language, f"summary.{key}", n, **values)
