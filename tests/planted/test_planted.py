"""Gaps planted in complete families are told, and nothing else is (measures 2.6): recall and false alarms per rule."""

from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from random import Random
from typing import Any

import pytest

from graphmodel.gaps.catalogue import RULES
from graphmodel.gaps.finding import Finding, Grade, Subjects
from graphmodel.gaps.search import find_gaps
from graphmodel.model import casus as model
from graphmodel.model.network import network_of
from tests.planted.families import INVESTIGATOR, WORKERS, Casus, complete_family
from tests.planted.removing import REMOVERS, Plant, Remover, a_tie

SEEDS = range(8)


def found_in(casus: Casus) -> tuple[Finding, ...]:
    return find_gaps(network_of(model.Casus.model_validate(casus))).findings


def named_by(finding: Finding) -> set[str]:
    return {id_ for sort in Subjects.__annotations__ for id_ in getattr(finding.subjects, sort)}


def codes_of(findings: Iterable[Finding]) -> set[str]:
    return {code for finding in findings for code in (finding.rule, *finding.also)}


def is_told(plant: Plant, findings: Iterable[Finding]) -> bool:
    return any(
        plant.code in (finding.rule, *finding.also) and plant.people <= named_by(finding)
        for finding in findings
    )


def planted(remove: Remover) -> list[Plant]:
    plants = [remove(complete_family(seed), Random(seed)) for seed in SEEDS]  # noqa: S311
    return [plant for plant in plants if plant is not None]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_complete_family_has_nothing_to_report(seed: int) -> None:
    assert found_in(complete_family(seed)) == ()


@pytest.mark.parametrize("remove", REMOVERS, ids=lambda remove: remove.__name__)
def test_every_planted_gap_is_told_of_those_it_is_about(remove: Remover) -> None:
    plants = planted(remove)
    told = [is_told(plant, found_in(plant.casus)) for plant in plants]
    assert len(plants) >= len(SEEDS) // 2
    assert sum(told) / len(told) == 1


@pytest.mark.parametrize("remove", REMOVERS, ids=lambda remove: remove.__name__)
def test_no_rule_tells_what_was_not_planted(remove: Remover) -> None:
    alarms = [codes_of(found_in(p.casus)) - {p.code} - p.also for p in planted(remove)]
    assert set().union(*alarms) == set()


def test_the_plants_are_told_at_the_grade_that_the_files_carry() -> None:
    for plant in planted(a_tie):
        (finding,) = (f for f in found_in(plant.casus) if f.rule == "L01")
        assert finding.grade is Grade.A


def an_agreement(people: Iterable[str], kind: str, **keys: Any) -> dict[str, Any]:
    return {"id": "a1", "kind": kind, "hulpverleners": sorted(people), **keys}


WHOLE_YEAR = {"from": "2022-01-01", "until": None}


@pytest.mark.parametrize("kind", ["toestemming_geweigerd", "via_regisseur", "anders"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_tie_that_is_rightly_absent_is_not_told(seed: int, kind: str) -> None:
    plant = a_tie(complete_family(seed), Random(seed))  # noqa: S311
    assert plant is not None
    agreed = {**plant.casus, "agreements": [an_agreement(plant.people, kind, **WHOLE_YEAR)]}
    assert codes_of(found_in(agreed)).isdisjoint({"L01", "L02", "L03", "L05"})


@pytest.mark.parametrize("seed", SEEDS)
def test_an_agreement_answers_for_the_days_that_it_covers_only(seed: int) -> None:
    plant = a_tie(complete_family(seed), Random(seed))  # noqa: S311
    assert plant is not None
    one_day = an_agreement(plant.people, "pauze", **{"from": "2022-03-01", "until": "2022-03-01"})
    assert is_told(plant, found_in({**plant.casus, "agreements": [one_day]}))


@pytest.mark.parametrize("seed", SEEDS)
def test_who_never_served_together_missed_nobody(seed: int) -> None:
    """One leaves before the other comes: without overlap no contact is looked for."""
    casus = deepcopy(complete_family(seed))
    early, late = "huisarts", "leerkracht"
    for row in casus["involvements"]:
        if row["hulpverlener"] == early:
            row["until"] = "2022-05-31"
        if row["hulpverlener"] == late:
            row["from"] = "2022-06-01"
    both = {early, late}
    casus["contacts"] = [c for c in casus["contacts"] if not both <= set(c["hulpverleners"])]
    told = [f for f in found_in(casus) if f.rule in ("L01", "L02", "L05", "F03")]
    assert [f.id for f in told if both <= named_by(f)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_gap_after_the_day_of_the_report_is_not_told_on_it(seed: int) -> None:
    casus = complete_family(seed)
    late = {**casus["meldingen"][0], "id": "m2", "date": "2022-12-01", "feedback": None}
    changed = model.Casus.model_validate({**casus, "meldingen": [*casus["meldingen"], late]})
    assert "I07" in codes_of(find_gaps(network_of(changed)).findings)
    earlier = network_of(changed, date(2022, 11, 30))
    assert "I07" not in codes_of(find_gaps(earlier).findings)


def with_files_missing(casus: Casus, missing: set[str]) -> Casus:
    """The files of these hulpverleners' organisations were not got: what only they state is not there."""
    gone = {f"{sort}-{who}" for who in missing for sort in ("dossier", "gesprek")}
    contacts: list[dict[str, Any]] = []
    for contact in casus["contacts"]:
        rest = [who for who in contact["hulpverleners"] if who not in missing]
        if contact["source"] not in gone:
            contacts.append({**contact, "confirmed_by": rest})
    kept = deepcopy({**casus, "contacts": contacts})
    kept["sources"] = [s for s in kept["sources"] if s["id"] not in gone]
    for name in (
        "involvements",
        "regie",
        "plans",
        "handovers",
        "signalen",
        "meldingen",
        "decisions",
    ):
        for row in kept[name]:
            if row["source"] in gone:
                del row["source"]
    for name in ("needs", "sightings"):
        kept[name] = [row for row in kept[name] if row["source"] not in gone]
    return kept


@pytest.mark.parametrize("seed", range(24))
def test_nothing_that_hangs_on_a_missing_file_is_graded_a_or_b(seed: int) -> None:
    casus, random = complete_family(seed), Random(seed)  # noqa: S311
    people = [person["id"] for person in casus["hulpverleners"]]
    missing = set(random.sample(people, random.randint(1, len(people) - 1)))
    organisations = {f"org-{who}" for who in missing}
    wrong = [
        finding.id
        for finding in found_in(with_files_missing(casus, missing))
        if not named_by(finding).isdisjoint(missing | organisations)
        and finding.grade in (Grade.A, Grade.B)
        and not RULES[finding.rule].is_of_record
    ]
    assert wrong == []


@pytest.mark.parametrize("seed", range(24))
def test_contacts_that_were_lost_are_told_of_whose_file_is_missing_alone(seed: int) -> None:
    """Every absence that losing a file makes up names somebody whose file was lost, so that a reader can ask for it."""
    casus, random = complete_family(seed), Random(seed)  # noqa: S311
    people = [w for w in WORKERS if w in {p["id"] for p in casus["hulpverleners"]}]
    missing = {random.choice(people)} - {INVESTIGATOR}
    made_up = [
        finding
        for finding in found_in(with_files_missing(casus, missing))
        if finding.rule in ("L01", "L02", "L03", "L05", "F01", "F02", "F03", "R03")
    ]
    assert [f.id for f in made_up if named_by(f).isdisjoint(missing)] == []
