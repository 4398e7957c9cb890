"""From two days of one casus to the document `changes/1`."""

from datetime import date

from graphmodel.gaps.change import change
from graphmodel.gaps.finding import Finding
from graphmodel.gaps.search import Gaps
from graphmodel.language import Language
from graphmodel.model.casus import content_hash
from graphmodel.report.build import made_with, reported
from graphmodel.report.document import ReportedCasus, ReportedFinding
from graphmodel.report.names import Names
from graphmodel.report.sentences import Sentences
from graphmodel.report.trace_document import CHANGES, Changes


def changes_document(
    before: Gaps, after: Gaps, version: int | None = None, hash_: str | None = None
) -> Changes:
    """What changed from an earlier to a later day; `version` and `hash_` as the store has them."""
    casus = after.run.network.casus
    found = change(before, after)
    return Changes(
        format=CHANGES,
        casus=ReportedCasus(id=casus.id, version=version, hash=hash_ or content_hash(casus)),
        from_=_day(before).isoformat(),
        until=_day(after).isoformat(),
        made_with=made_with(after.run),
        came=found.came,
        left=found.left,
        began=found.began,
        silent=found.silent,
        ended=found.ended,
        appeared=_reported(after, found.appeared),
        closed=_reported(before, found.closed),
    )


def _day(gaps: Gaps) -> date:
    return date.fromordinal(gaps.run.network.day)


def _reported(gaps: Gaps, findings: tuple[Finding, ...]) -> tuple[ReportedFinding, ...]:
    """The findings as told on the day of the search that made them."""
    casus = gaps.run.network.casus
    told = {language: Sentences(Names(casus, language), _day(gaps)) for language in Language}
    return tuple(reported(finding, told) for finding in findings)
