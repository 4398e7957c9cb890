"""Days that stand in for a date which is known in part, so that a sentence does not make up a day that nobody wrote.

A rule counts in days: a period from `2015` begins, at the earliest, on 1 January 2015, and certainly on 31 December. People
read `2015` and `the end of 2015`.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import cast

from pydantic import BaseModel

from graphmodel.language import Language, day_text, text, when_text
from graphmodel.model.casus import Casus
from graphmodel.model.entities import Gezinslid
from graphmodel.model.facts import Handover, Signaal
from graphmodel.model.known import is_after, is_known, unborn_on
from graphmodel.model.moment import Moment


class PartDates:
    """The part dates of one casus as it was known on a day, by their first and their last day.

    A day that is written in full stands for itself.
    """

    def __init__(self, casus: Casus, day: date, language: Language) -> None:
        """Read every date of the casus once."""
        self._language = language
        on = day.toordinal()
        dates = _moments(casus, _unknown_on(casus, on))
        # A period may end after that day, as a part date does; a date that is learnt then must not tell its end.
        moments = [moment for moment in dates if not is_after(moment, on)]
        whole = {moment.first for moment in moments if not moment.is_part_date}
        parts = sorted((m for m in moments if m.is_part_date), key=lambda m: (m.last - m.first, m))
        self._by_first = {m.first: m for m in reversed(parts) if m.first not in whole}
        self._by_last = {m.last: m for m in reversed(parts) if m.last not in whole}

    def begin(self, day: date) -> str:
        """The first day of a period."""
        return self._told(day, self._by_first, self._by_last, "when.end_of")

    def end(self, day: date) -> str:
        """The last day of a period."""
        return self._told(day, self._by_last, self._by_first, "when.start_of")

    def _told(
        self, day: date, whole: dict[date, Moment], edge: dict[date, Moment], key: str
    ) -> str:
        if day in whole:
            return self._name(whole[day])
        return (
            text(self._language, key, when=self._name(edge[day]))
            if day in edge
            else day_text(self._language, day)
        )

    def _name(self, moment: Moment) -> str:
        return when_text(self._language, moment.first, moment.last, bare=True)


def _unknown_on(casus: Casus, day: int) -> Callable[[BaseModel], bool]:
    """Whether an entry tells of somebody or something of which nothing was known on that day, whatever its dates."""
    unborn = unborn_on(casus, day)

    def is_unknown(entry: BaseModel) -> bool:
        if isinstance(entry, Signaal):
            return not is_known(entry, day)
        if isinstance(entry, Handover) and is_after(entry.sent, day):
            return True
        return entry.__dict__.get("gezinslid") in unborn

    return is_unknown


def _moments(entry: BaseModel, is_left_out: Callable[[BaseModel], bool]) -> Iterator[Moment]:
    if isinstance(entry, Gezinslid) or is_left_out(entry):  # A birthday begins and ends no period.
        return
    for value in entry.__dict__.values():
        if value is None or type(value) is str:  # So are most.
            continue
        if isinstance(value, Moment):
            yield value
        elif isinstance(value, BaseModel):
            yield from _moments(value, is_left_out)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            for each in cast("tuple[BaseModel, ...]", value):
                yield from _moments(each, is_left_out)
