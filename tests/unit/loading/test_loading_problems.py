"""What is wrong with a casus file, each with its line and path, and all of it at once."""

import pytest

from graphmodel.loading import Media
from graphmodel.loading.checking import MOST_IN_ENTRY
from graphmodel.loading.tree import MOST_FLAWS
from graphmodel.vocabulary import OrganisationType
from tests.unit.loading.written import (
    WHOLE,
    changed,
    found_in,
    line_of,
    problems_of,
    told,
    with_line,
)


@pytest.mark.parametrize(
    ("old", "new", "path", "code"),
    [
        ("relation: child", "relation: kid", "gezinsleden[0].relation", "not_in_list"),
        ("born: 2015-04", "born: 2023-02-30", "gezinsleden[0].born", "no_such_day"),
        ("born: 2015-04", "born: 2023-13", "gezinsleden[0].born", "no_such_day"),
        ("born: 2015-04", "born: april 2015", "gezinsleden[0].born", "not_a_date"),
        ("born: 2015-04", "born: [2015]", "gezinsleden[0].born", "not_a_date"),
        ("in_gezin: true", "in_gezin: misschien", "gezinsleden[0].in_gezin", "not_a_truth_value"),
        ("in_gezin: true", "in_gezin: []", "gezinsleden[0].in_gezin", "not_a_truth_value"),
        ("label: Dochter", "label: ''", "gezinsleden[0].label", "empty_text"),
        ("label: Dochter", "label: true", "gezinsleden[0].label", "not_text"),
        ("label: Dochter", "label: {a: b}", "gezinsleden[0].label", "not_text"),
        ("label: Dochter", "lable: Dochter", "gezinsleden[0].lable", "unknown_key"),
        ("relation: child, ", "", "gezinsleden[0].relation", "missing_key"),
        ("municipality: GM0344", "municipality: '0344'", "casus.municipality", "bad_municipality"),
        ("themes: [18-18plus, lvb]", "themes: [LVB]", "casus.themes[0]", "bad_theme"),
        ("themes: [18-18plus, lvb]", "themes: lvb", "casus.themes", "not_a_list"),
        ("themes: [18-18plus, lvb]", "themes:", "casus.themes", "null_list"),
        ("id: gezin-voorbeeld", "id: Gezin", "casus.id", "bad_id"),
        ("plans: []", "plans:", "plans", "null_list"),
        ("plans: []", "plans: geen", "plans", "not_a_list"),
        ("plans: []", "plans: {a: b}", "plans", "not_a_list"),
        ("plans: []", "plans: [p1]", "plans[0]", "not_an_entry"),
        ("plans: []", "plan: []", "plan", "unknown_key"),
        ("invited: []", "invited: null", "contacts[0].invited", "null_list"),
        ("source: b1 p. 12", "source: p. 12", "contacts[0].source", "bad_source"),
        ("source: b1 p. 12", "source: b2 p. 12", "contacts[0].source", "unknown_reference"),
        ("[hv-1, hv-2]", "[hv-1, hv-3]", "contacts[0].hulpverleners[1]", "unknown_reference"),
        ("[hv-1, hv-2]", "[hv-1]", "contacts[0].hulpverleners", "one_hulpverlener"),
        ("to: hv-1, date", "to: hv-9, date", "signalen[0].shared[0].to", "unknown_reference"),
        ("since: 2022-01-20", "since: nooit", "signalen[0].known_by[0].since", "not_a_date"),
        ('registry: "agb:01234567"', "registry: 1", "organisations[0].registry", "bad_registry"),
        ("until: 2023-06-30", "until: 2019", "casus.examined.until", "ends_before_it_starts"),
        (
            "gezinsleden: [kind-1]}",
            "gezinsleden: [x]}",
            "calamiteit.gezinsleden[0]",
            "unknown_reference",
        ),
        ("format: casus/1", "format: casus/9", "format", "wrong_format"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_path(old: str, new: str, path: str, code: str) -> None:
    assert found_in(changed(old, new)) == [(line_of(old), path, code)]


def test_a_mistake_in_lines_of_its_own_has_that_line() -> None:
    text = changed("severity: severe", "severity: grave")

    assert found_in(text) == [(line_of("severity: severe"), "signalen[0].severity", "not_in_list")]


def test_the_same_mistake_has_the_same_place_in_json() -> None:
    text = '{"format": "casus/1",\n "casus": {"id": "a"},\n "gezinsleden": [\n  {"id": "k",\n   "relation": "kid"}]}'

    assert found_in(text, Media.JSON) == [(5, "gezinsleden[0].relation", "not_in_list")]


def test_every_problem_is_reported_at_once_in_order_of_line() -> None:
    text = (
        WHOLE.replace("relation: child", "relation: kid")
        .replace("since: 2022-01-20", "since: nooit")
        .replace("organisation: school", "organisation: scool")
        .replace("until: 2023-06-30", "until: 2019")
        .replace("plans: []", "plan: []")
    )

    assert found_in(text) == [
        (7, "casus.examined.until", "ends_before_it_starts"),
        (12, "gezinsleden[0].relation", "not_in_list"),
        (18, "hulpverleners[1].organisation", "unknown_reference"),
        (line_of("- {hulpverlener: hv-2"), "signalen[0].known_by[0].since", "not_a_date"),
        (line_of("plans: []"), "plan", "unknown_key"),
    ]


def test_references_to_an_entry_that_could_not_be_read_are_no_problem() -> None:
    text = changed("role: leerkracht", "role: juf")

    assert [code for _, _, code in found_in(text)] == ["not_in_list"]


def test_the_references_of_an_entry_that_could_not_be_read_are_looked_up() -> None:
    text = (
        WHOLE.replace(
            "kind: casusoverleg, hulpverleners: [hv-1, hv-2]", "hulpverleners: [hv-9, X, hv-9]"
        )
        .replace("severity: severe", "severity: grave")
        .replace("since: 2022-01-20", "since: nooit, source: b8")
        .replace("to: hv-1, date", "to: hv-8, date")
    )

    assert [(path, code) for _, path, code in found_in(text)] == [
        ("contacts[0].hulpverleners", "named_twice"),
        ("contacts[0].hulpverleners[0]", "unknown_reference"),
        ("contacts[0].hulpverleners[1]", "bad_id"),
        ("contacts[0].hulpverleners[2]", "unknown_reference"),
        ("contacts[0].kind", "missing_key"),
        ("signalen[0].severity", "not_in_list"),
        ("signalen[0].known_by[0].since", "not_a_date"),
        ("signalen[0].known_by[0].source", "unknown_reference"),
        ("signalen[0].shared[0].to", "unknown_reference"),
    ]


def test_what_could_not_be_read_makes_no_further_problems() -> None:
    text = (
        WHOLE.replace("until: null, source: b1", "until: ooit, ended: verhuisd, source: b1")
        .replace("[hv-1, hv-2]", "hv-1")
        .replace("type: wijkteam", "type: ander")
    )

    assert [(path, code) for _, path, code in found_in(text)] == [
        ("organisations[0].type", "not_in_list"),
        ("involvements[0].until", "not_a_date"),
        ("contacts[0].hulpverleners", "not_a_list"),
    ]


WRONG_TWICE = """\
format: casus/1
casus: {id: a, municipality: x, examined: {from: 2023, until: 2021, x: 1}}
gezinsleden: [{id: k, relation: kid}]
organisations:
  - {id: o, type: anders, name: []}
hulpverleners:
  - {id: h, organisation: o, role: huisarts}
  - {id: h, organisation: p, role: dokter}
involvements:
  - {hulpverlener: q, gezinslid: k, domain: ggz, kind: x, from: 2022-05, until: 2022-04}
  - {hulpverlener: h, gezinslid: k, domain: x, kind: behandelt, ended: verhuisd, from: 2022}
contacts:
  - {id: c, kind: x, hulpverleners: [h], confirmed_by: [q]}
  - {id: d, kind: info, hulpverleners: [H]}
plans:
  - {id: p, name: [], from: 2022, until: 2021, hulpverleners: [h, h]}
agreements:
  - {id: a, kind: x, hulpverleners: [h], from: 2022-05, until: 2022-04}
"""


def test_what_is_right_in_an_entry_with_a_mistake_is_held_against_the_others() -> None:
    assert found_in(WRONG_TWICE) == [
        (2, "casus.examined.until", "ends_before_it_starts"),
        (2, "casus.examined.x", "unknown_key"),
        (2, "casus.municipality", "bad_municipality"),
        (3, "gezinsleden[0].relation", "not_in_list"),
        (5, "organisations[0].domains", "domains_missing"),
        (5, "organisations[0].name", "not_text"),
        (8, "hulpverleners[1].id", "duplicate_id"),
        (8, "hulpverleners[1].organisation", "unknown_reference"),
        (8, "hulpverleners[1].role", "not_in_list"),
        (10, "involvements[0].hulpverlener", "unknown_reference"),
        (10, "involvements[0].kind", "not_in_list"),
        (10, "involvements[0].until", "ends_before_it_starts"),
        (11, "involvements[1].domain", "not_in_list"),
        (11, "involvements[1].ended", "ended_without_until"),
        (13, "contacts[0].confirmed_by[0]", "unknown_reference"),
        (13, "contacts[0].hulpverleners", "one_hulpverlener"),
        (13, "contacts[0].kind", "not_in_list"),
        (14, "contacts[1].hulpverleners", "one_hulpverlener"),
        (14, "contacts[1].hulpverleners[0]", "bad_id"),
        (16, "plans[0].hulpverleners", "named_twice"),
        (16, "plans[0].name", "not_text"),
        (16, "plans[0].until", "ends_before_it_starts"),
        (18, "agreements[0].hulpverleners", "one_hulpverlener"),
        (18, "agreements[0].kind", "not_in_list"),
        (18, "agreements[0].until", "ends_before_it_starts"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("until: null, source", "tot: 2022, ended: verhuisd, source", "unknown_key"),
        ("until: null, source", "until: *u, ended: verhuisd, source", "yaml_alias"),
        ("from: 2021-03, until: null", "from: 2023-13, until: 2022", "no_such_day"),
        ("[hv-1, hv-2], invited", "[hv-1, Hv-2], confirmed_by: [hv-2], invited", "bad_id"),
        ("[hv-1, hv-2], invited", "[hv-1, {}], invited", "not_text"),
        ("[hv-1, hv-2], invited", "[[], {}], confirmed_by: [hv-2], invited", "not_text not_text"),
        ("type: school_po, domains: [onderwijs]", "type: anders, domains: [x]", "not_in_list"),
        ("type: school_po, domains: [onderwijs]", "type: anders, domein: x", "unknown_key"),
    ],
)
def test_what_a_mistake_hides_is_not_taken_for_absent(old: str, new: str, codes: str) -> None:
    assert [code for _, _, code in found_in(changed(old, new))] == codes.split()


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("relation: child", "relatie: child", "gezinsleden[0].relatie"),
        ("hulpverleners: [hv-1, hv-2]", "hulpverlener: [hv-1, hv-2]", "contacts[0].hulpverlener"),
        ("{hulpverlener: hv-2, since", "{hulpverleners: hv-2, since", "signalen[0].known_by[0]"),
        ("format: casus/1", "formaat: casus/1", "formaat"),
        ("casus:\n", "cassus:\n", "cassus"),
    ],
)
def test_a_required_key_that_is_mistyped_is_one_problem(old: str, new: str, path: str) -> None:
    ((line, place, code),) = found_in(changed(old, new))
    assert (line, code) == (line_of(old), "unknown_key")
    assert place.startswith(path)


def test_a_required_key_that_nothing_resembles_is_missing() -> None:
    assert [
        (path, code) for _, path, code in found_in(changed("relation: child", "xyz: child"))
    ] == [
        ("gezinsleden[0].relation", "missing_key"),
        ("gezinsleden[0].xyz", "unknown_key"),
    ]


def test_who_confirms_a_contact_and_is_unknown_is_one_problem() -> None:
    text = changed("[hv-1, hv-2], invited", "[hv-1, hv-2], confirmed_by: [hv-9], invited")
    assert [(path, code) for _, path, code in found_in(text)] == [
        ("contacts[0].confirmed_by[0]", "unknown_reference")
    ]


@pytest.mark.parametrize("taken", ["*k", "[*k, *l]", "{source: b1}"])
def test_keys_that_are_taken_over_from_elsewhere_are_one_problem(taken: str) -> None:
    text = changed("{id: kind-1, label", f"{{<<: {taken}, id: kind-1, label")
    assert found_in(text) == [(line_of("id: kind-1, label"), "gezinsleden[0]", "yaml_merge")]


def test_positions_count_the_entries_that_could_not_be_read() -> None:
    text = with_line("  - {id: kind-2, relation: kid}", "gezinsleden:")
    text = text.replace("- {id: kind-1, label", "- {source: b7, id: kind-1, label")

    assert found_in(text) == [
        (12, "gezinsleden[0].relation", "not_in_list"),
        (13, "gezinsleden[1].source", "unknown_reference"),
    ]


def test_a_mistyped_list_is_one_problem_not_one_per_reference() -> None:
    text = changed("hulpverleners:\n", "hulpverlener:\n")

    assert [code for _, _, code in found_in(text)] == ["unknown_key"]


def test_an_id_twice_is_found_also_when_one_of_the_two_cannot_be_read() -> None:
    text = with_line("  - {id: kind-1, relation: kid}", "gezinsleden:")

    assert found_in(text) == [
        (12, "gezinsleden[0].relation", "not_in_list"),
        (13, "gezinsleden[1].id", "duplicate_id"),
    ]


def test_the_allowed_values_and_a_near_match_are_named() -> None:
    (problem,) = problems_of(changed("type: wijkteam", "type: wijkteem"))

    assert dict(problem.values) == {"allowed": ", ".join(OrganisationType), "near": "wijkteam"}


def test_the_allowed_keys_and_a_near_match_are_named() -> None:
    (problem,) = problems_of(changed("label: Dochter", "Label: Dochter"))

    assert dict(problem.values)["near"] == "label"
    assert dict(problem.values)["allowed"] == "source, id, label, relation, born, in_gezin"


def test_a_near_id_is_named_for_a_reference() -> None:
    (problem,) = problems_of(changed("[hv-1, hv-2]", "[hv-1, hv2]"))

    assert dict(problem.values) == {"id": "hv2", "lists": "hulpverleners", "near": "hv-2"}


def test_a_key_twice_is_told_and_its_first_value_is_checked() -> None:
    text = changed("relation: child", "relation: kid, relation: child")

    assert found_in(text) == [
        (12, "gezinsleden[0].relation", "duplicate_key"),
        (12, "gezinsleden[0].relation", "not_in_list"),
    ]


def test_a_key_twice_is_told_in_json() -> None:
    text = '{"format": "casus/1",\n "casus": {"id": "a",\n "id": "b"}}'

    assert found_in(text, Media.JSON) == [(3, "casus.id", "duplicate_key")]


@pytest.mark.parametrize(
    ("added", "line", "code"),
    [
        ("x: 'open", 2, "yaml_quote"),
        ("x: [a, b", 3, "yaml_bracket"),
        ("x: a: b", 2, "yaml_colon"),
        ("\tx: 1", 2, "yaml_tab"),
        ("x: @a", 2, "yaml_start"),
        ('x: "\\q"', 2, "yaml_escape"),
        ("   x: 1\n  y: 2", 2, "yaml_colon"),
        ("x:\n  y: 1\n z: 1", 4, "yaml_indent"),
        ("x", 3, "yaml_no_colon"),
        ("? [a]\n: b", 2, "yaml_key"),
        ("x: {{ naam }}", 2, "yaml_key"),
        ("%TAG ! a", 2, "yaml_directive"),
    ],
)
def test_a_syntax_error_ends_the_reading_at_its_line(added: str, line: int, code: str) -> None:
    text = f"format: casus/9\n{added}\ncasus: 1\n"

    assert [(at, found) for at, _, found in found_in(text)] == [(line, code)]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('{"a": 1\n "b": 2}', 2, "json_comma"),
        ('{"a":\n "b}', 2, "json_quote"),
        ('{"a":\n "\\q"}', 2, "json_escape"),
        ('{"a":\n "b\nc"}', 2, "json_line_break"),
        ('{"a": 1}\n{}', 2, "json_more"),
        ("{\n'a': 1}", 2, "json_syntax"),
        ("x", 1, "json_syntax"),
    ],
)
def test_a_syntax_error_in_json_has_its_line(text: str, line: int, code: str) -> None:
    assert found_in(text, Media.JSON) == [(line, "", code)]


def test_a_comma_too_many_in_json_is_told() -> None:
    # Python 3.13 points at the comma, earlier versions at what follows it.
    assert [code for _, _, code in found_in('{"a": 1,\n}', Media.JSON)] == ["json_syntax"]


@pytest.mark.parametrize(
    ("added", "code"),
    [
        ("  note: &a x", "yaml_anchor"),
        ("  note: !!binary x", "yaml_tag"),
        ("  note: !x {a: b}", "yaml_tag"),
        ("  note: *a", "yaml_alias"),
        ("  <<: {id: b}", "yaml_merge"),
    ],
)
def test_what_could_blow_up_a_file_is_refused(added: str, code: str) -> None:
    assert (7, code) in [(line, found) for line, _, found in found_in(with_line(added, "  themes"))]


def test_a_refused_place_is_not_complained_about_twice() -> None:
    assert found_in(changed("plans: []", "plans: [*p]")) == [
        (line_of("plans: []"), "plans[0]", "yaml_alias")
    ]


def test_a_bomb_of_aliases_costs_nothing() -> None:
    levels = [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(30)]

    codes = {code for _, _, code in found_in("\n".join(levels))}

    assert codes == {"yaml_anchor", "yaml_alias", "unknown_key", "missing_key"}


def test_many_directives_cost_nothing() -> None:
    text = "".join(f"%TAG !a{number}! b\n" for number in range(300_000)) + "---\nformat: casus/1\n"

    assert found_in(text) == [(1, "", "yaml_directive")]


@pytest.mark.parametrize("media", list(Media))
@pytest.mark.parametrize("depth", [41, 500, 100_000])
def test_deep_nesting_is_told_with_its_line(media: Media, depth: int) -> None:
    text = '{"format": "casus/1",\n"x": ' + "[" * depth + "]" * depth + "}"

    assert [(line, code) for line, _, code in found_in(text, media)] == [(2, "too_deep")]


def test_a_second_document_is_refused() -> None:
    assert found_in(f"{WHOLE}---\nformat: casus/1\n") == [
        (WHOLE.count("\n") + 1, "", "yaml_documents")
    ]


@pytest.mark.parametrize("text", ["", "  \n", "# niets\n", "---\n", "null"])
def test_an_empty_file_is_told(text: str) -> None:
    assert found_in(text) == [(1, "", "empty_file")]
    if text.strip() in ("", "null"):
        assert found_in(text, Media.JSON) == [(1, "", "empty_file")]


@pytest.mark.parametrize("text", ["[]", "5", "[1, 2]", '"a"'])
@pytest.mark.parametrize("media", list(Media))
def test_a_text_that_is_no_casus_is_told(text: str, media: Media) -> None:
    assert found_in(text, media) == [(1, "", "not_a_casus")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_another_encoding_is_told(encoding: str) -> None:
    assert [code for _, _, code in found_in(WHOLE.encode(encoding))] == ["not_utf8"]


def test_another_encoding_is_told_at_its_line() -> None:
    assert found_in("a: 1\nb: é\n".encode("latin-1")) == [(2, "", "not_utf8")]


@pytest.mark.parametrize("letter", ["\0", "\x1b", "\x7f", "\x9b", "\ufeff", "\ufffe"])
@pytest.mark.parametrize("media", list(Media))
def test_a_control_character_is_told_at_its_line(letter: str, media: Media) -> None:
    assert found_in(f"# a\n# {letter}\n", media) == [(2, "", "control_character")]


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ('{"format": "casus/1",\n "casus": {"id": "a", "title": "\\u0000"}}', Media.JSON),
        ('{"format": "casus/1",\n "casus": {"id": "a", "title": "\\u001b[2J"}}', Media.JSON),
        ('format: casus/1\ncasus: {id: a, title: "\\e[2J"}', Media.YAML),
    ],
)
def test_a_control_character_behind_an_escape_is_told(text: str, media: Media) -> None:
    assert found_in(text, media) == [(2, "casus.title", "control_character")]


def test_half_a_character_is_told() -> None:
    text = '{"format": "casus/1", "casus": {"id": "a", "title": "\\ud83d"}}'

    assert found_in(text, Media.JSON) == [(1, "casus.title", "bad_character")]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_json_does_not_have_is_told(number: str) -> None:
    text = f'{{"format": "casus/1", "casus": {{"id": "a",\n "title": {number}}}}}'

    assert found_in(text, Media.JSON) == [(2, "casus.title", "json_number")]


def test_lines_are_counted_as_in_an_editor() -> None:
    text = changed("title: Gezin Voorbeeld (verzonnen)", "title: 'a\u2028\u2029\u0085b'")

    assert found_in(text.replace("relation: child", "relation: kid"))[0][0] == 12


def test_a_key_that_could_be_a_name_is_not_repeated() -> None:
    text = changed("label: Dochter", "Janneke de Vries: Dochter")

    assert found_in(text) == [(12, "gezinsleden[0].?", "unknown_key")]
    assert "Janneke" not in told(text)


def test_a_value_is_not_repeated() -> None:
    text = (
        WHOLE.replace("relation: child", "relation: Janneke")
        .replace("born: 2015-04", "born: Janneke")
        .replace("[hv-1, hv-2]", "[Janneke, hv-2]")
        .replace("in_gezin: true", "in_gezin: Janneke")
        .replace("format: casus/1", "format: Janneke")
    )

    assert len(problems_of(text)) == 5
    assert "Janneke" not in told(text)


def test_an_entry_of_thousands_of_values_is_one_problem() -> None:
    text = changed("[hv-1, hv-2]", f"[{'X, ' * MOST_IN_ENTRY}hv-2]")

    assert found_in(text) == [(line_of("[hv-1, hv-2]"), "contacts[0]", "too_many")]


def test_of_a_flood_of_problems_the_first_are_listed() -> None:
    problems = problems_of("format: casus/1\ncasus: {id: a}\nplans:\n" + "- x\n" * (MOST_FLAWS + 5))

    assert len(problems) == MOST_FLAWS + 1
    assert problems[-1].code == "problem.more"


@pytest.mark.parametrize(
    "start", [b"PK\x03\x04\x14\x00", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"]
)
def test_a_file_of_another_program_is_told_as_such(start: bytes) -> None:
    (problem,) = problems_of(start + bytes(range(256)))
    assert (problem.line, problem.code) == (0, "problem.other_file")
