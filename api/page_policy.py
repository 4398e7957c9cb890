"""What a browser may do with a page: load scripts, styles and pictures from this server, and nothing from elsewhere."""

from collections.abc import Mapping
from typing import Final

HTML: Final = "text/html; charset=utf-8"
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Styles inside a page are set by the libraries that draw; no script inside a page runs."""

PAGE_HEADERS: Final[Mapping[str, str]] = {"Content-Security-Policy": POLICY}
