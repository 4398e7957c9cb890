"""Invented gezinnen to draw: one with ten hulpverleners, one with hostile names, one of any size."""

from datetime import date, timedelta

from graphmodel.gaps.finding import Finding, Grade, Kind, Severity, Subjects
from graphmodel.model.casus import Casus

HOSTILE_NAMES = (
    "<script>window.broken = true</script>",
    "</script><script>window.broken = true</script>",
    '" onload="window.broken = true',
    "<img src=x onerror='window.broken = true' href=x>",
    "\u202eאבגד מלמד\u202e",
    "👩‍👩‍👧‍👦 Zus & Zo",
    "zeer-lange-naam-" * 31 + "eind",
    "{{ 7 * 7 }} ${x} %s \\u003c ]]>",
    "regel één\nregel\ttwee\u2028regel drie\x01",
)
"""Names that want to be more than a name."""


def gezin_berk() -> Casus:
    """A family with ten hulpverleners in eight domains, contacts of many kinds, handovers and meldingen."""
    return Casus.model_validate(
        {
            "format": "casus/1",
            "casus": {
                "id": "gezin-berk",
                "title": "Gezin Berk (verzonnen)",
                "examined": {"from": "2021-01", "until": "2023-06-30"},
            },
            "calamiteit": {"date": "2023-06-12", "summary": "val van de trap"},
            "sources": [
                {
                    "id": "b1",
                    "title": "Dossier wijkteam",
                    "kind": "dossier",
                    "organisation": "wijkteam",
                },
                {"id": "b2", "title": "Dossier ggz", "kind": "dossier", "organisation": "ggz"},
            ],
            "gezinsleden": [
                {"id": "moeder", "label": "Moeder", "relation": "parent", "born": "1989"},
                {"id": "vader", "label": "Vader", "relation": "parent", "born": "1986-03"},
                {"id": "oma", "label": "Oma", "relation": "grandparent", "in_gezin": False},
                {"id": "kind-1", "label": "Dochter", "relation": "child", "born": "2015-04"},
                {"id": "kind-2", "label": "Zoon", "relation": "child", "born": "2020-11-02"},
            ],
            "organisations": [
                {"id": "wijkteam", "name": "Wijkteam Noord", "type": "wijkteam"},
                {
                    "id": "ggz",
                    "name": "Centrum voor geestelijke gezondheid De Berk",
                    "type": "ggz",
                },
                {"id": "school", "name": "De Regenboog", "type": "school_po"},
                {"id": "huisarts", "name": "Praktijk aan de Vaart", "type": "huisarts"},
                {"id": "jgz", "type": "jgz"},
                {"id": "schuld", "name": "Geldloket", "type": "schuldhulp"},
                {"id": "vt", "name": "Veilig Thuis", "type": "vt"},
                {"id": "gi", "name": "Gecertificeerde instelling Delta", "type": "gi"},
                {"id": "politie", "name": "Politie", "type": "politie"},
                {"id": "corporatie", "name": "Wonen West", "type": "woningcorporatie"},
            ],
            "hulpverleners": [
                {
                    "id": "hv-1",
                    "organisation": "wijkteam",
                    "role": "gezinscoach",
                    "label": "Gezinscoach",
                },
                {"id": "hv-2", "organisation": "ggz", "role": "regiebehandelaar"},
                {
                    "id": "hv-3",
                    "organisation": "ggz",
                    "role": "spv_casemanager",
                    "label": "Casemanager",
                },
                {
                    "id": "hv-4",
                    "organisation": "school",
                    "role": "ib",
                    "label": "Intern begeleider",
                },
                {"id": "hv-5", "organisation": "huisarts", "role": "huisarts", "label": "Huisarts"},
                {"id": "hv-6", "organisation": "jgz", "role": "jeugdverpleegkundige"},
                {"id": "hv-7", "organisation": "schuld", "role": "schuldhulpverlener"},
                {"id": "hv-8", "organisation": "gi", "role": "jeugdbeschermer"},
                {
                    "id": "hv-9",
                    "organisation": "politie",
                    "role": "wijkagent",
                    "label": "Wijkagent",
                },
                {"id": "hv-10", "organisation": "corporatie", "role": "woonconsulent"},
            ],
            "involvements": [
                _serves("hv-1", "moeder", "jeugd", "2021-03", None, regie="casusregie"),
                _serves("hv-1", "kind-1", "jeugd", "2021-03", None),
                _serves("hv-2", "moeder", "ggz", "2021-06", None, kind="behandelt"),
                _serves("hv-3", "moeder", "ggz", "2021-06-15", "2022-12"),
                _serves("hv-4", "kind-1", "onderwijs", "2021-08", None, kind="onderwijst"),
                _serves("hv-5", "moeder", "gezondheid", "2021-01", None, kind="behandelt"),
                _serves("hv-5", "vader", "gezondheid", "2021-01", None, kind="behandelt"),
                _serves("hv-5", "kind-2", "gezondheid", "2021-01", None, kind="behandelt"),
                _serves("hv-6", "kind-2", "jeugd", "2021-01", None, kind="ziet"),
                _serves("hv-7", "vader", "schulden", "2022-02", None),
                _serves("hv-8", "kind-1", "jeugdbescherming", "2022-09", None),
                _serves("hv-8", "kind-2", "jeugdbescherming", "2022-09", None),
                _serves(
                    "hv-9", "vader", "veiligheid", "2022-05-01", "2022-05-31", kind="signaleert"
                ),
                _serves("hv-10", "vader", "wonen", "2021", None, kind="betaalt_of_int"),
            ],
            "contacts": [
                _contact("c1", "2022-02-14", "casusoverleg", "hv-1", "hv-2", "hv-4"),
                _contact("c2", "2022-03-14", "info", "hv-1", "hv-2"),
                _contact("c3", "2022-04-14", "info", "hv-1", "hv-2"),
                _contact("c4", "2021-07", "afstemming", "hv-2", "hv-3"),
                _contact("c5", "2022-10-01", "warme_overdracht", "hv-1", "hv-8"),
                _contact("c6", "2022-11-01", "gezamenlijk_plan", "hv-1", "hv-8"),
                _contact("c7", "2021-05", "verwijzing", "hv-5", "hv-2"),
                _contact("c8", "2022-06-01", "advies", "hv-4", "hv-1"),
                _contact("c9", "2022", "weten_van", "hv-7", "hv-10"),
                _contact("c10", "2022-09-20", "escalatie", "hv-1", "hv-9"),
            ],
            "handovers": [
                {
                    "id": "o1",
                    "type": "HO-VRIJW-DWANG",
                    "from": "hv-1",
                    "to": "hv-8",
                    "sent": "2022-09-01",
                    "accepted": "2022-09-10",
                    "mode": "warm",
                    "outcome": "accepted",
                },
                {"id": "o2", "from": "hv-3", "to": "hv-1", "sent": "2022-12-20", "mode": "cold"},
                {"id": "o3", "from": "hv-5", "to": "jgz", "sent": "2022-03-01", "outcome": "lost"},
            ],
            "meldingen": [
                {
                    "id": "m1",
                    "date": "2022-05-10",
                    "from": "hv-9",
                    "to": "vt",
                    "kind": "veilig_thuis",
                },
                {
                    "id": "m2",
                    "date": "2022-06-10",
                    "from": "hv-4",
                    "to": "vt",
                    "kind": "veilig_thuis",
                },
            ],
            "agreements": [
                {
                    "id": "a1",
                    "kind": "via_regisseur",
                    "hulpverleners": ["hv-2", "hv-4"],
                    "from": "2022-01",
                    "until": None,
                    "reason": "afgesproken in het casusoverleg",
                }
            ],
        }
    )


def hostile_casus() -> Casus:
    """A casus in which every text of a person is hostile."""
    count = len(HOSTILE_NAMES)
    return Casus.model_validate(
        {
            "format": "casus/1",
            "casus": {"id": "hostile", "title": HOSTILE_NAMES[1]},
            "sources": [{"id": "b1", "title": HOSTILE_NAMES[0], "kind": "dossier"}],
            "gezinsleden": [
                {"id": f"lid-{n}", "label": HOSTILE_NAMES[n], "relation": "child"} for n in range(3)
            ],
            "organisations": [
                {"id": f"org-{n}", "name": HOSTILE_NAMES[-1 - n], "type": "wijkteam"}
                for n in range(count)
            ],
            "hulpverleners": [
                {"id": f"hv-{n}", "organisation": f"org-{n}", "role": "anders", "label": name}
                for n, name in enumerate(HOSTILE_NAMES)
            ],
            "involvements": [
                _serves(f"hv-{n}", f"lid-{n % 3}", "jeugd", "2022-01-01", None)
                for n in range(count)
            ],
            "contacts": [
                _contact(f"c{n}", "2022-02-02", "info", f"hv-{n}", f"hv-{n + 1}")
                for n in range(count - 1)
            ],
            "handovers": [{"id": "o1", "from": "hv-0", "to": "org-3", "sent": "2022-05-05"}],
            "agreements": [
                {
                    "id": "a1",
                    "kind": "anders",
                    "hulpverleners": ["hv-0", "hv-1"],
                    "reason": HOSTILE_NAMES[3],
                }
            ],
        }
    )


def casus_of(hulpverleners: int) -> Casus:
    """A casus with so many hulpverleners, each in touch with the next, over eight domains and six gezinsleden."""
    domains = ("jeugd", "ggz", "wonen", "onderwijs", "schulden", "gezondheid", "veiligheid", "werk")
    people = range(hulpverleners)
    return Casus.model_validate(
        {
            "format": "casus/1",
            "casus": {"id": f"size-{hulpverleners}", "title": "Gezin Groot (verzonnen)"},
            "sources": [{"id": "b1", "kind": "dossier"}],
            "gezinsleden": [
                {"id": f"lid-{n}", "label": f"Gezinslid {n}", "relation": "child"} for n in range(6)
            ],
            "organisations": [
                {"id": f"org-{n}", "name": f"Organisatie nummer {n}", "type": "wijkteam"}
                for n in range(max(1, hulpverleners // 4))
            ],
            "hulpverleners": [
                {
                    "id": f"hv-{n}",
                    "organisation": f"org-{n // 4 % max(1, hulpverleners // 4)}",
                    "role": "anders",
                    "label": f"Medewerker jeugd en gezin {n}",
                }
                for n in people
            ],
            "involvements": [
                _serves(f"hv-{n}", f"lid-{n % 6}", domains[n % 8], "2022-01-01", None)
                for n in people
            ],
            "contacts": [
                _contact(f"c{n}", "2022-02-02", "info", f"hv-{n}", f"hv-{n + 1}")
                for n in people[:-1]
            ],
        }
    )


def busy_casus(hulpverleners: int, contacts: int) -> Casus:
    """A casus of three years with so many hulpverleners and contacts of all kinds, meetings of five and signalen."""
    people = [f"hv-{n}" for n in range(hulpverleners)]
    kinds = ("info", "casusoverleg", "afstemming", "weten_van", "advies", "escalatie")
    casus = casus_of(hulpverleners).model_dump(by_alias=True, mode="json", exclude_unset=True)
    start = date(2021, 1, 4)
    casus["casus"]["examined"] = {"from": "2021-01-01", "until": "2023-12-31"}
    casus["contacts"] = [
        _contact(
            f"c{n}",
            (start + timedelta(days=n * 977 % 1050)).isoformat(),
            kinds[n % len(kinds)],
            *dict.fromkeys(
                people[(n * 7 + step * step) % hulpverleners] for step in range(2 + n % 4)
            ),
        )
        for n in range(contacts)
    ]
    for n, involvement in enumerate(casus["involvements"]):
        begin = start + timedelta(days=n * 389 % 700)
        involvement |= {"from": begin.isoformat(), "until": f"{begin.year + 1}-{begin.month:02}"}
    casus["signalen"] = [
        {
            "id": f"s{n}",
            "text": f"signaal nummer {n}",
            "kind": "onveiligheid",
            "severity": "severe",
            "date": (start + timedelta(days=n * 71)).isoformat(),
            "gezinsleden": ["lid-0"],
            "known_by": [
                {
                    "hulpverlener": people[n % hulpverleners],
                    "since": (start + timedelta(days=n * 71)).isoformat(),
                }
            ],
        }
        for n in range(12)
    ]
    return Casus.model_validate(casus)


def a_finding(
    rule: str = "L01",
    hulpverleners: tuple[str, ...] = ("hv-1", "hv-7"),
    grade: Grade = Grade.B,
    severity: Severity = Severity.MEDIUM,
    kind: Kind = Kind.MISSING_LINK,
) -> Finding:
    """A finding named after some hulpverleners."""
    return Finding(
        rule=rule,
        kind=kind,
        severity=severity,
        grade=grade,
        named=hulpverleners,
        subjects=Subjects(hulpverleners=hulpverleners),
        period=(738_000, 738_100),
        evidence=(),
    )


def _serves(
    hulpverlener: str, gezinslid: str, domain: str, start: str, end: str | None, **more: str
) -> dict[str, str | None]:
    return {
        "hulpverlener": hulpverlener,
        "gezinslid": gezinslid,
        "domain": domain,
        "kind": "begeleidt",
        "from": start,
        "until": end,
        "source": "b1",
        **more,
    }


def _contact(id_: str, date: str, kind: str, *hulpverleners: str) -> dict[str, object]:
    return {"id": id_, "date": date, "kind": kind, "hulpverleners": list(hulpverleners)}
