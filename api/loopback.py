"""Which names mean this machine. Until there is access control, nobody else may ask it anything."""

from ipaddress import ip_address
from typing import Final

LOCALHOST: Final = "localhost"


def is_loopback(host: str) -> bool:
    """Whether `host`, a name or an address without a port, can only be this machine."""
    if host.lower() == LOCALHOST:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def host_in(authority: str) -> str:
    """The host of a `Host` header or of the authority of a URL, without its port and the brackets of IPv6."""
    if authority.startswith("["):
        return authority[1:].partition("]")[0]
    return authority.partition(":")[0]
