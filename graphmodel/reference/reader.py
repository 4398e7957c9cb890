"""Reads the reference rows: each file once, and only when somebody asks for it.

The mappings keep the order of the files and cannot be changed. The plural functions give all
rows by id; the singular ones give one row, and raise when there is none with that id.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

import yaml

from graphmodel.errors import UnknownReferenceError
from graphmodel.reference.decoding import decode
from graphmodel.reference.rows import (
    ConceptRow,
    ContactKindRow,
    DomainRow,
    DutyRow,
    HandoverTypeRow,
    InfoCodeRow,
    InspectionRow,
    InvolvementKindRow,
    ListRow,
    NormRow,
    NumberedRow,
    OrganisationTypeRow,
    OutsideContactRow,
    RegieRuleRow,
    RoleRow,
    SourceRow,
    Text,
)
from graphmodel.vocabulary import (
    ContactKind,
    Domain,
    HandoverType,
    InvolvementKind,
    OrganisationType,
    Role,
)

_FOLDER = Path(__file__).parent


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


class _Named(Protocol):
    @property
    def name(self) -> Text: ...


_Row = TypeVar("_Row", bound=_Identified)
_Any = TypeVar("_Any")


@cache
def sources() -> Mapping[str, SourceRow]:
    """Where rows come from."""
    return _by_id(SourceRow, _document("sources"))


@cache
def domains() -> Mapping[str, DomainRow]:
    """The life domains."""
    return _by_id(DomainRow, _document("domains"))


@cache
def organisation_types() -> Mapping[str, OrganisationTypeRow]:
    """The sorts of organisations."""
    return _by_id(OrganisationTypeRow, _document("organisation_types"))


@cache
def inspections() -> Mapping[str, InspectionRow]:
    """The supervisors; the four of Toezicht Sociaal Domein come first."""
    return _by_id(InspectionRow, _document("inspections"))


@cache
def roles() -> Mapping[str, RoleRow]:
    """The roles of hulpverleners."""
    return _by_id(RoleRow, _document("roles"))


@cache
def contact_kinds() -> Mapping[str, ContactKindRow]:
    """The kinds of contact: the scale from loose to close, then what stands beside it."""
    return _by_id(ContactKindRow, _document("contact_kinds")["kinds"])


@cache
def outside_contacts() -> Mapping[str, OutsideContactRow]:
    """Words of the field for relations that are no contact in a case file."""
    return _by_id(OutsideContactRow, _document("contact_kinds")["outside"])


@cache
def involvement_kinds() -> Mapping[str, InvolvementKindRow]:
    """What a hulpverlener can do for a gezinslid."""
    return _by_id(InvolvementKindRow, _document("involvement_kinds"))


@cache
def handover_types() -> Mapping[str, HandoverTypeRow]:
    """The catalogue of handover points."""
    return _by_id(HandoverTypeRow, _document("handover_types"))


@cache
def info_codes() -> Mapping[str, InfoCodeRow]:
    """What should travel with a handover."""
    return _by_id(InfoCodeRow, _document("info_codes"))


@cache
def norms() -> Mapping[str, NormRow]:
    """The norms with a term."""
    return _by_id(NormRow, _document("norms"))


@cache
def regie_rules() -> Mapping[str, RegieRuleRow]:
    """What may be expected of whoever has regie."""
    return _by_id(RegieRuleRow, _document("regie_rules")["rules"])


@cache
def regie_concepts() -> Mapping[str, ConceptRow]:
    """What the words for regie mean."""
    return _by_id(ConceptRow, _document("regie_rules")["concepts"])


@cache
def duties() -> Mapping[str, DutyRow]:
    """Who has to, may, or may not let whom know what."""
    return _by_id(DutyRow, _document("duties"))


@cache
def tsd_sectors() -> Mapping[str, ListRow]:
    """The sectors of Toezicht Sociaal Domein."""
    return _by_id(ListRow, _document("tsd_sectors")["sectors"])


@cache
def leefgebieden() -> Mapping[str, ListRow]:
    """The leefgebieden in its study on the regisseur."""
    return _by_id(ListRow, _document("tsd_sectors")["leefgebieden"])


@cache
def big5() -> Mapping[str, ListRow]:
    """What a young person needs on the way to adulthood."""
    return _by_id(ListRow, _document("big5"))


@cache
def basisvoorwaarden() -> Mapping[str, ListRow]:
    """What has to be arranged for a return after detention."""
    return _by_id(ListRow, _document("basisvoorwaarden"))


@cache
def zrm_domains() -> tuple[NumberedRow, ...]:
    """The thirteen domains of the zelfredzaamheid-matrix of 2017, in order of number."""
    return _in_order(NumberedRow, _document("zrm")["domains_2017"])


@cache
def zrm_domains_2013() -> tuple[NumberedRow, ...]:
    """The eleven domains of the matrix of 2013, in order of number."""
    return _in_order(NumberedRow, _document("zrm")["domains_2013"])


@cache
def zrm_scores() -> tuple[NumberedRow, ...]:
    """The five scores of the matrix, from acute to self-reliant."""
    return _in_order(NumberedRow, _document("zrm")["scores"])


def source(id_: str) -> SourceRow:
    """One source."""
    return _one("source", sources(), id_)


def domain(id_: Domain | str) -> DomainRow:
    """One domain."""
    return _one("domain", domains(), id_)


def organisation_type(id_: OrganisationType | str) -> OrganisationTypeRow:
    """One sort of organisation."""
    return _one("organisation_type", organisation_types(), id_)


def inspection(id_: str) -> InspectionRow:
    """One supervisor."""
    return _one("inspection", inspections(), id_)


def role(id_: Role | str) -> RoleRow:
    """One role."""
    return _one("role", roles(), id_)


def contact_kind(id_: ContactKind | str) -> ContactKindRow:
    """One kind of contact."""
    return _one("contact_kind", contact_kinds(), id_)


def involvement_kind(id_: InvolvementKind | str) -> InvolvementKindRow:
    """One kind of involvement."""
    return _one("involvement_kind", involvement_kinds(), id_)


def handover_type(id_: HandoverType | str) -> HandoverTypeRow:
    """One handover point."""
    return _one("handover_type", handover_types(), id_)


def norm(id_: str) -> NormRow:
    """One norm."""
    return _one("norm", norms(), id_)


def regie_rule(id_: str) -> RegieRuleRow:
    """One rule about regie."""
    return _one("regie_rule", regie_rules(), id_)


def duty(id_: str) -> DutyRow:
    """One duty or right to let know."""
    return _one("duty", duties(), id_)


def default_domains(organisation_type_id: OrganisationType | str) -> tuple[Domain, ...]:
    """The domains of an organisation whose file names none; empty for a type without domains."""
    return organisation_type(organisation_type_id).domains


def norms_on(day: date) -> Mapping[str, NormRow]:
    """The norms that were in force on `day`."""
    return MappingProxyType({id_: row for id_, row in norms().items() if row.holds_on(day)})


@cache
def big5_domains() -> Mapping[str, tuple[Domain, ...]]:
    """Which domains fill each column of the Big 5."""
    return _filling(big5(), lambda row: row.big5)


@cache
def basisvoorwaarden_domains() -> Mapping[str, tuple[Domain, ...]]:
    """Which domains see to each of the basisvoorwaarden."""
    return _filling(basisvoorwaarden(), lambda row: row.basisvoorwaarden)


def list_names() -> tuple[str, ...]:
    """Every list that `name_of` knows, in alphabetical order."""
    return tuple(sorted({*_TABLES, *_closed_lists()}))


def values_of(list_name: str) -> tuple[str, ...]:
    """The values of one list, in its own order."""
    table = _TABLES.get(list_name)
    if table is not None:
        return tuple(table())
    return tuple(_one("list", _closed_lists(), list_name))


def name_of(list_name: str, value: str, language: str) -> str:
    """What people read for `value`, in `nl` or `en`.

    Args:
        list_name: The closed list: its enum in snake case, as `organisation_type`.
        value: One of its values.
        language: `nl` or `en`.
    """
    table = _TABLES.get(list_name)
    if table is not None:
        return _one(list_name, table(), value).name.in_language(language)
    names = _one("list", _closed_lists(), list_name)
    return _one(list_name, names, value).in_language(language)


_TABLES: Mapping[str, Callable[[], Mapping[str, _Named]]] = {
    "contact_kind": contact_kinds,
    "domain": domains,
    "handover_type": handover_types,
    "inspection": inspections,
    "involvement_kind": involvement_kinds,
    "organisation_type": organisation_types,
    "role": roles,
}


@cache
def _closed_lists() -> Mapping[str, Mapping[str, Text]]:
    raw = _document("closed_lists")
    return {
        list_name: {value: decode(Text, name) for value, name in names.items()}
        for list_name, names in raw.items()
    }


@cache
def _document(name: str) -> Any:
    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _by_id(shape: type[_Row], raw: list[dict[str, Any]]) -> Mapping[str, _Row]:
    return MappingProxyType({str(row.id): row for row in _in_order(shape, raw)})


def _in_order(shape: type[_Any], raw: list[dict[str, Any]]) -> tuple[_Any, ...]:
    return tuple(decode(shape, each) for each in raw)


def _one(list_name: str, rows: Mapping[str, _Any], id_: str) -> _Any:
    row = rows.get(id_)
    if row is None:
        raise UnknownReferenceError(list_name, id_)
    return row


def _filling(
    columns: Mapping[str, ListRow], columns_of: Callable[[DomainRow], tuple[str, ...]]
) -> Mapping[str, tuple[Domain, ...]]:
    return MappingProxyType(
        {
            column: tuple(row.id for row in domains().values() if column in columns_of(row))
            for column in columns
        }
    )
