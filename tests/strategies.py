"""Casussen made at random: every field of the format, written, written as null and left out, with texts that hurt."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from graphmodel import vocabulary as words
from graphmodel.model.casus import Casus
from graphmodel.model.moment import moment

Data = dict[str, Any]

HOSTILE = (
    "Gezin 'O''Brien'",
    'zegt "ja"',
    "<script>alert(1)</script>",
    "'}) DETACH DELETE n //",
    "'; DROP TABLE casus; --",
    "$id {id: $id} `backtick` \\ \\n",
    "👩‍👧 in huis",
    "\U0001f468",
    "משפחה רוזן",
    "İSTANBUL ΣΊΣΥΦΟΣ straße",
    "\u202eomgekeerd\u202c",
    "  spaties  ",
    "tab\tregel\nregel",
    "NULL",
    "%_[a-z]*",
)
IDS = ("a", "b", "c", "hv-1", "kind-1", "2022", "2022-05", "-", "_", "0", "involvements", "x_y-z")
DATES = st.one_of(
    st.dates().map(str),
    st.sampled_from(("2021", "2021-06", "2021-06-15", "2021?", "2021-06~", "2021-06-15%")),
    st.sampled_from(("0001", "9999", "9999-12-31", "2024-02-29", "2020-02")),
)
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1),
)
PLACES = st.sampled_from(("p. 12", "p. 1-3, 'bijlage'", "§ 4", "📄", "a  b "))
CASUS_IDS = st.sampled_from(("gezin-a", "gezin-b", "gezin-c", "2022"))
REGISTRIES = st.sampled_from(("agb:01", "agb:02", "kvk:A.b-1"))


def casussen(casus_id: SearchStrategy[str] = CASUS_IDS) -> SearchStrategy[Casus]:
    """Right casussen of a handful of ids, registered organisations shared between them."""
    return casus_data(casus_id).map(Casus.model_validate)


@st.composite
def casus_data(draw: DrawFn, casus_id: SearchStrategy[str] = CASUS_IDS) -> Data:
    """A casus as it stands in a file."""
    ids = {name: draw(_ids) for name in ("organisations", "gezinsleden", "signalen", "sources")}
    ids["hulpverleners"] = draw(_ids) if ids["organisations"] else []
    head = {"id": casus_id, "examined": _maybe(_periods()), **_optional_head()}
    data: Data = {"format": "casus/1", "casus": draw(_keys({"id": casus_id}, head))}
    if draw(st.booleans()):
        data["calamiteit"] = draw(_maybe(_calamiteiten(ids)))
    for name, entries in _lists(ids).items():
        if ids.get(name) or draw(st.integers(0, 2)):
            data[name] = draw(entries)
    return data


def _optional_head() -> dict[str, SearchStrategy[Any]]:
    return {
        "title": _maybe(TEXTS),
        "municipality": _maybe(st.sampled_from(("GM0344", "GM0001"))),
        "themes": _maybe(st.lists(st.sampled_from(("lvb", "18-18plus", "detentie")), max_size=3)),
    }


_ids = st.lists(st.sampled_from(IDS), unique=True, max_size=4)


def _lists(ids: dict[str, list[str]]) -> dict[str, SearchStrategy[Any]]:
    staff, family = ids["hulpverleners"], ids["gezinsleden"]
    lists = {
        "sources": _each(ids["sources"], _source(ids)),
        "gezinsleden": _each(family, _gezinslid(ids)),
        "organisations": _each(ids["organisations"], _organisation(ids)),
        "hulpverleners": _each(staff, _hulpverlener(ids)),
        "signalen": _each(ids["signalen"], _signaal(ids)),
        "involvements": _some(_involvement(ids)) if staff and family else _nothing,
        "contacts": _identified(_contact(ids)) if len(staff) > 1 else _nothing,
        "regie": _some(_regie(ids)) if staff else _nothing,
        "plans": _identified(_plan(ids)),
        "handovers": _identified(_handover(ids)) if staff else _nothing,
        "meldingen": _identified(_melding(ids)) if staff else _nothing,
        "decisions": _identified(_decision(ids)) if staff else _nothing,
        "needs": _some(_need(ids)) if family else _nothing,
        "sightings": _some(_sighting(ids)) if staff and family else _nothing,
        "agreements": _identified(_agreement(ids)) if len(staff) > 1 else _nothing,
    }
    # A list that others refer to is written whole; any other may be null.
    return {k: v if ids.get(k) else _maybe(v) for k, v in lists.items()}


_nothing: SearchStrategy[list[Data]] = st.just([])


def _source(ids: dict[str, list[str]]) -> SearchStrategy[Data]:
    optional = {
        "title": TEXTS,
        "organisation": _one(ids["organisations"]),
        "complete": st.booleans(),
    }
    return _entry({"kind": st.sampled_from(words.SourceKind)}, optional)


def _gezinslid(ids: dict[str, list[str]]) -> SearchStrategy[Data]:
    required = {"relation": st.sampled_from(words.Relation)}
    entry = _entry(required, {"label": TEXTS, "born": DATES, "source": _stated(ids)})
    return st.one_of(entry, st.builds(_with_in_gezin, entry, st.booleans()))


def _with_in_gezin(entry: Data, is_in: bool) -> Data:
    return {**entry, "in_gezin": is_in}


def _organisation(ids: dict[str, list[str]]) -> SearchStrategy[Data]:
    domains = st.lists(st.sampled_from(words.Domain), max_size=3)
    typed = _entry(
        {
            "type": st.sampled_from(
                sorted(set(words.OrganisationType) - words.TYPES_WITHOUT_DOMAINS)
            )
        },
        {"name": TEXTS, "domains": domains, "registry": REGISTRIES, "source": _stated(ids)},
    )
    untyped = _entry(
        {
            "type": st.just("anders"),
            "domains": st.lists(st.sampled_from(words.Domain), min_size=1, max_size=3),
        },
        {"name": TEXTS, "registry": REGISTRIES, "source": _stated(ids)},
    )
    return typed | untyped


def _hulpverlener(ids: dict[str, list[str]]) -> SearchStrategy[Data]:
    required = {
        "organisation": _one(ids["organisations"]),
        "role": st.sampled_from(("gezinscoach", "anders")),
    }
    return _entry(required, {"label": TEXTS, "source": _stated(ids)})


def _involvement(ids: dict[str, list[str]]) -> SearchStrategy[Data]:
    required = {
        "hulpverlener": _one(ids["hulpverleners"]),
        "gezinslid": _one(ids["gezinsleden"]),
        "domain": st.sampled_from(words.Domain),
        "kind": st.sampled_from(words.InvolvementKind),
    }
    optional = {"regie": st.sampled_from(words.RegieKind), "source": _stated(ids)}
    return st.builds(_with_end, _lasting(required, optional), st.sampled_from(words.Ended))


def _with_end(entry: Data, ended: str) -> Data:
    # Why it ended can only be told when it did.
    return {**entry, "ended": ended} if entry.get("until") else {**entry, "ended": None}


@st.composite
def _contact(draw: DrawFn, ids: dict[str, list[str]]) -> Data:
    present = draw(_several(ids["hulpverleners"], 2))
    optional = {
        "date": DATES,
        "invited": _several(ids["hulpverleners"]),
        "gezinsleden": _several(ids["gezinsleden"]),
        "signalen": _several(ids["signalen"]),
        "confirmed_by": _several(present),
        "source": _stated(ids),
    }
    return draw(
        _entry(
            {"hulpverleners": st.just(present), "kind": st.sampled_from(words.ContactKind)},
            optional,
        )
    )


def _regie(ids: dict[str, list[str]]) -> SearchStrategy[Data]:
    required = {
        "hulpverlener": _one(ids["hulpverleners"]),
        "kind": st.sampled_from(words.RegieKind),
    }
    return _lasting(required, {"source": _stated(ids)})


def _plan(ids: dict[str, list[str]]) -> SearchStrategy[Data]:
    optional = {
        "name": TEXTS,
        "hulpverleners": _several(ids["hulpverleners"]),
        "gezinsleden": _several(ids["gezinsleden"]),
        "source": _stated(ids),
    }
    return _lasting({}, optional)


def _handover(ids: dict[str, list[str]]) -> SearchStrategy[Data]:
    optional = {
        "type": st.sampled_from(words.HandoverType),
        "to": _one(ids["hulpverleners"] + ids["organisations"]),
        "from_domain": st.sampled_from(("jeugd", "ggz")),
        "to_domain": st.sampled_from(("jeugd", "ggz")),
        "gezinsleden": _several(ids["gezinsleden"]),
        "sent": DATES,
        "accepted": DATES,
        "mode": st.sampled_from(words.HandoverMode),
        "outcome": st.sampled_from(words.HandoverOutcome),
        "outcome_date": DATES,
        "should_carry": st.lists(TEXTS, max_size=2),
        "carried": st.lists(TEXTS, max_size=2),
        "signalen": _several(ids["signalen"]),
        "source": _stated(ids),
    }
    return _entry({"from": _one(ids["hulpverleners"])}, optional)


def _signaal(ids: dict[str, list[str]]) -> SearchStrategy[Data]:
    optional = {
        "text": TEXTS,
        "severity": st.sampled_from(words.SignaalSeverity),
        "date": DATES,
        "gezinsleden": _several(ids["gezinsleden"]),
        "from_child": st.booleans(),
        "known_by": _known_by(ids),
        "shared": _shared(ids),
        "source": _stated(ids),
    }
    return _entry({"kind": st.sampled_from(words.SignaalKind)}, optional)


def _known_by(ids: dict[str, list[str]]) -> SearchStrategy[list[Data]]:
    if not ids["hulpverleners"]:
        return _nothing
    required = {"hulpverlener": _one(ids["hulpverleners"])}
    return _some(_entry(required, {"since": DATES, "source": _stated(ids)}))


def _shared(ids: dict[str, list[str]]) -> SearchStrategy[list[Data]]:
    if not ids["hulpverleners"]:
        return _nothing
    optional = {
        "to": _one(ids["hulpverleners"] + ids["organisations"]),
        "date": DATES,
        "response": st.sampled_from(words.Response),
        "source": _stated(ids),
    }
    return _some(_entry({"from": _one(ids["hulpverleners"])}, optional))


def _melding(ids: dict[str, list[str]]) -> SearchStrategy[Data]:
    required = {
        "from": _one(ids["hulpverleners"]),
        "kind": st.sampled_from(words.MeldingKind),
    }
    optional = {
        "date": DATES,
        "to": _one(ids["hulpverleners"] + ids["organisations"]),
        "gezinsleden": _several(ids["gezinsleden"]),
        "signalen": _several(ids["signalen"]),
        "feedback": DATES,
        "source": _stated(ids),
    }
    return _entry(required, optional)


def _decision(ids: dict[str, list[str]]) -> SearchStrategy[Data]:
    required = {"by": _one(ids["hulpverleners"]), "kind": st.sampled_from(words.DecisionKind)}
    optional = {
        "date": DATES,
        "gezinsleden": _several(ids["gezinsleden"]),
        "source": _stated(ids),
    }
    return _entry(required, optional)


def _need(ids: dict[str, list[str]]) -> SearchStrategy[Data]:
    required = {"gezinslid": _one(ids["gezinsleden"]), "domain": st.sampled_from(words.Domain)}
    optional = {"text": TEXTS, "waiting_at": _one(ids["organisations"]), "source": _stated(ids)}
    return _lasting(required, optional)


def _sighting(ids: dict[str, list[str]]) -> SearchStrategy[Data]:
    required = {
        "hulpverlener": _one(ids["hulpverleners"]),
        "gezinslid": _one(ids["gezinsleden"]),
    }
    optional = {
        "date": DATES,
        "place": st.sampled_from(words.SightingPlace),
        "spoken_alone": st.booleans(),
        "source": _stated(ids),
    }
    return _entry(required, optional)


def _agreement(ids: dict[str, list[str]]) -> SearchStrategy[Data]:
    required = {
        "kind": st.sampled_from(words.AgreementKind),
        "hulpverleners": _several(ids["hulpverleners"], 2),
    }
    optional = {
        "gezinsleden": _several(ids["gezinsleden"]),
        "reason": TEXTS,
        "source": _stated(ids),
    }
    return _lasting(required, optional)


def _calamiteiten(ids: dict[str, list[str]]) -> SearchStrategy[Data]:
    optional = {"summary": TEXTS, "gezinsleden": _several(ids["gezinsleden"])}
    return _entry({"date": DATES}, optional)


def _maybe(values: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return values | st.none()


def _keys(
    required: dict[str, SearchStrategy[Any]], optional: dict[str, SearchStrategy[Any]]
) -> SearchStrategy[Data]:
    return st.fixed_dictionaries(
        required, optional={key: value for key, value in optional.items() if key not in required}
    )


def _entry(
    required: dict[str, SearchStrategy[Any]], optional: dict[str, SearchStrategy[Any]]
) -> SearchStrategy[Data]:
    return _keys(required, {key: _maybe(value) for key, value in optional.items()})


def _lasting(
    required: dict[str, SearchStrategy[Any]], optional: dict[str, SearchStrategy[Any]]
) -> SearchStrategy[Data]:
    return st.builds(_merged, _entry(required, optional), _periods())


def _merged(entry: Data, period: Data) -> Data:
    return {**entry, **period}


def _periods() -> SearchStrategy[Data]:
    return _entry({}, {"from": DATES, "until": DATES}).map(_forward)


def _forward(period: Data) -> Data:
    first, last = period.get("from"), period.get("until")
    if first and last and moment(first).first > moment(last).last:
        return {"from": last, "until": first}
    return period


def _one(ids: list[str]) -> SearchStrategy[str | None]:
    return st.sampled_from(ids) if ids else st.none()


def _several(ids: list[str], least: int = 0) -> SearchStrategy[list[str]]:
    if not ids:
        return st.just([])
    return st.lists(st.sampled_from(ids), unique=True, min_size=least, max_size=4)


def _stated(ids: dict[str, list[str]]) -> SearchStrategy[str | None]:
    if not ids["sources"]:
        return st.none()
    id_ = st.sampled_from(ids["sources"])
    return id_ | st.builds("{} {}".format, id_, PLACES)


def _some(entries: SearchStrategy[Data]) -> SearchStrategy[list[Data]]:
    return st.lists(entries, max_size=3)


def _identified(entries: SearchStrategy[Data]) -> SearchStrategy[list[Data]]:
    return _ids.flatmap(lambda ids: _each(ids, entries))


def _each(ids: list[str], entries: SearchStrategy[Data]) -> SearchStrategy[list[Data]]:
    return st.tuples(
        *(entries.map(lambda entry, id_=id_: {**entry, "id": id_}) for id_ in ids)
    ).map(list)
