"""What a report may say: fact and finding, never a judgement, and a sentence for everything that a rule can find."""

import re
import string
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import graphmodel.language
from graphmodel import reference
from graphmodel.analysis.contact_stream import EventKind
from graphmodel.analysis.knowledge import Way
from graphmodel.analysis.tracing import Verdict
from graphmodel.gaps.catalogue import RULES
from graphmodel.gaps.finding import Finding, Grade, Kind, Severity, Subjects
from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language, text
from graphmodel.loading import read_casus_file
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from graphmodel.report.build import gap_report
from graphmodel.report.document import GapReport, ReportedFinding
from graphmodel.report.names import Names
from graphmodel.report.sentences import Sentences
from graphmodel.vocabulary import CoverageState
from tests.builders import a_casus, meets, serves
from tests.unit.language.rule_calls import OF_ALL_RECIPIENTS, readable, variants

ROOT = Path(graphmodel.language.__file__).parents[2]
STORIES = sorted((ROOT / "fixtures").glob("*/*.yaml"))
CASUSSEN = [path for path in STORIES if path.name != "fires.yaml"]

SPEAKS_OF_TIME = ("trace.", "verdict.", "way.", "reason.", "strength.", "name.", "diff.")
"""The texts about who knew what when, and about two days beside each other."""

SPEAKS_OF_PEOPLE = (
    *("finding.", "rule.", "grade.", "kind.", "severity.", "summary.", "method.", "detail."),
    *SPEAKS_OF_TIME,
)
"""The texts that the rules of measures 7 bind: the words of the rules, those of a report and those of a trace."""

PARTS = ("name", "what", "why", "example", "overturned_by", "question")

STANDARD = {
    "hulpverleners",
    "gezinsleden",
    "organisations",
    "domains",
    "from",
    "until",
    "period",
    "day",
    "norm",
}
"""What the report fills in for every finding."""

BANNED = {
    Language.NL: (
        r"waarschijnlijk\w*",
        r"vermoedelijk\w*",
        r"duidelijk\w*",
        r"(had(den)?|hoorden?|diende?n?) (het |dit |dat )?(te|moeten) (weten|horen|delen|zeggen)",
        r"verzuim(d\w*|t)",
        r"schuld(ig\w*)?",
        r"verwijtba\w*",
        r"nalatig\w*",
        r"foute?n?",
        r"faalde?n?|falen|faalt",
        r"tekort ?\w*schoten",
        r"(er )?was geen contact",
    ),
    Language.EN: (
        r"probabl\w+",
        r"(un)?likely",
        r"clear(ly)?",
        r"(should|ought to) have (known|shared|heard|told|said)",
        r"blam\w+",
        r"faults?|faulty",
        r"negligen\w+|neglect\w*",
        r"fail\w*",
        r"(there )?was no contact",
    ),
}

GRADES_OF_WORK = {Language.NL: r"goed|slechte?", Language.EN: r"good(?! practice)|bad(ly)?"}
"""Words for how well somebody worked; only somebody in an invented example may be told to sleep badly."""

KEYS_OF_THE_FILE = {
    *Casus.model_fields,
    "confirmed_by",
    "ended",
    "feedback",
    "hulpverleners",
    "in_gezin",
    "invited",
    "known_by",
    "organisation",
    "shared",
    "waiting_at",
}


@cache
def texts(language: str) -> dict[str, tuple[str, ...]]:
    """Every key of a language with its text, or with the texts of a plural."""
    found: dict[str, tuple[str, ...]] = {}
    folder = Path(graphmodel.language.__file__).parent / language / "LC_MESSAGES"
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id:
                    key = message.id if isinstance(message.id, str) else message.id[0]
                    said = message.string or ""
                    found[key] = (said,) if isinstance(said, str) else tuple(said)
    return found


def said(language: str, *starts: str) -> Iterator[tuple[str, str]]:
    """Each text of the keys that begin with any of `starts`, the forms of a plural apart."""
    for key, forms in texts(language).items():
        if key.startswith(starts):
            yield from ((key, form) for form in forms)


def names_in(forms: Iterable[str]) -> set[str]:
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


@cache
def report_of(path: Path) -> tuple[GapReport, tuple[Finding, ...]]:
    gaps = find_gaps(network_of(read_casus_file(path)))
    return gap_report(gaps), gaps.findings


def told(path: Path) -> Iterator[tuple[str, str]]:
    """Every sentence of the findings of a story, with the id of its finding."""
    for finding in report_of(path)[0].findings:
        shown = (
            *(finding.text.nl, finding.text.en),
            *(finding.overturned_by.nl, finding.overturned_by.en),
            *(finding.question.nl, finding.question.en),
        )
        yield from ((finding.id, sentence) for sentence in shown)


def a_finding(rule: str) -> Finding:
    return Finding(
        rule,
        RULES[rule].kind,
        Severity.MEDIUM,
        Grade.B,
        (),
        Subjects(),
        None,
        (),
        values={"count": 2, "duos": ()},
    )


def reported(casus: Casus, rule: str) -> ReportedFinding:
    (found,) = [f for f in gap_report(find_gaps(network_of(casus))).findings if f.rule == rule]
    return found


def test_every_rule_of_the_catalogue_finds_by_a_call_that_this_test_reads() -> None:
    assert set(variants()) == set(RULES)


@pytest.mark.parametrize("code", RULES)
@pytest.mark.parametrize("language", Language)
def test_every_rule_has_its_whole_page(language: Language, code: str) -> None:
    wanted = {f"rule.{code}.{part}" for part in PARTS}
    norm = f"rule.{code}.norm"
    page = {key for key in texts(language) if key.startswith(f"rule.{code}.")}
    assert page - {norm} == wanted
    assert norm in page or not RULES[code].norms


@pytest.mark.parametrize("code", RULES)
def test_every_variant_of_a_rule_has_a_sentence_and_every_sentence_its_variant(code: str) -> None:
    others = {"question", "overturned_by"}
    wanted = set(variants()[code]) | others
    keys = {
        key.removeprefix(f"finding.{code}.")
        for key in texts(Language.NL)
        if key.startswith(f"finding.{code}.")
    }
    assert {key.split(".")[0] for key in keys} == wanted
    assert {key.partition(".")[2] for key in keys if "." in key} <= set(variants()[code])


@pytest.mark.parametrize("code", readable())
def test_a_sentence_of_a_finding_asks_only_for_what_its_rule_gives(code: str) -> None:
    wanting: list[str] = []
    for variant, values in variants()[code].items():
        for part in (variant, "question", "overturned_by"):
            key = f"finding.{code}.{part}"
            if part != variant and f"{key}.{variant}" in texts(Language.NL):
                key = f"{key}.{variant}"
            missing = names_in(texts(Language.NL)[key]) - STANDARD - values
            wanting += [f"{key} of {variant}: {name}" for name in sorted(missing)]
    assert wanting == []


@pytest.mark.parametrize("language", Language)
def test_no_text_judges(language: Language) -> None:
    banned = re.compile(rf"\b({'|'.join(BANNED[language])})\b", flags=re.IGNORECASE)
    judging = [
        f"{key}: {found[0]}"
        for key, form in said(language, *SPEAKS_OF_PEOPLE)
        for found in banned.finditer(form)
    ]
    assert judging == []


@pytest.mark.parametrize("language", Language)
def test_no_text_says_how_well_somebody_worked(language: Language) -> None:
    grading = re.compile(rf"\b({GRADES_OF_WORK[language]})\b", flags=re.IGNORECASE)
    saying = [
        key
        for key, form in said(language, *SPEAKS_OF_PEOPLE)
        if grading.search(form) and not key.endswith(".example")
    ]
    assert saying == []


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.NL, r"\bvastgesteld\b"), (Language.EN, r"(?<!be )\bestablished\b")],
)
def test_only_grade_a_says_that_something_is_established(language: Language, words: str) -> None:
    saying = {key for key, form in said(language, "finding.", "grade.") if re.search(words, form)}
    assert saying == {"grade.A", "grade.absence.A", "grade.record.A"}


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.NL, r"\bmogelijk"), (Language.EN, r"\bpossibl")],
)
def test_a_finding_is_possible_only_where_a_date_is_uncertain(
    language: Language, words: str
) -> None:
    saying = {
        key
        for key, form in said(language, "finding.", *SPEAKS_OF_TIME)
        if re.search(words, form, flags=re.IGNORECASE)
    }
    assert saying == {
        *("finding.D02.text", "finding.H08.part_date", "finding.I02.possible"),
        *("trace.could.certain", "trace.could.possible"),
        *("trace.could.short.certain", "trace.could.short.possible"),
        *("trace.meaning.certainty", "verdict.to_check.told"),
    }


@pytest.mark.parametrize(
    ("language", "reached", "unsaid"),
    [
        (Language.NL, r"kunnen bereiken|had kunnen komen", r"blijkt niet uit|niet aangetroffen"),
        (Language.EN, r"could have (reached|come)", r"does not show from|not found|no chain found"),
    ],
)
def test_what_could_have_reached_somebody_is_never_told_as_known(
    language: Language, reached: str, unsaid: str
) -> None:
    keys = ("finding.I01.", "finding.I02.", "verdict.", "trace.could.")
    stronger = [
        key
        for key, form in said(language, *keys)
        if re.search(reached, form) and not re.search(unsaid, form)
    ]
    assert stronger == []
    assert any(re.search(reached, form) for _, form in said(language, *keys))


@pytest.mark.parametrize(
    ("language", "term", "no_norm"),
    [
        (Language.NL, r"ingestelde (termijn|aantal)", r"instelling, geen norm|geen norm"),
        (Language.EN, r"set (term|number)", r"not a norm"),
    ],
)
def test_a_term_that_is_a_setting_says_that_it_is_no_norm(
    language: Language, term: str, no_norm: str
) -> None:
    saying = [
        (key, form)
        for key, form in said(language, "finding.I", "rule.I", "trace.")
        if re.search(term, form) and not key.endswith(".example")
    ]
    assert saying
    assert [key for key, form in saying if not re.search(no_norm, form)] == []


@pytest.mark.parametrize("language", Language)
def test_several_recipients_are_told_without_what_holds_of_one(language: Language) -> None:
    several = texts(language)["finding.I01.nobody"][1], texts(language)["finding.I02.possible"][1]
    assert names_in(several) <= OF_ALL_RECIPIENTS | STANDARD


@pytest.mark.parametrize(
    ("language", "words"), [(Language.NL, "ontbrekende schakel"), (Language.EN, "missing link")]
)
def test_a_link_is_called_missing_in_the_name_of_its_kind_alone(
    language: Language, words: str
) -> None:
    saying = {key for key, form in said(language, *SPEAKS_OF_PEOPLE) if words in form.lower()}
    assert saying == {"kind.missing_link"}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("basis", ["absence", "record"])
@pytest.mark.parametrize("grade", Grade)
def test_the_sentence_of_a_grade_names_its_letter(
    language: Language, basis: str, grade: Grade
) -> None:
    assert re.match(rf"(Graad|Grade) {grade}: ", text(language, f"grade.{basis}.{grade}"))


@pytest.mark.parametrize("language", Language)
def test_every_question_is_one(language: Language) -> None:
    questions = {
        key: form
        for key, form in said(language, "finding.", "rule.")
        if ".question" in key and not form.endswith("?")
    }
    assert questions == {}


@pytest.mark.parametrize("language", Language)
def test_what_overturns_a_finding_names_where_it_would_be_recorded(language: Language) -> None:
    nowhere = [
        key
        for key, form in said(language, "finding.", "rule.")
        # N01 names the facts that its norm counts, and every norm counts others.
        if ".overturned_by" in key and key != "finding.N01.overturned_by"
        if not _places(form) & KEYS_OF_THE_FILE
    ]
    assert nowhere == []


def _places(form: str) -> set[str]:
    return {word for part in re.findall(r"\(([^()]*)\)", form) for word in re.findall(r"\w+", part)}


@pytest.mark.parametrize(
    ("language", "word"), [(Language.NL, "verzonnen"), (Language.EN, "invented")]
)
def test_every_example_says_that_it_is_invented(language: Language, word: str) -> None:
    silent = [
        key
        for key, form in said(language, "rule.")
        if key.endswith(".example") and word not in form.lower()
    ]
    assert silent == []


@pytest.mark.parametrize("language", Language)
def test_every_word_of_a_finding_has_a_name(language: Language) -> None:
    wanted = {
        *(f"kind.{kind}" for kind in Kind),
        *(f"severity.{severity}" for severity in Severity),
        *(f"grade.{grade}" for grade in Grade),
        *(f"coverage.{state}" for state in CoverageState),
        *(f"list.{name}" for rule in RULES.values() for name in rule.needs),
        "list.contacts",
        "list.meldingen",
    }
    assert wanted - set(texts(language)) == set()


@pytest.mark.parametrize("language", Language)
def test_a_state_of_the_coverage_is_called_alike_everywhere(language: Language) -> None:
    for state in CoverageState:
        name = reference.name_of("coverage_state", state, language)
        assert text(language, f"coverage.{state}") == name


@pytest.mark.parametrize("path", CASUSSEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_sentence_of_a_story_is_whole(path: Path) -> None:
    broken = [
        (id_, sentence)
        for id_, sentence in told(path)
        # A value that was not filled in, an empty list, or two signs where a value came out empty.
        if re.search(r"[{}]|  |\(\)|\u2018\u2019|: ?[.;?]| [,.;:?)]|\(\s|\.\.", sentence)
        or not sentence
    ]
    assert broken == []


@pytest.mark.parametrize("path", CASUSSEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_finding_of_a_low_grade_says_so(path: Path) -> None:
    report, _ = report_of(path)
    assert all(f"raad {f.grade}: " in f.text.nl for f in report.findings)
    assert all(f"rade {f.grade}: " in f.text.en for f in report.findings)


def test_one_pair_is_told_as_one_and_more_as_many() -> None:
    people = {"a": "wijkteam", "b": "woningcorporatie", "c": "woningcorporatie"}
    services = [serves("a"), serves("b", "moeder", "wonen"), serves("c", "moeder", "wonen")]
    one = a_casus(people, involvements=services[:2])
    two = a_casus(people, involvements=services, contacts=[meets("b", "c")])
    assert "Eén duo uit deze domeinen was" in reported(one, "L03").text.nl
    assert "2 duo's uit deze domeinen waren" in reported(two, "L03").text.nl


def test_lists_within_a_list_stay_apart() -> None:
    casus = a_casus(
        {"a": "wijkteam", "b": "ggz", "c": "school_po", "d": "huisarts"},
        {
            "kind": {"label": "Kind"},
            "moeder": {"label": "Moeder"},
            "vader": {"label": "Vader"},
        },
        involvements=[
            serves("a"),
            serves("b"),
            serves("c", "moeder", "ggz"),
            serves("d", "vader", "gezondheid"),
        ],
        contacts=[meets("a", "b"), meets("c", "d")],
    )
    assert ": Kind; Moeder en Vader." in reported(casus, "F07").text.nl


def test_what_happened_on_one_day_is_told_with_that_day_alone() -> None:
    casus = a_casus(
        {"a": "wijkteam", "b": "ggz", "c": "school_po"},
        involvements=[serves("a"), serves("b"), serves("c")],
        contacts=[meets("a", "b", kind="casusoverleg", invited=["c"])],
    )
    assert "op 1 juni 2022: 1." in reported(casus, "L06").text.nl


def test_a_contact_without_a_date_is_told_without_one() -> None:
    casus = a_casus(
        {"a": "wijkteam", "b": "ggz"},
        involvements=[serves("a"), serves("b")],
        contacts=[meets("a", "b", on=None, confirmed_by=["a"])],
    )
    assert "zonder vastgelegde datum" in reported(casus, "L07").text.nl


def test_a_list_that_is_not_there_is_told_with_the_rules_that_wait_for_it() -> None:
    casus = a_casus(
        {"a": "wijkteam", "b": "ggz"},
        involvements=[serves("a"), serves("b")],
        contacts=[meets("a", "b", invited=[])],
        **dict.fromkeys(("plans", "needs", "sightings", "decisions"), ()),
    )
    found = reported(casus, "D03").text.nl
    assert "niet ingevuld: meldingen." in found
    assert "geen uitspraak: I06 en I07." in found


def test_several_domains_are_each_told_between_quotes() -> None:
    names = Names(a_casus(), Language.NL)
    people = Subjects(domains=("schulden", "wonen"))
    finding = a_finding("L03")._replace(subjects=people, variant="several")
    told_of = Sentences(names, date(2022, 12, 31)).text(finding)
    debts, housing = (
        text(Language.NL, "sentence.quoted", name=name)
        for name in ("schulden en geldzorgen", "wonen en opvang")
    )
    assert f"{debts} en {housing}" in told_of


@pytest.mark.parametrize("language", Language)
def test_every_verdict_way_and_event_has_its_words(language: Language) -> None:
    wanted = {
        *(f"verdict.{verdict}" for verdict in Verdict),
        *(f"verdict.{verdict}.told" for verdict in Verdict),
        *(f"way.{way}" for way in Way),
        *(f"trace.event.{kind}" for kind in EventKind),
    }
    assert wanted - set(texts(language)) == set()
