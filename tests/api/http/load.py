"""Clients in a closed loop: each asks again as soon as it has its answer.

They speak HTTP over sockets of their own, with as little work of their own as can be: on a machine with few processors
a client that is busy measures itself.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Final
from urllib.parse import urlsplit

_END_OF_HEAD: Final = b"\r\n\r\n"
_OK: Final = 200


@dataclass(frozen=True, slots=True)
class Load:
    """What the clients met.

    Attributes:
        seconds: How long each answered request took, in ascending order.
        errors: How many answers were something else than asked for.
        took: How long everything took.
    """

    seconds: tuple[float, ...]
    errors: int
    took: float

    def percentile(self, share: float) -> float:
        """The time in seconds within which `share` of the requests, between 0 and 1, were answered."""
        return self.seconds[min(len(self.seconds) - 1, int(share * len(self.seconds)))]

    @property
    def per_second(self) -> float:
        """Requests per second."""
        return len(self.seconds) / self.took


def closed_loop(url: str, clients: int = 16, requests: int = 100, warm_up: int = 5) -> Load:
    """`clients` clients that each get `url` so many times; the first few, of each, are not counted."""
    return asyncio.run(_all(url, clients, requests, warm_up))


async def _all(url: str, clients: int, requests: int, warm_up: int) -> Load:
    await asyncio.gather(*(_one(url, warm_up) for _ in range(clients)))
    start = perf_counter()
    found = await asyncio.gather(*(_one(url, requests) for _ in range(clients)))
    took = perf_counter() - start
    times = sorted(seconds for each in found for seconds, _ in each)
    errors = sum(status != _OK for each in found for _, status in each)
    return Load(tuple(times), errors, took)


async def _one(url: str, requests: int) -> Sequence[tuple[float, int]]:
    """One client on one connection: how long each request took, and its status."""
    address = urlsplit(url)
    target = f"{address.path}?{address.query}" if address.query else address.path
    request = f"GET {target} HTTP/1.1\r\nHost: {address.netloc}\r\nAccept: */*\r\n\r\n".encode()
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    found: list[tuple[float, int]] = []
    try:
        for _ in range(requests):
            start = perf_counter()
            writer.write(request)
            status = await _answered(reader)
            found.append((perf_counter() - start, status))
    finally:
        writer.close()
        await writer.wait_closed()
    return found


async def _answered(reader: asyncio.StreamReader) -> int:
    """The status of the next answer, when all of it is here."""
    head = (await reader.readuntil(_END_OF_HEAD)).decode("latin-1").lower()
    length = int(head.split("content-length:")[1].split("\r\n")[0])
    await reader.readexactly(length)
    return int(head.split(" ", 2)[1])
