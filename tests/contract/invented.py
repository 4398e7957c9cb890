"""Two invented gezinnen that share an organisation, which each of them calls by another name; and the moment of saving."""

from datetime import UTC, datetime
from typing import Any

from graphmodel.model.casus import Casus

AT = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
LATER = datetime(2024, 2, 3, 4, 5, 6, tzinfo=UTC)

SPAR: dict[str, Any] = {
    "format": "casus/1",
    "casus": {
        "id": "gezin-spar",
        "title": "Gezin Spar (verzonnen)",
        "municipality": "GM0344",
        "themes": ["lvb", "18-18plus"],
        "examined": {"from": "2021-01", "until": "2023-06-30"},
    },
    "calamiteit": {"date": "2023-06-12", "summary": "val van de trap", "gezinsleden": ["kind-1"]},
    "sources": [
        {"id": "b1", "title": "Dossier wijkteam", "kind": "dossier", "organisation": "wijkteam"},
        {"id": "b2", "kind": "report", "complete": True},
    ],
    "gezinsleden": [
        {"id": "kind-1", "label": "Dochter", "relation": "child", "born": "2015-04"},
        {"id": "moeder", "relation": "parent", "in_gezin": True},
        {"id": "oma", "relation": "grandparent", "in_gezin": False},
    ],
    "organisations": [
        {"id": "wijkteam", "name": "Wijkteam Noord", "type": "wijkteam"},
        {"id": "vt", "name": "Veilig Thuis Noord", "type": "vt", "registry": "agb:01234567"},
        {
            "id": "school",
            "name": "De Regenboog",
            "type": "school_po",
            "domains": ["onderwijs"],
            "source": "b2 p. 3",
        },
        {"id": "buurt", "name": "Buurtkamer", "type": "anders", "domains": ["netwerk", "jeugd"]},
    ],
    "hulpverleners": [
        {"id": "hv-1", "organisation": "wijkteam", "role": "gezinscoach", "label": "Coach"},
        {"id": "hv-2", "organisation": "school", "role": "leerkracht"},
        {"id": "hv-3", "organisation": "vt", "role": "vt_medewerker"},
        {"id": "hv-4", "organisation": "buurt", "role": "anders"},
    ],
    "involvements": [
        {
            "hulpverlener": "hv-1",
            "gezinslid": "kind-1",
            "domain": "jeugd",
            "kind": "begeleidt",
            "from": "2021-03",
            "until": "2022-10-15",
            "ended": "volgens_plan",
            "regie": "casusregie",
            "source": "b1 p. 2",
        },
        {
            "hulpverlener": "hv-2",
            "gezinslid": "kind-1",
            "domain": "onderwijs",
            "kind": "onderwijst",
            "from": "2021-08-30",
            "until": None,
        },
        {
            "hulpverlener": "hv-3",
            "gezinslid": "moeder",
            "domain": "huiselijk_geweld",
            "kind": "onderzoekt",
        },
        {
            "hulpverlener": "hv-1",
            "gezinslid": "moeder",
            "domain": "jeugd",
            "kind": "begeleidt",
            "from": "2021",
            "until": "2022",
        },
    ],
    "contacts": [
        {
            "id": "c1",
            "date": "2022-02-14",
            "kind": "casusoverleg",
            "hulpverleners": ["hv-3", "hv-1", "hv-2"],
            "invited": ["hv-4"],
            "gezinsleden": ["kind-1"],
            "signalen": ["s1"],
            "confirmed_by": ["hv-1"],
            "source": "b1 p. 12",
        },
        {"id": "c2", "kind": "info", "hulpverleners": ["hv-1", "hv-2"], "gezinsleden": []},
        {"id": "c3", "date": "2022-09", "kind": "afstemming", "hulpverleners": ["hv-1", "hv-2"]},
    ],
    "regie": [
        {
            "hulpverlener": "hv-4",
            "kind": "procesregie",
            "from": "2022-01-10",
            "until": None,
            "source": "b1",
        }
    ],
    "plans": [],
    "handovers": [
        {
            "id": "o1",
            "type": "HO-VT-LOKAAL",
            "from": "hv-3",
            "to": "hv-1",
            "from_domain": "huiselijk_geweld",
            "to_domain": "jeugd",
            "gezinsleden": ["kind-1"],
            "sent": "2022-05-02",
            "accepted": None,
            "mode": "cold",
            "outcome": "unknown",
            "should_carry": ["veiligheidsplan"],
            "carried": [],
            "signalen": ["s1"],
            "source": "b1",
        },
        {"id": "o2", "from": "hv-1", "to": "vt", "sent": "2022-06"},
        {
            "id": "o3",
            "from": "hv-1",
            "to": None,
            "sent": "2021-05-01",
            "outcome": "accepted",
            "outcome_date": "2021-06-01",
        },
    ],
    "signalen": [
        {
            "id": "s1",
            "text": "blauwe plekken",
            "kind": "onveiligheid",
            "severity": "severe",
            "date": "2022-01-20",
            "gezinsleden": ["kind-1"],
            "from_child": False,
            "known_by": [{"hulpverlener": "hv-2", "since": "2022-01-20", "source": "b2 p. 9"}],
            "shared": [
                {"from": "hv-2", "to": "hv-1", "date": "2022-02-14", "response": "acknowledged"},
                {"from": "hv-2", "to": "vt"},
            ],
            "source": "b1",
        },
        {"id": "s2", "kind": "verzuim", "known_by": [], "shared": None},
    ],
    "meldingen": [
        {
            "id": "m1",
            "date": "2022-04-01",
            "from": "hv-2",
            "to": "hv-3",
            "kind": "veilig_thuis",
            "signalen": ["s1"],
            "feedback": None,
            "source": "b1",
        },
        {"id": "m2", "date": "2022-05", "from": "hv-2", "to": "vt", "kind": "veilig_thuis"},
    ],
    "decisions": [
        {
            "id": "d1",
            "date": "2022-10-01",
            "by": "hv-1",
            "kind": "afsluiten",
            "gezinsleden": ["kind-1"],
        },
        {"id": "d2", "date": "2023-01-15", "by": "hv-3", "kind": "opschalen"},
    ],
    "needs": [
        {
            "gezinslid": "kind-1",
            "domain": "ggz",
            "from": "2021-06",
            "until": None,
            "text": "wacht op diagnostiek",
            "waiting_at": "vt",
        }
    ],
    "sightings": [
        {
            "hulpverlener": "hv-1",
            "gezinslid": "kind-1",
            "date": "2022-09-02",
            "place": "thuis",
            "spoken_alone": False,
        }
    ],
    "agreements": None,
}

LARIKS: dict[str, Any] = {
    "format": "casus/1",
    "casus": {"id": "gezin-lariks", "title": "Gezin Lariks (verzonnen)", "themes": ["lvb"]},
    "gezinsleden": [{"id": "kind-1", "relation": "child"}],
    "organisations": [
        {
            "id": "meldpunt",
            "name": "Meldpunt",
            "type": "anders",
            "domains": ["veiligheid"],
            "registry": "agb:01234567",
        },
        {"id": "huisarts", "name": "Huisarts De Boog", "type": "huisarts", "registry": "agb:9"},
    ],
    "hulpverleners": [
        {"id": "hv-1", "organisation": "meldpunt", "role": "anders"},
        {"id": "hv-2", "organisation": "huisarts", "role": "huisarts"},
    ],
    "contacts": [
        {"id": "c1", "date": "2023-01", "kind": "info", "hulpverleners": ["hv-1", "hv-2"]}
    ],
    "handovers": [
        {
            "id": "o1",
            "from": "hv-1",
            "to": "huisarts",
            "from_domain": "huiselijk_geweld",
            "to_domain": "jeugd",
            "outcome": "accepted",
            "accepted": "2023-02",
        }
    ],
}


def spar(**changed: Any) -> Casus:
    """Gezin Spar, with other lists or blocks in place of its own."""
    return Casus.model_validate({**SPAR, **changed})


def lariks(**changed: Any) -> Casus:
    """Gezin Lariks, likewise."""
    return Casus.model_validate({**LARIKS, **changed})


def retitled(casus: Casus, title: str) -> Casus:
    """The same casus under another title."""
    head = casus.casus.model_copy(update={"title": title})
    return casus.model_copy(update={"casus": head})
