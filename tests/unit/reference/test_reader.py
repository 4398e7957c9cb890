"""Reading: lazily, once, typed, and with a clear error for what does not exist."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

import pytest

from graphmodel import reference
from graphmodel.errors import UnknownReferenceError, VangnetError
from graphmodel.reference.decoding import decode
from graphmodel.reference.rows import NormRow, SourceRow
from graphmodel.vocabulary import Binding, Domain, OrganisationType, RowStatus

IMPORT_ONLY = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import graphmodel.reference
print([path for path in opened if path.endswith(".yaml")])
"""


def a_norm(**changes: object) -> NormRow:
    given = reference.norm("N-VT-TRIAGE")
    values: dict[str, Any] = {
        name: getattr(given, name) for name in NormRow.__dataclass_fields__ if name not in changes
    }
    return NormRow(**values, **cast("Any", changes))


def test_importing_the_package_reads_no_file() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", IMPORT_ONLY], capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "read",
    [reference.domains, reference.norms, reference.handover_types, reference.big5_domains],
    ids=["domains", "norms", "handover_types", "big5_domains"],
)
def test_asking_twice_gives_the_same_rows(read: Callable[[], Mapping[str, object]]) -> None:
    assert read() is read()


def test_the_rows_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        cast("Any", reference.domains())["nieuw"] = None


def test_a_row_is_found_by_its_enum_and_by_its_id() -> None:
    assert reference.organisation_type("vt") is reference.organisation_type(OrganisationType.VT)
    assert reference.organisation_type("vt").name.in_language("nl") == "Veilig Thuis"


@pytest.mark.parametrize(
    "ask",
    [
        lambda: reference.organisation_type("geen"),
        lambda: reference.norm("N-GEEN"),
        lambda: reference.handover_type("HO-GEEN"),
        lambda: reference.name_of("domain", "geen", "nl"),
        lambda: reference.name_of("geen", "jeugd", "nl"),
        lambda: reference.name_of("relation", "geen", "nl"),
        lambda: reference.name_of("domain", "jeugd", "fr"),
        lambda: reference.values_of("geen"),
    ],
    ids=["type", "norm", "handover", "value", "list", "closed value", "language", "values"],
)
def test_what_does_not_exist_is_an_error_of_our_own(ask: Callable[[], object]) -> None:
    with pytest.raises(UnknownReferenceError) as caught:
        ask()

    assert isinstance(caught.value, VangnetError)


def test_the_error_names_the_list_and_the_value() -> None:
    with pytest.raises(UnknownReferenceError) as caught:
        reference.role("tovenaar")

    assert (caught.value.list_name, caught.value.value) == ("role", "tovenaar")


@pytest.mark.parametrize(
    ("one", "all_of_them"),
    [
        (reference.source, reference.sources),
        (reference.domain, reference.domains),
        (reference.organisation_type, reference.organisation_types),
        (reference.inspection, reference.inspections),
        (reference.role, reference.roles),
        (reference.contact_kind, reference.contact_kinds),
        (reference.involvement_kind, reference.involvement_kinds),
        (reference.handover_type, reference.handover_types),
        (reference.norm, reference.norms),
        (reference.regie_rule, reference.regie_rules),
        (reference.duty, reference.duties),
    ],
    ids=lambda read: read.__name__,
)
def test_each_row_is_found_by_its_id(
    one: Callable[[str], object], all_of_them: Callable[[], Mapping[str, object]]
) -> None:
    assert all(one(id_) is row for id_, row in all_of_them().items())


def test_names_are_given_in_the_language_asked_for() -> None:
    assert reference.name_of("row_status", RowStatus.RECALLED, "nl") == "te controleren"
    assert reference.name_of("row_status", RowStatus.RECALLED, "en") == "to be checked"
    assert reference.name_of("role", "zorgcoordinator", "nl") == "zorgcoördinator"


def test_a_norm_holds_from_its_first_day() -> None:
    norm = a_norm(valid_from=date(2015, 1, 1), valid_to=date(2020, 1, 1))

    assert not norm.holds_on(date(2014, 12, 31))
    assert norm.holds_on(date(2015, 1, 1))


def test_a_norm_no_longer_holds_on_the_day_that_ends_it() -> None:
    norm = a_norm(valid_from=date(2015, 1, 1), valid_to=date(2020, 1, 1))

    assert norm.holds_on(date(2019, 12, 31))
    assert not norm.holds_on(date(2020, 1, 1))


def test_a_bound_that_is_not_established_excludes_no_day() -> None:
    assert a_norm(valid_from=None, valid_to=None).holds_on(date(1900, 1, 1))


def test_norms_on_a_day_leave_out_what_came_later() -> None:
    before = reference.norms_on(date(2014, 6, 1))

    assert "N-VT-TRIAGE" not in before
    assert "N-WGS-GESPREK" in before
    assert set(reference.norms_on(date(2024, 1, 1))) == set(reference.norms())


def test_a_term_in_an_act_or_an_order_in_council_is_legal() -> None:
    assert a_norm(binding=Binding.AMVB).is_legal
    assert not a_norm(binding=Binding.VELDNORM).is_legal


def test_a_norm_without_a_verified_term_is_to_be_checked() -> None:
    assert reference.norm("N-CIZ").status is RowStatus.RECALLED
    assert reference.norm("N-CAL-JW").status is RowStatus.VERIFIED


def test_each_column_of_the_big_5_has_domains() -> None:
    columns = reference.big5_domains()

    assert all(columns.values())
    assert columns["wonen"] == (Domain.WONEN,)
    assert columns["school_en_werk"] == (Domain.ONDERWIJS, Domain.WERK)


def test_each_of_the_five_basisvoorwaarden_has_domains() -> None:
    filling = reference.basisvoorwaarden_domains()

    assert all(filling[row.id] for row in reference.basisvoorwaarden().values() if not row.extra)


def test_a_key_that_a_row_does_not_have_stops_the_reading() -> None:
    with pytest.raises(TypeError, match="titel"):
        decode(SourceRow, {"id": "S99", "titel": "x", "kind": "web"})


def test_a_value_of_another_type_stops_the_reading() -> None:
    with pytest.raises(TypeError):
        decode(SourceRow, {"id": "S99", "title": 7, "kind": "web"})
