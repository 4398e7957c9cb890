"""L03, L04, L08."""

from typing import Any

from graphmodel.gaps.finding import Grade, Named
from graphmodel.model.casus import Casus
from tests.builders import a_casus, either, findings, ids, meets, serves

FOUR = {"a": "wijkteam", "b": "jeugdhulp_ambulant", "c": "school_po", "d": "leerplicht"}


def two_domains(**lists: Any) -> Casus:
    services = [
        serves("a", domain="jeugd"),
        serves("b", domain="jeugd"),
        serves("c", domain="onderwijs"),
        serves("d", domain="onderwijs"),
    ]
    return a_casus(FOUR, **either(lists, involvements=services))


def test_two_domains_without_any_contact_name_everyone_on_both_sides() -> None:
    (found,) = findings(two_domains(contacts=[meets("a", "b")]), "L03")
    assert found.id == "L03:jeugd~onderwijs"
    assert found.subjects.hulpverleners == ("a", "b", "c", "d")
    assert found.subjects.domains == ("jeugd", "onderwijs")
    assert len(found.pairs) == 4


def test_one_tie_across_answers_l03() -> None:
    assert findings(two_domains(contacts=[meets("b", "c")]), "L03") == ()


def test_somebody_who_works_in_both_domains_joins_them() -> None:
    services = [serves("a", domain="jeugd"), serves("a", domain="onderwijs"), serves("c")]
    assert findings(a_casus(FOUR, involvements=services), "L03") == ()


def test_domains_of_different_times_are_no_pair() -> None:
    services = [
        serves("a", until="2022-05-31"),
        serves("c", domain="onderwijs", from_="2022-06-01"),
    ]
    assert findings(a_casus(FOUR, involvements=services), "L03") == ()


def test_agreements_leave_their_pairs_out_of_l03() -> None:
    def agreed(*pairs: tuple[str, str]) -> Casus:
        rows = [
            {"id": f"a-{x}-{y}", "kind": "via_regisseur", "hulpverleners": [x, y]} for x, y in pairs
        ]
        return two_domains(agreements=rows)

    (found,) = findings(agreed(("a", "c")), "L03")
    assert ("a", "c") not in found.pairs
    assert len(found.pairs) == 3
    every = [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]
    assert findings(agreed(*every), "L03") == ()


ADULT = {"p": "ggz", "j": "wijkteam"}


def adult_care(**lists: Any) -> Casus:
    services = [serves("p", "moeder", "ggz"), serves("j", "kind", "jeugd")]
    return a_casus(ADULT, **either(lists, involvements=services))


def test_adult_care_without_contact_with_the_youth_domain_is_l04() -> None:
    (found,) = findings(adult_care(), "L04")
    assert found.id == "L04:ggz"
    assert found.subjects.hulpverleners == ("j", "p")
    assert found.subjects.gezinsleden == ("kind", "moeder")


def test_contact_answers_l04() -> None:
    assert findings(adult_care(contacts=[meets("j", "p")]), "L04") == ()


def test_without_minors_l04_is_silent() -> None:
    family = {"kind": {"born": "2000-01-01"}, "moeder": {"relation": "parent"}}
    services = [serves("p", "moeder", "ggz"), serves("j", "kind", "jeugd")]
    assert findings(a_casus(ADULT, family, involvements=services), "L04") == ()


def test_a_child_without_a_date_of_birth_is_a_minor() -> None:
    assert ids(findings(adult_care(), "L04")) == ["L04:ggz"]


def test_nobody_in_the_youth_domain_is_told_as_such() -> None:
    (found,) = findings(a_casus(ADULT, involvements=[serves("p", "moeder", "ggz")]), "L04")
    assert (found.variant, found.subjects.hulpverleners) == ("nobody", ("p",))


def test_an_agreement_answers_l04() -> None:
    rows = [{"id": "a1", "kind": "toestemming_geweigerd", "hulpverleners": ["j", "p"]}]
    assert findings(adult_care(agreements=rows), "L04") == ()


PARTNERS = {"r": "wijkteam", "h": "huisarts", "z": "jgz", "s": "school_po"}


def with_partners(born: str, *connected: str, present: str = "hzs") -> Casus:
    people = {who: type_ for who, type_ in PARTNERS.items() if who == "r" or who in present}
    people["x"] = "politie"
    services = [serves("r", regie="casusregie")]
    services += [serves(who, domain="gezondheid") for who in people if who in "hzs"]
    return a_casus(
        people,
        {"kind": {"born": born}},
        involvements=[*services, serves("x", domain="veiligheid")],
        contacts=[meets("r", who) for who in connected],
    )


def test_partners_with_contact_with_the_regisseur_answer_l08() -> None:
    assert findings(with_partners("2020-05", "h", "z"), "L08") == ()
    assert findings(with_partners("2012-05", "h", "s"), "L08") == ()


def test_jgz_is_asked_under_four_and_school_from_four() -> None:
    assert ids(findings(with_partners("2020-05", "h"), "L08")) == ["L08:regie-jgz-u4"]
    assert ids(findings(with_partners("2012-05", "h"), "L08")) == ["L08:regie-school"]


def test_a_partner_who_is_not_in_the_record_is_told_as_absent_and_not_graded_high() -> None:
    (found,) = findings(with_partners("2012-05", "s", present="s"), "L08")
    assert (found.id, found.variant, found.grade) == ("L08:regie-huisarts", "absent", Grade.D)


def test_a_partner_without_contact_with_the_regisseur_is_told_as_unconnected() -> None:
    (found,) = findings(with_partners("2012-05", "s"), "L08")
    assert (found.id, found.variant) == ("L08:regie-huisarts", "unconnected")
    assert found.subjects.hulpverleners == ("h", "r")


def test_without_a_date_of_birth_neither_jgz_nor_school_is_asked() -> None:
    casus = a_casus(
        {"r": "wijkteam", "h": "huisarts"},
        involvements=[serves("r", regie="casusregie"), serves("h", domain="gezondheid")],
        contacts=[meets("h", "r")],
    )
    assert findings(casus, "L08") == ()


def test_adult_care_is_held_against_the_minors_of_its_own_time() -> None:
    """On the day of the report the child is eighteen, when the treatment began it was not."""
    grown_up = {"kind": {"born": "2004-06-01"}, "moeder": {"relation": "parent"}}
    services = [serves("a", "moeder", "ggz", until="2022-05-31"), serves("b")]
    (found,) = findings(a_casus(FOUR, grown_up, involvements=services), "L04")
    assert found.values["minors"] == (Named("gezinsleden", "kind"),)
    later = [serves("a", "moeder", "ggz", from_="2022-07-01"), serves("b")]
    assert findings(a_casus(FOUR, grown_up, involvements=later), "L04") == ()


def test_youth_care_that_had_ended_is_nobody_for_adult_care_that_came_later() -> None:
    services = [serves("a", "moeder", "ggz", from_="2022-06-01"), serves("b", until="2022-04-30")]
    (found,) = findings(a_casus(FOUR, involvements=services), "L04")
    assert (found.variant, found.subjects.hulpverleners) == ("nobody", ("a",))
    met = a_casus(FOUR, involvements=services, contacts=[meets("a", "b", on="2022-04-15")])
    assert findings(met, "L04") == ()


def test_contact_between_partner_and_regisseur_is_graded_by_the_files_of_both() -> None:
    people = {"a": "wijkteam", "h": "huisarts"}
    services = [serves("a", regie="casusregie"), serves("h", domain="gezondheid")]
    files = [{"id": "dossier-h", "kind": "dossier", "organisation": "org-h"}]
    casus = a_casus(people, involvements=[{**s, "source": "dossier-h"} for s in services])
    grades = {f.id: f.grade for f in findings(casus, "L08")}
    assert grades["L08:regie-huisarts"] is Grade.B
    missing = a_casus(
        people, involvements=[{**s, "source": "dossier-h"} for s in services], sources=files
    )
    grades = {f.id: f.grade for f in findings(missing, "L08")}
    assert grades["L08:regie-huisarts"] is Grade.C
