"""rules: the list, and a page for each."""

import re

import pytest

from graphmodel.gaps.catalogue import RULES
from graphmodel.gaps.settings import default_settings
from graphmodel.language import text
from tests.api.commands.shell import Shell

IN_BOTH = pytest.mark.parametrize("language", ["nl", "en"])


@IN_BOTH
def test_the_list_has_a_line_for_every_rule_in_order(vangnet: Shell, language: str) -> None:
    ran = vangnet("rules", "--lang", language)
    assert ran.status == 0
    assert ran.err == ""
    assert re.findall(r"^([A-Z]\d\d) +\S", ran.out, re.MULTILINE) == list(RULES)


@IN_BOTH
@pytest.mark.parametrize("code", RULES)
def test_the_page_of_a_rule_has_all_its_parts(vangnet: Shell, code: str, language: str) -> None:
    ran = vangnet("rules", code, "--lang", language)
    assert ran.status == 0
    told = " ".join(ran.out.split())
    for part in ("name", "what", "why", "example", "overturned_by", "question"):
        assert text(language, f"rule.{code}.{part}") in told
    for part in ("what", "why", "norms", "example", "overturned_by", "question"):
        assert f"\n{text(language, f'rules.{part}')}\n" in ran.out


def test_a_setting_is_told_with_its_number_and_that_it_is_no_norm(vangnet: Shell) -> None:
    page = vangnet("rules", "L01").out
    assert "Instelling, geen norm\n  14  " in page
    assert default_settings().l01_overlap == 14


def test_a_norm_is_told_with_its_source_and_how_sure_that_is(vangnet: Shell) -> None:
    page = " ".join(vangnet("rules", "R01").out.split())
    assert "Tijdschrift voor Toezicht 2021-2) (nagezien in de bron)" in page


def test_a_code_may_be_written_small(vangnet: Shell) -> None:
    assert vangnet("rules", "l01").out == vangnet("rules", "L01").out


def test_the_rules_need_no_store(vangnet: Shell) -> None:
    assert vangnet("rules", "--store", "neo4j://nergens.test").status == 0
