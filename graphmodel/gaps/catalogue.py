"""Which rules there are: code, kind, the lists they need, their settings and the norms behind them.

What a rule says to people (name, what, why, example, what overturns it, question) stands in the catalogues of
`graphmodel.language` under `rule.<code>.*` and `finding.<code>.*`; how it finds is a function in its family's module.
Codes are kept in every release.
"""

from dataclasses import dataclass
from typing import Final

from graphmodel.errors import UnknownRuleError
from graphmodel.gaps.finding import Kind

RULES_VERSION: Final = "2026-11"
"""Changes when any rule, setting or norm changes what a report says."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the catalogue.

    Attributes:
        code: Its stable code.
        kind: The kind of its findings.
        needs: Lists of the casus file without which it stays silent (contract 3, What absence means).
        settings: Names of the settings it uses.
        norms: Ids of the rules for regie or the norms that it rests on.
        is_of_record: Whether it rests on what is recorded, where most rest on what was not found.
    """

    code: str
    kind: Kind
    needs: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    norms: tuple[str, ...] = ()
    is_of_record: bool = False


_ROWS = (
    Rule("R01", Kind.NO_REGIE, norms=("REGIE-EEN",)),
    Rule("R02", Kind.NO_REGIE, norms=("REGIE-TWEE-KADERS", "REGIE-EEN")),
    Rule("R03", Kind.NO_REGIE, settings=("l01_overlap",), norms=("REGIE-ALLE-LEEFGEBIEDEN",)),
    Rule("L01", Kind.MISSING_LINK, settings=("l01_overlap",)),
    Rule("L02", Kind.MISSING_LINK, settings=("l01_overlap",)),
    Rule("L03", Kind.MISSING_LINK, settings=("l01_overlap",)),
    Rule("L04", Kind.MISSING_LINK, settings=("l01_overlap",)),
    Rule("L05", Kind.MISSING_LINK, settings=("l05_silence",)),
    Rule("L06", Kind.MISSING_LINK, needs=("invited",)),
    Rule("L07", Kind.MISSING_LINK, is_of_record=True),
    Rule("L08", Kind.MISSING_LINK, norms=("REGIE-HUISARTS", "REGIE-JGZ-U4", "REGIE-SCHOOL")),
    Rule("F01", Kind.FRAGMENTATION),
    Rule("F02", Kind.FRAGMENTATION),
    Rule("F03", Kind.FRAGMENTATION),
    Rule("F04", Kind.FRAGMENTATION, needs=("plans",), norms=("REGIE-EEN",)),
    Rule("F05", Kind.KEY_PERSON, is_of_record=True),
    Rule("F06", Kind.KEY_PERSON, is_of_record=True),
    Rule("F07", Kind.SINGLE_MEMBER_FOCUS),
    Rule("C02", Kind.SINGLE_MEMBER_FOCUS),
    Rule("C03", Kind.SINGLE_MEMBER_FOCUS, needs=("sightings",), settings=("c03_not_seen",)),
    Rule("H01", Kind.BROKEN_HANDOVER, is_of_record=True),
    Rule("H02", Kind.BROKEN_HANDOVER, settings=("h02_acceptance",)),
    Rule("H03", Kind.BROKEN_HANDOVER, is_of_record=True),
    Rule("H04", Kind.BROKEN_HANDOVER, is_of_record=True),
    Rule("H05", Kind.BROKEN_HANDOVER, is_of_record=True),
    Rule("H06", Kind.BROKEN_HANDOVER, settings=("h06_gap",), is_of_record=True),
    Rule("H07", Kind.BROKEN_HANDOVER, needs=("needs",), is_of_record=True),
    Rule("H08", Kind.BROKEN_HANDOVER),
    Rule("I01", Kind.INFORMATION_GAP, settings=("i03_severe", "i03_other")),
    Rule("I02", Kind.INFORMATION_GAP, settings=("i03_severe", "i03_other")),
    Rule("I03", Kind.LATE_RESPONSE, settings=("i03_severe", "i03_other"), is_of_record=True),
    Rule("I04", Kind.INFORMATION_GAP, is_of_record=True),
    Rule("I05", Kind.INFORMATION_GAP, needs=("decisions",)),
    Rule("I06", Kind.INFORMATION_GAP, needs=("meldingen",)),
    Rule("I07", Kind.INFORMATION_GAP, needs=("meldingen",), is_of_record=True),
    Rule("I08", Kind.INFORMATION_GAP, settings=("i08_follow_up",)),
    Rule("I09", Kind.INFORMATION_GAP),
    Rule("N01", Kind.LATE_RESPONSE),
    Rule("C04", Kind.LATE_RESPONSE, settings=("c04_wait",), is_of_record=True),
    Rule("C01", Kind.UNMET_NEED, needs=("needs",)),
    Rule("C05", Kind.UNMET_NEED, settings=("c05_holders", "c05_within"), is_of_record=True),
    Rule(
        "C06",
        Kind.UNMET_NEED,
        needs=("decisions",),
        settings=("c06_after_signaal",),
        is_of_record=True,
    ),
    Rule("C07", Kind.UNMET_NEED, settings=("c07_follow_up",)),
    Rule("C08", Kind.UNMET_NEED, settings=("c08_starts", "c08_within"), is_of_record=True),
    Rule("D01", Kind.DATA_QUALITY),
    Rule("D02", Kind.DATA_QUALITY, settings=("l01_overlap",), is_of_record=True),
    Rule("D03", Kind.DATA_QUALITY),
)

RULES: Final = {row.code: row for row in _ROWS}
"""Every rule by its code, in the order of the contract's families."""


def rule(code: str) -> Rule:
    """The row of a code. Raises UnknownRuleError."""
    if code not in RULES:
        raise UnknownRuleError(code_asked=code, allowed=", ".join(RULES))
    return RULES[code]


def chosen(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The codes to run: those that start with any of `select` (all when empty), less those of `ignore`.

    Raises:
        UnknownRuleError: one of them fits no code.
    """
    for prefix in (*select, *ignore):
        if not any(code.startswith(prefix) for code in RULES):
            raise UnknownRuleError(code_asked=prefix, allowed=", ".join(RULES))
    return tuple(
        code
        for code in RULES
        if (not select or code.startswith(select)) and not (ignore and code.startswith(ignore))
    )
