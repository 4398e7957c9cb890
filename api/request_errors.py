"""What can be wrong with a request, before the model or the store is asked anything."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graphmodel.errors import VangnetError

MOST_TOLD: Final = 20
"""How many things that are wrong with a query are told at once."""


class Place(StrEnum):
    """The part of a request in which something is wrong."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class InputError:
    """One thing that is wrong with a request.

    Attributes:
        place: The part of the request.
        path: The name of a parameter or header, or the path in the casus file.
        code: Key of the sentence in the catalogues.
        values: What fills the sentence; never what the caller sent.
        line: The line in the casus file, from 1.
    """

    place: Place
    path: str
    code: str
    values: tuple[tuple[str, str], ...] = ()
    line: int | None = None


class RequestError(VangnetError):
    """The request cannot be followed as it is."""

    code = "http.wrong_request"

    def __init__(self, *input_errors: InputError, **values: object) -> None:
        """`input_errors` say where; `values` fill the sentence."""
        super().__init__(**values)
        self.input_errors = input_errors


class NotFoundError(RequestError):
    """There is nothing at this path."""

    code = "http.not_found"


class MethodError(RequestError):
    """What is there cannot be asked in this way."""

    code = "http.method"


class ForeignHostError(RequestError):
    """The request calls this service by a name that is not this machine's."""

    code = "http.foreign_host"


class ForeignPageError(RequestError):
    """A page of somebody else has the browser change something here."""

    code = "http.foreign_page"


class PreconditionError(RequestError):
    """The casus is not in the state in which the caller wants to change it."""

    code = "http.precondition"


class TooLargeError(RequestError):
    """The body is larger than any casus file may be."""

    code = "http.too_large"


class MediaTypeError(RequestError):
    """The body is neither JSON nor YAML in UTF-8, or it is packed."""

    code = "http.media_type"


class JsonOnlyError(MediaTypeError):
    """The body is no JSON in UTF-8, or it is packed."""

    code = "http.json_only"


class OtherCasusError(RequestError):
    """The file is that of another casus than the one in the path."""

    code = "http.other_casus"


class IncompleteError(RequestError):
    """The caller left before the whole request was here."""

    code = "http.incomplete"
