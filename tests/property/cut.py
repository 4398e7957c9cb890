"""A casus file as it would have been written on a day: what is dated or learnt later is not in it.

Written from the format alone, apart from the program: it looks at nothing but the text of dates. Entries of later are
first put behind the others in their list, so that what is left stands where it stood.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from graphmodel.model.moment import moment

Data = dict[str, Any]

BEGINS = {
    "involvements": "from",
    "regie": "from",
    "plans": "from",
    "needs": "from",
    "agreements": "from",
    "contacts": "date",
    "meldingen": "date",
    "decisions": "date",
    "sightings": "date",
    "handovers": "sent",
    "signalen": "date",
}
HEARD = (("known_by", "since"), ("shared", "date"))
LASTS = ("involvements", "regie", "plans", "needs", "agreements")


def is_later(written: Any, day: date) -> bool:  # a date as in a file, or nothing
    """Whether a date certainly lies after `day`."""
    return written is not None and moment(str(written)).first > day


def sorted_by_day(data: Data, day: date) -> Data:
    """The same casus, in each list what is known on `day` before what is not."""
    found = dict(data)
    found["gezinsleden"] = _partition(
        data.get("gezinsleden"), lambda e: is_later(e.get("born"), day)
    )
    signalen = [_signaal_sorted(signaal, day) for signaal in data.get("signalen") or ()]
    found["signalen"] = signalen if data.get("signalen") is not None else None
    for name in BEGINS:
        if found.get(name) is not None:
            found[name] = _partition(found[name], lambda e, n=name: _is_gone(n, e, data, day))
    return {name: value for name, value in found.items() if value is not None or name in data}


def cut(data: Data, day: date) -> Data:
    """What of `data`, sorted by day, could have been written on `day`."""
    found = dict(data)
    if is_later((data.get("calamiteit") or {}).get("date"), day):
        del found["calamiteit"]
    unborn = {e["id"] for e in data.get("gezinsleden") or () if is_later(e.get("born"), day)}
    gone = {e["id"] for e in data.get("signalen") or () if _is_gone("signalen", e, data, day)}
    if found.get("gezinsleden"):
        found["gezinsleden"] = [e for e in found["gezinsleden"] if e["id"] not in unborn]
    for name in BEGINS:
        if found.get(name) is not None:
            kept = [e for e in found[name] if not _is_gone(name, e, data, day)]
            found[name] = [_known(name, _without(e, unborn, gone), day) for e in kept]
    if found.get("calamiteit"):
        found["calamiteit"] = _without(found["calamiteit"], unborn, gone)
    return found


def _is_gone(name: str, entry: Data, data: Data, day: date) -> bool:
    if is_later(entry.get(BEGINS[name]), day):
        return True
    unborn = {e["id"] for e in data.get("gezinsleden") or () if is_later(e.get("born"), day)}
    if entry.get("gezinslid") in unborn:
        return True
    # A signaal of which everybody heard later was in no file yet.
    known, shared = entry.get("known_by") or (), entry.get("shared") or ()
    return (
        name == "signalen"
        and len(known) > 0
        and all(is_later(each.get("since"), day) for each in known)
        and all(is_later(each.get("date"), day) for each in shared)
    )


def _known(name: str, entry: Data, day: date) -> Data:
    known = dict(entry)
    if name in LASTS and is_later(known.get("until"), day):
        known["until"] = None
        known.pop("ended", None)
    if name == "handovers" and is_later(known.get("outcome_date") or known.get("accepted"), day):
        known.pop("outcome", None)
        known.pop("outcome_date", None)
    for key in ("accepted", "feedback"):
        if is_later(known.get(key), day):
            del known[key]
    for part, key in HEARD:
        if known.get(part) is not None:
            known[part] = [each for each in known[part] if not is_later(each.get(key), day)]
    return known


def _without(entry: Data, unborn: set[str], gone: set[str]) -> Data:
    found = dict(entry)
    for key, left_out in (("gezinsleden", unborn), ("signalen", gone)):
        if found.get(key):
            found[key] = [each for each in found[key] if each not in left_out]
    return found


def _signaal_sorted(signaal: Data, day: date) -> Data:
    found = dict(signaal)
    for part, key in HEARD:
        if found.get(part) is not None:
            found[part] = _partition(found[part], lambda e, k=key: is_later(e.get(k), day))
    return found


def _partition(
    entries: Iterable[Data] | None, is_last: Callable[[Data], bool]
) -> Any:  # as in a file
    return None if entries is None else sorted(entries, key=is_last)
