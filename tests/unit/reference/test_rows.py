"""The YAML rows: complete, resolvable and honest about what was verified."""

import dataclasses
import inspect
import json
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, cast

import pytest
from pydantic import TypeAdapter

from graphmodel import reference, vocabulary
from graphmodel.gaps.settings import Settings
from graphmodel.reference import rows
from graphmodel.reference.rows import ClockDate, ClockFact, NormRow, Pairing, Text
from graphmodel.vocabulary import (
    TIE_KINDS,
    TYPES_WITHOUT_DOMAINS,
    ContactKind,
    DecisionKind,
    Domain,
    HandoverType,
    InvolvementKind,
    MeldingKind,
    OrganisationType,
    RowStatus,
    TermUnit,
    Word,
)

LANGUAGES = ("nl", "en")
MAPPINGS = (
    reference.sources,
    reference.domains,
    reference.organisation_types,
    reference.inspections,
    reference.roles,
    reference.contact_kinds,
    reference.outside_contacts,
    reference.involvement_kinds,
    reference.handover_types,
    reference.info_codes,
    reference.norms,
    reference.regie_rules,
    reference.regie_concepts,
    reference.duties,
    reference.tsd_sectors,
    reference.leefgebieden,
    reference.big5,
    reference.basisvoorwaarden,
)
TUPLES = (reference.zrm_domains, reference.zrm_domains_2013, reference.zrm_scores)
ALL_ROWS = [row for read in MAPPINGS for row in read().values()] + [
    row for read in TUPLES for row in read()
]
ENUMS = [
    each
    for _, each in inspect.getmembers(vocabulary, inspect.isclass)
    if issubclass(each, StrEnum) and each not in (StrEnum, Word)
]
KINDS_OF_FACT: Mapping[ClockFact, type[StrEnum] | None] = {
    ClockFact.MELDING: MeldingKind,
    ClockFact.DECISION: DecisionKind,
    ClockFact.NEED: None,
    ClockFact.INVOLVEMENT: InvolvementKind,
    ClockFact.SIGHTING: None,
}
DATES_OF_FACT: Mapping[ClockFact, frozenset[ClockDate]] = {
    ClockFact.MELDING: frozenset({ClockDate.DATE}),
    ClockFact.DECISION: frozenset({ClockDate.DATE}),
    ClockFact.NEED: frozenset({ClockDate.FROM, ClockDate.UNTIL}),
    ClockFact.INVOLVEMENT: frozenset({ClockDate.FROM, ClockDate.UNTIL}),
    ClockFact.SIGHTING: frozenset({ClockDate.DATE}),
}


def list_name_of(enum: type[StrEnum]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", enum.__name__).lower()


def parts_of(row: object) -> Iterator[object]:
    """The row and every dataclass inside it."""
    yield row
    for field in dataclasses.fields(cast("Any", row)):
        value = getattr(row, field.name)
        inside = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
        for each in inside:
            if dataclasses.is_dataclass(each) and not isinstance(each, type):
                yield from parts_of(each)


def norm_ids() -> list[str]:
    return list(reference.norms())


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_every_value_of_a_closed_list_has_a_name_in_both_languages(enum: type[StrEnum]) -> None:
    for value in enum:
        for language in LANGUAGES:
            assert reference.name_of(list_name_of(enum), value, language).strip()


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_a_word_of_a_closed_list_is_written_as_its_text(enum: type[StrEnum]) -> None:
    assert issubclass(enum, Word)
    adapter = TypeAdapter[StrEnum](enum)
    for value in enum:
        assert json.loads(adapter.dump_json(value)) == value.value
        assert type(adapter.dump_python(value, mode="json")) is str
        assert adapter.dump_python(value) is value


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_no_list_has_a_name_for_a_value_that_does_not_exist(enum: type[StrEnum]) -> None:
    assert set(reference.values_of(list_name_of(enum))) == set(enum)


def test_every_list_with_names_is_an_enum_or_the_settings_or_the_inspections() -> None:
    enums = {list_name_of(enum) for enum in ENUMS}

    assert set(reference.list_names()) == enums | {"setting", "inspection"}


def test_every_setting_has_a_name() -> None:
    settings = tuple(field.name for field in dataclasses.fields(Settings))

    assert reference.values_of("setting") == settings


def test_every_text_is_there_in_both_languages() -> None:
    texts = [part for row in ALL_ROWS for part in parts_of(row) if isinstance(part, Text)]

    assert texts
    assert all(text.in_language(language).strip() for text in texts for language in LANGUAGES)


def test_no_text_ends_in_a_full_stop_or_holds_a_stray_space() -> None:
    texts = [part for row in ALL_ROWS for part in parts_of(row) if isinstance(part, Text)]

    for text in texts:
        for words in (text.nl, text.en):
            assert words == " ".join(words.split())
            assert not words.endswith(".")


def test_every_id_stands_once_in_its_file() -> None:
    for read in MAPPINGS:
        assert [row.id for row in read().values()] == list(read())
    assert len(reference.norms()) == 51
    assert len(reference.duties()) == 23


def test_every_source_that_a_row_names_exists() -> None:
    named = {
        source
        for row in ALL_ROWS
        for part in parts_of(row)
        for source in cast("tuple[str, ...]", getattr(part, "sources", ()))
    }

    assert named <= reference.sources().keys()


def test_whatever_is_verified_names_its_source() -> None:
    for row in ALL_ROWS:
        for part in parts_of(row):
            if getattr(part, "status", None) is RowStatus.VERIFIED and hasattr(part, "sources"):
                assert getattr(part, "sources"), part  # noqa: B009 - the rows share no base class


def test_every_supervisor_of_an_organisation_type_exists() -> None:
    named = {each for row in reference.organisation_types().values() for each in row.supervisors}

    assert named <= reference.inspections().keys()


def test_four_inspections_work_together_in_toezicht_sociaal_domein() -> None:
    together = [row.short for row in reference.inspections().values() if row.tsd]

    assert together == ["IGJ", "IJenV", "IvhO", "NLA"]


def test_a_domain_refers_to_lists_that_have_its_members() -> None:
    numbers = {row.number for row in reference.zrm_domains()}
    for row in reference.domains().values():
        assert set(row.tsd_sectors) <= reference.tsd_sectors().keys()
        assert set(row.big5) <= reference.big5().keys()
        extra = {*row.basisvoorwaarden, *row.related_basisvoorwaarden}
        assert extra <= reference.basisvoorwaarden().keys()
        assert set(row.zrm) <= numbers


def test_thirteen_zrm_domains_are_all_covered_by_a_domain() -> None:
    covered = {number for row in reference.domains().values() for number in row.zrm}

    assert covered == set(range(1, 14))


def test_only_the_types_that_must_give_their_domains_have_none() -> None:
    without = {row.id for row in reference.organisation_types().values() if not row.domains}

    assert without == TYPES_WITHOUT_DOMAINS


def test_the_municipality_is_active_in_six_domains() -> None:
    assert reference.default_domains(OrganisationType.GEMEENTE) == (
        Domain.JEUGD,
        Domain.MAATSCHAPPELIJKE_ONDERSTEUNING,
        Domain.WERK,
        Domain.INKOMEN,
        Domain.SCHULDEN,
        Domain.WONEN,
    )


def test_the_kinds_that_are_a_tie_are_those_of_the_vocabulary() -> None:
    ties = {row.id for row in reference.contact_kinds().values() if row.tie}

    assert ties == TIE_KINDS


def test_the_scale_of_contact_rises_in_level_and_weight() -> None:
    scale = [row for row in reference.contact_kinds().values() if row.level is not None]

    assert [row.level for row in scale] == [1, 2, 3, 4, 5, 6, 7]
    weights = [row.weight for row in scale if row.weight is not None]
    assert weights == sorted(weights)
    assert len(weights) == 7


def test_what_stands_outside_the_scale_is_no_kind_of_contact() -> None:
    assert not reference.outside_contacts().keys() & {kind.value for kind in ContactKind}


def test_a_handover_point_refers_to_codes_norms_and_lists_that_exist() -> None:
    for row in reference.handover_types().values():
        assert set(row.info) <= reference.info_codes().keys()
        assert set(row.norms) <= reference.norms().keys()
        assert row.requires in {None, "big5", "basisvoorwaarden"}
        assert row.info


def test_warm_is_the_norm_at_the_handover_points_of_the_contract() -> None:
    warm = {row.id for row in reference.handover_types().values() if row.warm_is_norm}

    assert warm == {
        HandoverType.HO_18,
        HandoverType.HO_18_GGZ,
        HandoverType.HO_18_WLZ,
        HandoverType.HO_DWANG_VRIJW,
        HandoverType.HO_VRIJW_DWANG,
        HandoverType.HO_GI_GI,
        HandoverType.HO_VT_LOKAAL,
        HandoverType.HO_KLIN_AMB,
        HandoverType.HO_UHP,
        HandoverType.HO_UHP_THUIS,
    }


def test_the_partners_that_regie_rules_name_are_marked_as_mandatory() -> None:
    named = {each for row in reference.regie_rules().values() for each in row.organisation_types}
    marked = {row.id for row in reference.organisation_types().values() if row.mandatory_partner}

    assert marked == named


@pytest.mark.parametrize("norm_id", norm_ids())
def test_a_term_has_a_number_exactly_when_its_unit_counts(norm_id: str) -> None:
    uncounted = {TermUnit.ONVERWIJLD, TermUnit.GEEN_TERMIJN}
    norm = reference.norm(norm_id)

    assert norm.terms
    for term in norm.terms:
        assert (term.limit is None) == (term.unit in uncounted)


@pytest.mark.parametrize("norm_id", norm_ids())
def test_only_a_verified_term_for_a_single_case_is_checked(norm_id: str) -> None:
    for term in reference.norm(norm_id).terms:
        if term.checks:
            assert term.status is RowStatus.VERIFIED
            assert term.share is None
            assert term.limit is not None


@pytest.mark.parametrize("norm_id", norm_ids())
def test_a_check_uses_dates_and_kinds_that_the_fact_has(norm_id: str) -> None:
    for end in clock_ends(reference.norm(norm_id)):
        assert end.date in DATES_OF_FACT[end.fact]
        kinds = KINDS_OF_FACT[end.fact]
        assert not end.kinds or (kinds is not None and set(end.kinds) <= set(kinds))


def clock_ends(norm: NormRow) -> list[rows.ClockEnd]:
    checks = [check for term in norm.terms for check in term.checks]
    return [end for check in checks for end in (check.start, check.stop)]


@pytest.mark.parametrize("norm_id", norm_ids())
def test_both_ends_of_one_fact_are_of_the_same_fact(norm_id: str) -> None:
    for term in reference.norm(norm_id).terms:
        for check in term.checks:
            assert check.by_organisation_type
            if check.pairing is Pairing.SAME:
                assert check.start.fact is check.stop.fact


def test_the_norms_that_a_case_file_can_show_are_these() -> None:
    checked = [
        row.id for row in reference.norms().values() if any(term.checks for term in row.terms)
    ]

    assert checked == ["N-VT-TRIAGE", "N-VT-ONDERZOEK", "N-WGS-GESPREK", "N-TREE-GGZ"]


def test_a_duty_says_whether_consent_is_needed() -> None:
    assert {row.consent for row in reference.duties().values()} == {"required", "not_needed"}
