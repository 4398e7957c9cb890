"""The exit status of every error: the only table of them, as contract 6 has it."""

from enum import IntEnum
from typing import Final

from graphmodel.errors import (
    CasusFileError,
    DayOutsideWindowError,
    ImaginedContactError,
    NoDayError,
    NotExplainedError,
    QuestionParameterError,
    StoreError,
    StoreUrlError,
    UnknownCasusError,
    UnknownFindingError,
    UnknownHulpverlenerError,
    UnknownNameError,
    UnknownQuestionError,
    UnknownReferenceError,
    UnknownRuleError,
    UnknownSettingError,
    UnknownSignaalError,
    UnknownVersionError,
    VangnetError,
)


class Exit(IntEnum):
    """What the process says when it ends.

    The first four are the contract. A defect has the number that systems keep for it (`EX_SOFTWARE`), so that no script
    takes it for wrong input; the last two are what a shell gives for a process that was interrupted or whose reader left.
    """

    DONE = 0
    INPUT_WRONG = 1
    CALL_WRONG = 2
    STORE_UNREACHABLE = 3
    DEFECT = 70
    INTERRUPTED = 130
    READER_LEFT = 141


class CallError(VangnetError):
    """The program was called in a way that it cannot follow; `code` names the sentence that says why."""

    def __init__(self, code: str, **values: object) -> None:
        """`code` is a key of the catalogues, `values` fill it in."""
        self.code = code
        super().__init__(**values)


_TABLE: Final[tuple[tuple[type[VangnetError], Exit], ...]] = (
    (CallError, Exit.CALL_WRONG),
    (CasusFileError, Exit.INPUT_WRONG),
    # A name that is well written, of what the record does not have.
    (UnknownCasusError, Exit.INPUT_WRONG),
    (UnknownVersionError, Exit.INPUT_WRONG),
    (NoDayError, Exit.INPUT_WRONG),
    (UnknownSignaalError, Exit.INPUT_WRONG),
    (UnknownFindingError, Exit.INPUT_WRONG),
    (NotExplainedError, Exit.INPUT_WRONG),
    (UnknownHulpverlenerError, Exit.INPUT_WRONG),
    (UnknownNameError, Exit.INPUT_WRONG),
    (ImaginedContactError, Exit.INPUT_WRONG),
    (DayOutsideWindowError, Exit.CALL_WRONG),
    (UnknownReferenceError, Exit.CALL_WRONG),
    (UnknownRuleError, Exit.CALL_WRONG),
    (UnknownSettingError, Exit.CALL_WRONG),
    (UnknownQuestionError, Exit.CALL_WRONG),
    (QuestionParameterError, Exit.CALL_WRONG),
    # A URL that names no store is a wrong call; anything else about a store is the store.
    (StoreUrlError, Exit.CALL_WRONG),
    (StoreError, Exit.STORE_UNREACHABLE),
)


def exit_of(error: VangnetError) -> Exit:
    """The exit status of `error`: that of the first row it belongs to."""
    return next((status for kind, status in _TABLE if isinstance(error, kind)), Exit.DEFECT)
