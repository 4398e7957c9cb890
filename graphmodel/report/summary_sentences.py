"""The counts of the front page as plain sentences (measures 1.7): a count over a count, with the names behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from graphmodel.language import list_text, plural, text
from graphmodel.report.document import Summary
from graphmodel.report.names import Names


def summary_sentences(summary: Summary, names: Names) -> dict[str, str]:
    """How many people there are, then the eight counts, by key and always in the same order: none is told as well."""
    told = _Telling(names)
    return {
        "hulpverleners": told.number("hulpverleners", summary.hulpverleners),
        "separate_groups": told.number("separate_groups", summary.separate_groups),
        "isolated": told.people("isolated", summary.isolated),
        "pairs_without_route": told.share("pairs_without_route", summary.pairs_without_route),
        "pairs_only_via_gezin": told.number("pairs_only_via_gezin", summary.pairs_only_via_gezin),
        "domain_pairs": told.share("domain_pairs", summary.domain_pairs_without_contact),
        "cut_points": told.people("cut_points", summary.cut_points),
        "regie": told.regie(summary),
        "handovers": told.handovers(summary),
    }


@dataclass(frozen=True)
class _Telling:
    names: Names

    def number(self, key: str, count: int) -> str:
        return self._plural(key, count) if count else self._text(f"{key}.none")

    def people(self, key: str, who: Iterable[str]) -> str:
        named = [self.names.hulpverlener(id_) for id_ in who]
        if not named:
            return self._text(f"{key}.none")
        return self._plural(key, len(named), names=list_text(self.names.language, named))

    def share(self, key: str, pairs: tuple[int, int]) -> str:
        count, total = pairs
        if not total:
            return self._text(f"{key}.empty")
        if not count:
            return self._text(f"{key}.none", y=total)
        if total == 1:
            return self._text(f"{key}.only")
        return self._plural(key, count, x=count, y=total)

    def regie(self, summary: Summary) -> str:
        days = summary.days_without_regie
        if summary.regisseur_reach is None and not days:
            # That no day lacked regie says little where nobody ever had it.
            return self._text("no_regisseur")
        reach = self._reach(summary.regisseur_reach)
        return f"{reach} {self.number('days_without_regie', days)}"

    def handovers(self, summary: Summary) -> str:
        counts = summary.handovers.model_dump()
        return self._text("handovers" if any(counts.values()) else "handovers.none", **counts)

    def _reach(self, reached: tuple[int, int] | None) -> str:
        if reached is None:
            return self._text("no_regisseur")
        count, others = reached
        if not others:
            return self._text("regisseur_reach.empty")
        key = "regisseur_reach" if count else "regisseur_reach.none"
        return self._plural(key, others, x=count)

    def _text(self, key: str, **values: object) -> str:
        return text(self.names.language, f"summary.{key}", **values)

    def _plural(self, key: str, n: int, **values: object) -> str:
        return plural(self.names.language, f"summary.{key}", n, **values)
