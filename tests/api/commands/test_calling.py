"""How a command is called: help, languages, and every call that is wrong."""

import argparse
import importlib
import inspect
import re
from itertools import permutations
from pathlib import Path

import pytest

from api import arguments, commands
from tests.api.commands.shell import Shell

IEP = str(Path(__file__).parents[3] / "fixtures" / "gezin-iep" / "casus.yaml")
ENGLISH = re.compile(r"\b(usage|options|arguments?|required|expected|invalid|choose from|show)\b")
WRONG_CALLS = (
    (),
    ("onbekend",),
    ("check",),
    ("report",),
    ("report", "casus.yaml", "--day"),
    ("report", "casus.yaml", "--day", "2023-02-30"),
    ("report", "casus.yaml", "--day", "2023"),
    ("report", "casus.yaml", "--format", "xml"),
    ("report", "casus.yaml", "--lang", "fr"),
    ("report", "casus.yaml", "extra"),
    ("report", "casus.yaml", "--lan", "en"),
    ("report", "casus.yaml", "--set", "l01_overlap"),
    ("report", "casus.yaml", "--set", "l01_overlap=veel"),
    ("report", "casus.yaml", "--set", "l01_overlap=0"),
    ("report", "casus.yaml", "--set", "onbekend=3"),
    ("report", "casus.yaml", "--set", "l01_overlap=3", "--set", "l01_overlap=4"),
    ("schema", "-o", "."),
    ("schema", "-o", "geen/map/schema.json"),
    ("rules", "L99"),
    ("ask", "onbekend"),
    ("ask", "regisseurs_of_casus"),
    ("ask", "regisseurs_of_casus", "casus"),
    ("ask", "hulpverleners_of_casus_on_day", "casus=x", "day=gisteren"),
    ("ask", "casussen_with_theme", "theme=\udcff"),
    ("report", "casus", "--store", "file:\udcff"),
    ("rules", "\udcff"),
    ("trace", "casus.yaml", "--before", "2023-02-30", "s1"),
    ("trace", "casus.yaml", "--before", "s1"),
    ("trace", "casus.yaml", "--to", "--before", "2023-02-03", "s1"),
    ("trace", "casus.yaml", "--onbekend", "s1"),
    ("trace", "--onbekend", "--", "s1"),
    ("trace", "casus.yaml", "s1", "--to", "hv-1", "extra"),
    ("diff", "casus.yaml", "--lang", "nl", "2023-02-03"),
    ("diff", "casus.yaml", "2023-02-03", "--format", "json", "2023-02-02"),
    ("network", "casus.yaml", "--format", "json", "extra"),
    ("rules", "L01", "--lang", "nl", "L02"),
    ("serve", "--host", "192.0.2.1"),
    ("serve", "--host", "voorbeeld.test"),
    ("serve", "--port", "-1"),
    ("serve", "--port", "70000"),
)


@pytest.mark.parametrize("name", ["\udcff", "x" * 5000, "nul\0"], ids=["bytes", "long", "nul"])
def test_what_no_casus_or_file_can_be_called_is_nowhere_and_exits_1(
    vangnet: Shell, name: str
) -> None:
    ran = vangnet("report", name)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("call", WRONG_CALLS, ids=" ".join)
def test_a_wrong_call_is_told_in_one_sentence_and_exits_2(
    vangnet: Shell, call: tuple[str, ...]
) -> None:
    ran = vangnet(*call)
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.startswith("vangnet: ")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("call", WRONG_CALLS, ids=" ".join)
def test_a_wrong_call_is_told_in_dutch_unless_english_is_asked_for(
    vangnet: Shell, call: tuple[str, ...]
) -> None:
    assert not ENGLISH.search(vangnet(*call).err)


def test_the_language_of_a_message_can_be_chosen_before_and_behind_the_command(
    vangnet: Shell,
) -> None:
    expected = "There is no rule L99."
    assert expected in vangnet("rules", "L99", "--lang", "en").err
    assert expected in vangnet("--lang", "en", "rules", "L99").err
    assert expected in vangnet("rules", "L99", "--lang=en").err


def test_the_environment_chooses_the_language_that_the_call_does_not(
    vangnet: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANGNET_LANG", "en")
    assert "no rule" in vangnet("rules", "L99").err
    assert "geen regel" in vangnet("rules", "L99", "--lang", "nl").err


@pytest.mark.parametrize(
    ("command", "positionals", "options"),
    [
        ("check", (IEP, IEP), ("--lang=en", "--store file:x")),
        ("report", (IEP,), ("--day 2022-06-01", "--format json", "--select L01")),
        ("trace", (IEP, "s2"), ("--before 2022-08-01", "--to coach")),
        ("trace", (IEP, "s2"), ("--add leerkracht,ib,2022-03-01", "--remove huisarts")),
        ("diff", (IEP, "2022-03-01", "2022-06-01"), ("--lang en", "--format json")),
        ("network", (IEP,), ("--day 2022-06-01", "--format json")),
        ("ask", ("regisseurs_of_casus", "casus=gezin-iep"), ("--format csv", "--lang en")),
        ("rules", ("L01",), ("--lang en", "--store file:x")),
    ],
)
def test_options_stand_before_between_and_behind_what_else_is_given(
    vangnet: Shell, command: str, positionals: tuple[str, ...], options: tuple[str, ...]
) -> None:
    if command == "ask":
        vangnet("load", IEP)
    every = permutations((*positionals, *options))
    orders = {order for order in every if [p for p in order if p in positionals] == [*positionals]}
    told = {vangnet(command, *" ".join(order).split(" ")) for order in orders}
    (ran,) = told
    assert ran.status == 0
    assert ran.out or ran.err


def test_what_stands_behind_two_dashes_is_no_option(vangnet: Shell) -> None:
    assert "-x.yaml" in vangnet("check", "--lang", "en", "--", "-x.yaml").err
    assert vangnet("trace", "--to", "coach", IEP, "--", "s2").status == 0
    assert vangnet("report", "--", IEP, "--help").status == 2


def test_an_unknown_language_in_the_environment_is_a_wrong_call(
    vangnet: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANGNET_LANG", "fr")
    ran = vangnet("rules")
    assert ran.status == 2
    assert "VANGNET_LANG" in ran.err


def test_what_does_not_belong_to_a_command_is_named_as_it_was_given_with_the_help_to_read(
    vangnet: Shell,
) -> None:
    ran = vangnet("report", "casus.yaml", "--form", "json", "--lang", "en")
    told = "not part of this command: --form json. See vangnet report --help."
    assert ran == (2, "", f"vangnet: The call is wrong: {told}\n")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_names_every_command_and_every_exit_status(vangnet: Shell, language: str) -> None:
    ran = vangnet("--help", "--lang", language)
    assert ran.status == 0
    assert ran.err == ""
    for name in commands.NAMES:
        assert re.search(rf"^ +{name} +\S", ran.out, re.MULTILINE)
    for status in "0123":
        assert re.search(rf"^ +{status}  \S", ran.out, re.MULTILINE)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", commands.NAMES)
def test_every_command_explains_itself_and_each_of_its_options(
    vangnet: Shell, name: str, language: str
) -> None:
    ran = vangnet(name, "--help", "--lang", language)
    assert ran.status == 0
    for option in re.findall(r"^  (-\S+.*)$", ran.out, re.MULTILINE):
        # The explanation stands behind the option, or on the next line when the option is long.
        described = re.search(rf"{re.escape(option)}\n? {{2,}}\S", ran.out)
        assert "  " in option.strip() or described


@pytest.mark.parametrize("name", commands.NAMES)
def test_dutch_help_has_no_english_of_the_library(vangnet: Shell, name: str) -> None:
    assert not ENGLISH.search(vangnet(name, "--help").out)


def test_help_fits_a_terminal_of_80_columns(vangnet: Shell) -> None:
    for name in commands.NAMES:
        assert max(map(len, vangnet(name, "--help").out.splitlines())) <= 80


def test_the_texts_that_are_translated_are_those_of_the_library() -> None:
    # A new Python may word them otherwise, and then they would come out in English.
    source = inspect.getsource(argparse)
    translated: dict[str, str] = vars(arguments)["_KEYS"]
    assert [text for text in translated if repr(text) not in source] == []


def test_every_command_has_a_module_with_the_two_functions() -> None:
    for name in commands.NAMES:
        module = importlib.import_module(f"api.commands.{name}")
        assert callable(module.add_arguments)
        assert callable(module.run)


def test_the_version_is_the_only_thing_on_its_line(vangnet: Shell) -> None:
    assert re.fullmatch(r"vangnet \d+\.\d+\.\d+\n", vangnet("--version").out)


def test_what_was_given_cannot_steer_the_terminal(vangnet: Shell) -> None:
    ran = vangnet("rules", "L01", "\x1b[31mrood\u202e")
    assert ran.status == 2
    assert "<U+001B>[31mrood<U+202E>" in ran.err
