"""The pages about the rules, the page that says what the program does not claim, and the page of what went wrong."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphmodel.gaps.catalogue import RULES, RULES_VERSION, Rule
from graphmodel.gaps.finding import Kind
from graphmodel.language import text
from visualisations.site.shell import Shell

CLAIMS: Final = ("finding", "absence", "could_have_known", "more_contact", "setting", "small")
"""What the program does not claim, in the order in which it is told."""

_PARTS: Final = ("what", "why", "example", "overturned_by", "question")


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a rule: its norms with name, source and status, and its settings with meaning and value."""

    norms: Sequence[Mapping[str, str]]
    settings: Sequence[Mapping[str, object]]


def rules_page(shell: Shell) -> str:
    """Every rule, by the kind of its findings."""
    by_kind = {
        kind: [_row(shell, rule) for rule in RULES.values() if rule.kind is kind] for kind in Kind
    }
    kinds = [
        (_capital(text(shell.language, f"kind.{kind}")), rows) for kind, rows in by_kind.items()
    ]
    return shell.filled("regels", kinds=kinds, version=RULES_VERSION)


def rule_page(shell: Shell, rule: Rule, behind: Behind) -> str:
    """One rule: what it looks for, why, an example, what takes its finding away, and on what it rests."""
    parts = [
        (
            text(shell.language, f"site.rule.{part}"),
            text(shell.language, f"rule.{rule.code}.{part}"),
        )
        for part in _PARTS
    ]
    return shell.filled(
        "regel",
        kind=_capital(text(shell.language, f"kind.{rule.kind}")),
        parts=parts,
        norms=behind.norms,
        settings=behind.settings,
    )


def about_page(shell: Shell, version: str) -> str:
    """What the program is, and what it does not claim."""
    claims = [text(shell.language, f"site.claim.{claim}") for claim in CLAIMS]
    return shell.filled("over", claims=claims, version=version, rules=RULES_VERSION)


def problem_page(shell: Shell, detail: str, wrong: Iterable[tuple[str, str]], instance: str) -> str:
    """Why a page cannot be shown: what happened, what helps, and everything that is wrong with what was asked.

    Where it was the day, another one can be chosen for the same page.
    """
    told = list(wrong)
    asks_day = any(place == "day" for place, _ in told)
    return shell.filled("mis", detail=detail, wrong=told, instance=instance, asks_day=asks_day)


def _row(shell: Shell, rule: Rule) -> dict[str, str]:
    return {"code": rule.code, "name": text(shell.language, f"rule.{rule.code}.name")}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
