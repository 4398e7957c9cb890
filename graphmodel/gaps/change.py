"""Two days of one casus beside each other: who came and left, which ties began, went silent or ended, which findings changed."""

from dataclasses import dataclass

from graphmodel.analysis.ties import Pair
from graphmodel.gaps.finding import Finding
from graphmodel.gaps.search import Gaps
from graphmodel.gaps.situation import Situation


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between an earlier and a later day.

    `came` and `left` are hulpverleners who may be active on the one day and not on the other, in order of id. Pairs are in
    order of id: `began` have a first tie by the later day; `ended` had one and are not both active any more; `silent` had one,
    are both active, and the last dated tie is longer ago than the setting of L05. `appeared` and `closed` are the findings
    that only the later, or only the earlier day has, in the order of a report; each by itself, as what is told together differs
    with the day.
    """

    came: tuple[str, ...]
    left: tuple[str, ...]
    began: tuple[Pair, ...]
    silent: tuple[Pair, ...]
    ended: tuple[Pair, ...]
    appeared: tuple[Finding, ...]
    closed: tuple[Finding, ...]


def change(before: Gaps, after: Gaps) -> Change:
    """What changed from `before` to `after`, two searches of the same casus on an earlier and a later day."""
    ours, theirs = before.run.situation, after.run.situation
    known = set(ours.ties.records)
    known_ids = {finding.id for finding in before.apart}
    later_ids = {finding.id for finding in after.apart}
    return Change(
        came=tuple(sorted(theirs.active - ours.active)),
        left=tuple(sorted(ours.active - theirs.active)),
        began=tuple(sorted(set(theirs.ties.records) - known)),
        silent=tuple(sorted(p for p in known if is_silent(theirs, p) and not is_silent(ours, p))),
        ended=tuple(
            sorted(p for p in known if _is_running(ours, p) and not _is_running(theirs, p))
        ),
        appeared=tuple(f for f in after.apart if f.id not in known_ids),
        closed=tuple(f for f in before.apart if f.id not in later_ids),
    )


def is_silent(situation: Situation, pair: Pair) -> bool:
    """Both are active on the day, and their last dated tie is longer ago than the setting of L05; undated ties tell nothing."""
    if not _is_running(situation, pair):
        return False
    last = max(
        (tie.last for tie in situation.ties.between(*pair) if tie.last is not None), default=None
    )
    return last is not None and situation.network.day - last > situation.settings.l05_silence


def _is_running(situation: Situation, pair: Pair) -> bool:
    return situation.active.issuperset(pair)
