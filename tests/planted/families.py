"""Complete invented families in which nothing is missing: everybody has contact with everybody, all is recorded and examined.

Written by hand and without the rules, so that what is taken out of them by `removing` is the only gap they have.
"""

from collections.abc import Iterator
from itertools import combinations
from random import Random
from typing import Any

Casus = dict[str, Any]

CONTACT_DAYS = ("01-10", "03-08", "05-06", "07-04", "09-02", "11-01", "12-20")
"""Never more than 60 days apart, from the first days of the year to the last."""

WORKERS = {
    "coach": ("wijkteam", "gezinscoach", "jeugd", ("kind", "moeder")),
    "leerkracht": ("school_po", "leerkracht", "onderwijs", ("kind",)),
    "huisarts": ("huisarts", "huisarts", "gezondheid", ("kind", "moeder")),
    "casemanager": ("ggz", "spv_casemanager", "ggz", ("moeder",)),
    "schuldhulp": ("schuldhulp", "schuldhulpverlener", "schulden", ("moeder",)),
    "ambulant": ("jeugdhulp_ambulant", "ambulant_begeleider", "jeugd", ("kind",)),
    "woonbegeleider": ("opvang", "opvangmedewerker", "wonen", ("moeder",)),
}
"""Type of organisation, role, domain and the gezinsleden served; the first four are in every family."""

INVESTIGATOR = "vt"
"""Investigates until the end of February and hands over to the coach, who begins then."""

INVESTIGATOR_ENDS, COACH_STARTS = "2022-02-28", "2022-02-21"


def complete_family(seed: int) -> Casus:
    """One family; another seed gives other hulpverleners and other days."""
    random = Random(seed)  # noqa: S311  # the same families in every run
    workers = [*list(WORKERS)[:4], *random.sample(list(WORKERS)[4:], random.randint(0, 3))]
    people = [INVESTIGATOR, *workers]
    types = {INVESTIGATOR: ("vt", "vt_medewerker"), **{w: WORKERS[w][:2] for w in workers}}
    return {
        "format": "casus/1",
        "casus": {
            "id": f"gezin-volledig-{seed}",
            "title": "Volledig gezin (verzonnen)",
            "examined": {"from": "2022-01-01", "until": "2022-12-31"},
        },
        "gezinsleden": [
            {"id": "kind", "relation": "child", "born": "2014-05-01"},
            {"id": "moeder", "relation": "parent", "born": "1988-02-03"},
        ],
        "organisations": [{"id": f"org-{who}", "type": types[who][0]} for who in people],
        "hulpverleners": [
            {"id": who, "organisation": f"org-{who}", "role": types[who][1]} for who in people
        ],
        "sources": [row for who in people for row in _sources(who)],
        "involvements": [*_investigation(), *(row for w in workers for row in _services(w))],
        "regie": [
            _regie(INVESTIGATOR, "2022-01-01", "2022-02-20"),
            _regie("coach", COACH_STARTS, None),
        ],
        "contacts": list(_contacts(people)),
        "plans": [_plan(workers)],
        "handovers": [_handover()],
        "signalen": [_signaal()],
        "meldingen": [_melding()],
        "decisions": list(_decisions()),
        "needs": [
            _need("kind", "jeugd", COACH_STARTS),
            _need("moeder", "ggz", "2022-01-01"),
        ],
        "sightings": [
            {
                "hulpverlener": "leerkracht",
                "gezinslid": "kind",
                "date": f"2022-{day}",
                "place": "school",
                "spoken_alone": True,
                "source": "dossier-leerkracht",
            }
            for day in CONTACT_DAYS
        ],
        "agreements": [],
    }


def _sources(who: str) -> Iterator[dict[str, Any]]:
    """Of every organisation the whole file and an interview."""
    home = {"organisation": f"org-{who}", "complete": True}
    yield {"id": f"dossier-{who}", "kind": "dossier", **home}
    yield {"id": f"gesprek-{who}", "kind": "interview", **home}


def _services(who: str) -> Iterator[dict[str, Any]]:
    _, _, domain, gezinsleden = WORKERS[who]
    for gezinslid in gezinsleden:
        yield {
            "hulpverlener": who,
            "gezinslid": gezinslid,
            "domain": domain,
            "kind": "begeleidt",
            "from": COACH_STARTS if who == "coach" else "2022-01-01",
            "until": None,
            "source": f"dossier-{who}",
        }


def _investigation() -> Iterator[dict[str, Any]]:
    for gezinslid in ("kind", "moeder"):
        yield {
            "hulpverlener": INVESTIGATOR,
            "gezinslid": gezinslid,
            "domain": "huiselijk_geweld",
            "kind": "onderzoekt",
            "from": "2022-01-01",
            "until": INVESTIGATOR_ENDS,
            "ended": "overgedragen",
            "source": f"dossier-{INVESTIGATOR}",
        }


def _regie(who: str, from_: str, until: str | None) -> dict[str, Any]:
    return {
        "hulpverlener": who,
        "kind": "casusregie",
        "from": from_,
        "until": until,
        "source": f"dossier-{who}",
    }


def _contacts(people: list[str]) -> Iterator[dict[str, Any]]:
    """Every two on every day of contact on which both are there, and everybody together three times."""
    for first, second in combinations(people, 2):
        for day in CONTACT_DAYS:
            if _is_there(first, day) and _is_there(second, day):
                yield _contact("afstemming", [first, second], day)
    if INVESTIGATOR in people:
        # Between the start of the one and the end of the other.
        yield _contact("afstemming", ["coach", INVESTIGATOR], "02-23")
    for day in ("01-06", "03-01", "08-15"):
        there = [who for who in people if _is_there(who, day)]
        signalen = {"signalen": ["s1"]} if day < "06-01" else {}
        yield {**_contact("casusoverleg", there, day), "invited": [], **signalen}


def _is_there(who: str, day: str) -> bool:
    if who == INVESTIGATOR:
        return f"2022-{day}" <= INVESTIGATOR_ENDS
    return who != "coach" or f"2022-{day}" >= COACH_STARTS


def _contact(kind: str, people: list[str], day: str) -> dict[str, Any]:
    return {
        "id": f"c-{kind}-{'-'.join(people)}-{day}",
        "date": f"2022-{day}",
        "kind": kind,
        "hulpverleners": people,
        "gezinsleden": ["kind", "moeder"],
        "confirmed_by": people,
        "source": f"dossier-{people[0]}",
    }


def _plan(workers: list[str]) -> dict[str, Any]:
    return {
        "id": "p1",
        "from": "2022-03-01",
        "until": None,
        "hulpverleners": workers,
        "gezinsleden": ["kind", "moeder"],
        "source": "dossier-coach",
    }


def _handover() -> dict[str, Any]:
    return {
        "id": "o1",
        "type": "HO-VT-LOKAAL",
        "from": INVESTIGATOR,
        "to": "coach",
        "from_domain": "huiselijk_geweld",
        "to_domain": "jeugd",
        "gezinsleden": ["kind", "moeder"],
        "sent": "2022-02-23",
        "accepted": "2022-02-25",
        "mode": "warm",
        "outcome": "accepted",
        "outcome_date": "2022-02-25",
        "should_carry": ["veiligheidsplan"],
        "carried": ["veiligheidsplan"],
        "signalen": ["s1"],
        "source": f"dossier-{INVESTIGATOR}",
    }


def _signaal() -> dict[str, Any]:
    return {
        "id": "s1",
        "text": "blauwe plekken",
        "kind": "onveiligheid",
        "severity": "severe",
        "date": "2022-01-03",
        "gezinsleden": ["kind"],
        "from_child": False,
        "known_by": [{"hulpverlener": "leerkracht", "since": "2022-01-03"}],
        "source": "dossier-leerkracht",
    }


def _melding() -> dict[str, Any]:
    return {
        "id": "m1",
        "date": "2022-01-04",
        "from": "leerkracht",
        "to": INVESTIGATOR,
        "kind": "veilig_thuis",
        "gezinsleden": ["kind"],
        "signalen": ["s1"],
        "feedback": "2022-01-20",
        "source": "dossier-leerkracht",
    }


def _decisions() -> Iterator[dict[str, Any]]:
    for number, (day, kind) in enumerate((("01-07", "triage"), ("01-12", "opschalen")), 1):
        yield {
            "id": f"d{number}",
            "date": f"2022-{day}",
            "by": INVESTIGATOR,
            "kind": kind,
            "gezinsleden": ["kind"],
            "source": f"dossier-{INVESTIGATOR}",
        }


def _need(gezinslid: str, domain: str, from_: str) -> dict[str, Any]:
    return {
        "gezinslid": gezinslid,
        "domain": domain,
        "from": from_,
        "until": None,
        "source": "dossier-huisarts",
    }
