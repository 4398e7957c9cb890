"""Scripts and style sheets of the pages: our own, and the libraries as their installed packages have them.

A name holds a piece of the digest of its content, so a browser may keep it for ever, and a new release has new names.
"""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final, NamedTuple

from visualisations.templating import asset as beside_templates

_DIGEST_LETTERS: Final = 12
_MEDIA: Final = {"css": "text/css", "js": "text/javascript"}
_SOURCE_MAP: Final = b"//# sourceMappingURL"
_LIBRARIES: Final = {
    "vis-network.js": ("pyvis", "lib/vis-9.1.2/vis-network.min.js"),
    "plotly.js": ("plotly", "package_data/plotly.min.js"),
}
"""Each library by the name that pages know it by: the package that brings it, and where in it."""

_SHARED: Final = {"site.css": "page.css", "network.js": "page.js"}
"""What pages have in common with the file that opens without a server; it stands before what is theirs alone."""


class Asset(NamedTuple):
    """A file that pages link to; `name` is the last part of its address."""

    name: str
    content: bytes
    media_type: str


@cache
def asset(known_as: str) -> Asset:
    """The asset that pages know as `site.css`.

    Raises:
        KeyError: there is none.
    """
    content = _library(known_as) if known_as in _LIBRARIES else _own(known_as)
    stem, _, kind = known_as.rpartition(".")
    digest = sha256(content).hexdigest()[:_DIGEST_LETTERS]
    return Asset(f"{stem}.{digest}.{kind}", content, _MEDIA[kind])


@cache
def assets() -> Mapping[str, Asset]:
    """Every asset by the last part of its address."""
    own = {file.name for file in _folder.iterdir() if file.name.endswith(tuple(_MEDIA))}
    found = (asset(name) for name in sorted(own | _SHARED.keys() | _LIBRARIES.keys()))
    return {each.name: each for each in found}


def _library(known_as: str) -> bytes:
    """As the package ships it, with its licence notice and without the address of its source map."""
    package, path = _LIBRARIES[known_as]
    return files(package).joinpath(path).read_bytes().partition(_SOURCE_MAP)[0]


def _own(known_as: str) -> bytes:
    shared = beside_templates(_SHARED[known_as]).encode() if known_as in _SHARED else b""
    file = _folder.joinpath(known_as)
    if not shared and not file.is_file():
        raise KeyError(known_as)
    return shared + (file.read_bytes() if file.is_file() else b"")


_folder: Final = files("visualisations").joinpath("assets")
