"""Entity tags (RFC 9110, 8.8.3): what a caller has is compared with what there is, before anything is made."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import Annotated, Final

from fastapi import Depends
from starlette.datastructures import Headers
from starlette.requests import Request

from api.request_errors import InputError, Place, PreconditionError, RequestError
from graphmodel.gaps.catalogue import RULES_VERSION
from graphmodel.stores.contract import Version

_ANY: Final = "*"
_TAG: Final = r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"'
_TAGS: Final = re.compile(rf"\s*{_TAG}\s*(?:,\s*{_TAG}\s*)*")
_ONE: Final = re.compile(_TAG)
_WEAK: Final = "W/"
_DIGEST_LETTERS: Final = 32


def tag_of(*parts: object) -> str:
    """The strong tag of what this program, with these rules, makes of `parts` and of nothing else."""
    made_of = repr((*parts, RULES_VERSION, _program()))
    return f'"{sha256(made_of.encode()).hexdigest()[:_DIGEST_LETTERS]}"'


def tag_of_content(content: bytes) -> str:
    """The strong tag of `content`."""
    return f'"{sha256(content).hexdigest()[:_DIGEST_LETTERS]}"'


def tag_of_version(saved: Version) -> str:
    """The strong tag of a casus as it was saved."""
    return f'"{saved.hash}"'


def has_it(request: Request, tag: str) -> bool:
    """Whether the caller says it has what `tag` stands for; a header that cannot be read says nothing."""
    header = ",".join(request.headers.getlist("if-none-match"))
    return header.strip() == _ANY or tag in _strengthened(_ONE.findall(header))


@cache
def _program() -> str:
    return version("vangnet")


@dataclass(frozen=True, slots=True)
class Conditions:
    """On what the caller wants a casus to be changed; None is on no condition, `*` any version."""

    if_match: frozenset[str] | None
    if_none_match: frozenset[str] | None

    def hold_for(self, newest: Version | None) -> None:
        """Pass when what the store has now, `newest`, is what the caller expects.

        Raises:
            PreconditionError: it is not.
        """
        expected, unwanted = self.if_match, self.if_none_match
        if expected is not None and not _names(expected, newest):
            raise PreconditionError()
        if unwanted is not None and _names(_strengthened(unwanted), newest):
            raise PreconditionError()


async def conditions(request: Request) -> Conditions:
    """The conditions of `request`.

    Raises:
        RequestError: one of the two headers cannot be read, so that to go on could overwrite what it protects.
    """
    return Conditions(_tags(request.headers, "if-match"), _tags(request.headers, "if-none-match"))


ConditionsDep = Annotated[Conditions, Depends(conditions)]


def _names(tags: frozenset[str], saved: Version | None) -> bool:
    """Whether `tags` name `saved`; a weak tag names nothing."""
    return saved is not None and (_ANY in tags or tag_of_version(saved) in tags)


def _strengthened(tags: Iterable[str]) -> frozenset[str]:
    """`tags` as they are compared where a weak one is as good as a strong one."""
    return frozenset(tag.removeprefix(_WEAK) for tag in tags)


def _tags(headers: Headers, name: str) -> frozenset[str] | None:
    lines = headers.getlist(name)
    if not lines:
        return None
    header = ",".join(lines)
    if header.strip() == _ANY:
        return frozenset({_ANY})
    if not _TAGS.fullmatch(header):
        raise RequestError(InputError(Place.HEADER, name, "input.not_a_tag"))
    return frozenset(_ONE.findall(header))
