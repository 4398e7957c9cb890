"""Invented casussen of a given size, the same for every run: who, when and with whom come from a seed."""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from graphmodel.model.casus import Casus

START = date(2021, 1, 1)
DAYS = 900
DOMAINS = ("gezondheid", "jeugd", "onderwijs", "schulden", "wonen", "ggz")
TYPES = ("huisarts", "wijkteam", "school_po", "schuldhulp", "woningcorporatie", "ggz")
KINDS = ("info", "afstemming", "casusoverleg", "verwijzing", "weten_van")

SMALL = (15, 120, 10)
MEDIUM = (30, 400, 20)
LARGE = (60, 1000, 40)


def casus_of(size: tuple[int, int, int], seed: int = 1, casus_id: str = "gezin-maat") -> Casus:
    """A casus with so many hulpverleners, contacts and signalen around an invented gezin of five."""
    return Casus.model_validate(data_of(size, seed, casus_id))


def data_of(size: tuple[int, int, int], seed: int, casus_id: str) -> Mapping[str, Any]:
    """The same as it stands in a file."""
    people, contacts, signalen = size
    chance = random.Random(seed)  # noqa: S311  # reproducible, not secret
    gezin = [f"lid-{n}" for n in range(5)]
    hulpverleners = [f"hv-{n:02}" for n in range(people)]
    circles = _circles(chance, hulpverleners)
    return {
        "format": "casus/1",
        "casus": {
            "id": casus_id,
            "title": "Gezin Maat (verzonnen)",
            "examined": {"from": START.isoformat(), "until": _day(DAYS)},
        },
        "sources": [
            {"id": f"b{n}", "kind": "dossier", "organisation": f"org-{n}", "complete": True}
            for n in range(4)
        ],
        "gezinsleden": [
            {"id": lid, "relation": "child" if n > 1 else "parent", "born": f"{1985 + 8 * n}-03"}
            for n, lid in enumerate(gezin)
        ],
        "organisations": [
            {"id": f"org-{n}", "name": f"Organisatie {n}", "type": kind}
            for n, kind in enumerate(TYPES)
        ],
        "hulpverleners": [
            {"id": who, "organisation": f"org-{n % len(TYPES)}", "role": "anders"}
            for n, who in enumerate(hulpverleners)
        ],
        "involvements": [
            _involvement(chance, who, n, lid)
            for n, who in enumerate(hulpverleners)
            for lid in chance.sample(gezin, 1 + (chance.random() < 0.4))
        ],
        "contacts": [_contact(chance, n, circles) for n in range(contacts)],
        "signalen": [_signaal(chance, n, hulpverleners, gezin) for n in range(signalen)],
        "decisions": [
            {
                "id": f"d{n}",
                "kind": "opschalen",
                "by": chance.choice(hulpverleners),
                "date": _day(90 * n + 89),
            }
            for n in range(10)
        ],
        "regie": [
            {"hulpverlener": "hv-01", "kind": "casusregie", "from": "2021-06", "until": None}
        ],
    }


def _involvement(chance: random.Random, who: str, n: int, lid: str) -> dict[str, Any]:
    first = chance.randrange(DAYS // 2)
    return {
        "hulpverlener": who,
        "gezinslid": lid,
        "domain": DOMAINS[n % len(DOMAINS)],
        "kind": "begeleidt",
        "from": _day(first),
        "until": None if chance.random() < 0.5 else _day(first + chance.randrange(60, 400)),
        "source": f"b{n % 4} p. {n}",
    }


def _circles(chance: random.Random, hulpverleners: list[str]) -> list[tuple[str, str]]:
    """The pairs that ever meet: three for each hulpverlener, drawn by chance over the whole casus."""
    return [
        (who, chance.choice([other for other in hulpverleners if other != who]))
        for who in hulpverleners
        for _ in range(3)
    ]


def _contact(chance: random.Random, n: int, circles: list[tuple[str, str]]) -> dict[str, Any]:
    return {
        "id": f"c{n}",
        "date": _day(chance.randrange(DAYS)),
        "kind": KINDS[n % len(KINDS)],
        "hulpverleners": list(circles[n % len(circles)]),
        "source": f"b{n % 4}",
    }


def _signaal(
    chance: random.Random, n: int, hulpverleners: list[str], gezin: list[str]
) -> dict[str, Any]:
    since = _day(chance.randrange(DAYS))
    return {
        "id": f"s{n}",
        "kind": "onveiligheid",
        "severity": ("medium", "low", "medium", "severe")[n % 4],
        "date": since,
        "gezinsleden": [chance.choice(gezin)],
        "known_by": [{"hulpverlener": chance.choice(hulpverleners), "since": since}],
        "source": f"b{n % 4}",
    }


def _day(number: int) -> str:
    return (START + timedelta(days=number)).isoformat()
