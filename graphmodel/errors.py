"""Every error that vangnet raises on purpose. The attributes are for programs, the sentence is for people.

The sentence is made elsewhere, from the catalogue of messages, with `code` as its key.
"""

from dataclasses import dataclass, field


class VangnetError(Exception):
    """Base of all: `code` names the message, `values` fill it in."""

    code = "error.unexpected"

    def __init__(self, **values: object) -> None:
        """Keep `values` for the message; none of them may hold a name or a text of a casus."""
        super().__init__(self.code, values)
        self.values = values


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in a casus file, and where.

    Attributes:
        line: Line in the file, from 1; 0 when the text has no lines (a value made in memory).
        path: Keys and positions from the top, as `contacts[3].date`.
        code: Key of the message in the catalogue, as `problem.unknown_reference`.
        values: What fills the message; never a value of the file that could be a name, a text or a BSN.
    """

    line: int
    path: str
    code: str
    values: tuple[tuple[str, str], ...] = field(default=(), compare=False)


class CasusFileError(VangnetError):
    """A casus file is wrong; nothing of it is used."""

    code = "error.casus_file"

    def __init__(self, file: str, problems: tuple[Problem, ...]) -> None:
        """`problems` in order of line, never empty."""
        super().__init__(file=file, count=len(problems))
        self.file = file
        self.problems = problems


class UnknownCasusError(VangnetError):
    """The store has no casus with this id."""

    code = "error.unknown_casus"

    def __init__(self, casus_id: str) -> None:
        """`casus_id` as asked for."""
        super().__init__(casus_id=casus_id)
        self.casus_id = casus_id


class UnknownVersionError(VangnetError):
    """The store has the casus, but not this version of it."""

    code = "error.unknown_version"

    def __init__(self, casus_id: str, version: int) -> None:
        """`version` as asked for."""
        super().__init__(casus_id=casus_id, version=version)
        self.casus_id = casus_id
        self.version = version


class UnknownReferenceError(VangnetError):
    """The reference data have no such list, or the list no such value."""

    code = "error.unknown_reference"

    def __init__(self, list_name: str, value: str) -> None:
        """`list_name` as `organisation_type`; `value` as asked for."""
        super().__init__(list_name=list_name, value=value)
        self.list_name = list_name
        self.value = value


class UnknownRuleError(VangnetError):
    """No rule has this code."""

    code = "error.unknown_rule"


class UnknownSettingError(VangnetError):
    """No setting has this name, or its value is of the wrong kind."""

    code = "error.unknown_setting"


class UnknownQuestionError(VangnetError):
    """No question has this name."""

    code = "error.unknown_question"


class QuestionParameterError(VangnetError):
    """A parameter of a question is missing, unknown or of the wrong kind."""

    code = "error.question_parameter"


class UnknownNameError(QuestionParameterError):
    """What a parameter of a question names is not there: not in its closed list, or not in the store."""

    code = "error.unknown_name"

    def __init__(
        self, question: str, parameter: str, given: str, reason: str, allowed: tuple[str, ...] = ()
    ) -> None:
        """`reason` is what it should name, `allowed` what is there, as far as it can be summed up."""
        super().__init__(
            question=question,
            parameter=parameter,
            given=given,
            reason=reason,
            allowed=", ".join(allowed),
        )


class UnknownSignaalError(VangnetError):
    """The casus has no signaal with this id, or none that was there by the day."""

    code = "error.unknown_signaal"


class UnknownHulpverlenerError(VangnetError):
    """The casus has no hulpverlener with this id."""

    code = "error.unknown_hulpverlener"


class ImaginedContactError(VangnetError):
    """A contact of a thought experiment cannot be: it needs two people and a day within the network."""

    code = "error.imagined_contact"


class UnknownFindingError(VangnetError):
    """The report on the day has no finding with this id."""

    code = "error.unknown_finding"


class NotExplainedError(VangnetError):
    """An explanation is withdrawn of a finding that is not explained."""

    code = "error.not_explained"


class DayOutsideWindowError(VangnetError):
    """The day asked for lies before the first fact of the casus."""

    code = "error.day_outside_window"


class NoDayError(VangnetError):
    """The casus holds no date at all, so no day can be chosen for it."""

    code = "error.no_day"


class StoreError(VangnetError):
    """The store cannot do what is asked; nothing was lost."""

    code = "error.store"


class StoreUrlError(StoreError):
    """The URL does not name a store."""

    code = "error.store_url"


class StoreUnreachableError(StoreError):
    """No answer from the store."""

    code = "error.store_unreachable"


class StoreFileError(StoreUnreachableError):
    """The file of the store cannot be opened or written where it stands."""

    code = "error.store_file"


class StoreReadOnlyError(StoreError):
    """The store can be read where it stands, and not written to."""

    code = "error.store_read_only"


class StoreCredentialsError(StoreError):
    """The store refuses the user or the password."""

    code = "error.store_credentials"


class StoreBusyError(StoreError):
    """Another process holds the store."""

    code = "error.store_busy"


class StoreDamagedError(StoreError):
    """The file of the store is cut off, or was made by another program."""

    code = "error.store_damaged"


class StoreFullError(StoreError):
    """There is no room left to write."""

    code = "error.store_full"


class StoreVersionError(StoreError):
    """The store was made by a newer vangnet, or its server is older than vangnet needs."""

    code = "error.store_version"
