"""Small casussen for tests: say only what matters, the rest is filled in around it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graphmodel.gaps.finding import Finding
from graphmodel.gaps.search import find_gaps
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from graphmodel.questions import Named

Rows = list[Mapping[str, Any]]

NAMED = {
    None: "2022-06-01",
    Named.CASUS: "gezin-toets",
    Named.GEZINSLID: "gezin-toets/kind",
    Named.HULPVERLENER: "gezin-toets/coach",
    Named.SIGNAAL: "gezin-toets/s1",
    Named.ORGANISATION: "gezin-toets/org-coach",
    Named.DOMAIN: "jeugd",
    Named.THEME: "lvb",
}
"""What a question can be asked about the casus of most tests; what is no name is a day in it."""

EXAMINED = {"from": "2022-01-01", "until": "2022-12-31"}


def a_casus(
    hulpverleners: Mapping[str, str] | None = None,
    gezinsleden: Mapping[str, Mapping[str, Any]] | None = None,
    casus: Mapping[str, Any] | None = None,
    **lists: Any,  # any list or block of the format, as it stands in a file
) -> Casus:
    """An invented casus over 2022.

    `hulpverleners` maps an id to the type of its organisation (each has its own, `org-<id>`), `gezinsleden` an id to
    its other keys. Every organisation has a dossier that was examined, unless `sources` says otherwise.
    """
    people = hulpverleners or {}
    family = (
        gezinsleden if gezinsleden is not None else {"kind": {}, "moeder": {"relation": "parent"}}
    )
    data: dict[str, Any] = {
        "format": "casus/1",
        "casus": {"id": "gezin-toets", "title": "verzonnen", "examined": EXAMINED, **(casus or {})},
        "gezinsleden": [{"relation": "child", **keys, "id": id_} for id_, keys in family.items()],
        "organisations": [{"id": f"org-{id_}", "type": type_} for id_, type_ in people.items()],
        "hulpverleners": [
            {"id": id_, "organisation": f"org-{id_}", "role": "anders"} for id_ in people
        ],
        "sources": [
            {"id": f"dossier-{id_}", "kind": "dossier", "organisation": f"org-{id_}"}
            for id_ in people
        ],
    }
    return Casus.model_validate({**data, **lists})


def either(lists: Mapping[str, Any], **defaults: Any) -> dict[str, Any]:
    """The lists that a test gives, and the defaults for those that it does not."""
    return {**defaults, **lists}


def serves(
    hulpverlener: str,
    gezinslid: str = "kind",
    domain: str = "jeugd",
    from_: str | None = "2022-01-01",
    until: str | None = None,
    **keys: Any,  # any other key of an involvement
) -> dict[str, Any]:
    """An involvement with recorded dates, stated in the dossier of the hulpverlener's own organisation."""
    return {
        "hulpverlener": hulpverlener,
        "gezinslid": gezinslid,
        "domain": domain,
        "kind": "begeleidt",
        **({"from": from_} if from_ else {}),
        "until": until,
        "source": f"dossier-{hulpverlener}",
        **keys,
    }


def meets(*hulpverleners: str, on: Any = "2022-06-01", **keys: Any) -> dict[str, Any]:
    """A contact that is a tie; its id tells who met when."""
    return {
        "id": f"c-{'-'.join(hulpverleners)}-{on or 'undated'}",
        "kind": "afstemming",
        "hulpverleners": list(hulpverleners),
        **({"date": on} if on else {}),
        **keys,
    }


def findings(casus: Casus, rule: str, day: str | None = None) -> tuple[Finding, ...]:
    """What one rule finds."""
    on = date.fromisoformat(day) if day else None
    return find_gaps(network_of(casus, on), select=(rule,)).findings


def ids(found: tuple[Finding, ...]) -> list[str]:
    """The ids of findings, in order."""
    return [finding.id for finding in found]
