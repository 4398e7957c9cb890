"""What the driver of Neo4j reports, said as our errors: without a statement, a value or a password in it."""

from collections.abc import Generator
from contextlib import contextmanager

from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graphmodel.errors import (
    StoreBusyError,
    StoreCredentialsError,
    StoreError,
    StoreUnreachableError,
)

_CREDENTIALS = (
    "Neo.ClientError.Security.Unauthorized",
    "Neo.ClientError.Security.CredentialsExpired",
    "Neo.ClientError.Security.AuthenticationRateLimit",
    "Neo.ClientError.Security.AuthorizationExpired",
    "Neo.ClientError.Security.Forbidden",
)
_BUSY = (
    "Neo.TransientError.Transaction.DeadlockDetected",
    "Neo.TransientError.Transaction.LockClientStopped",
    "Neo.TransientError.Transaction.LockAcquisitionTimeout",
    "Neo.ClientError.Transaction.LockClientStopped",
)
_AWAY = (
    "Neo.TransientError.General.DatabaseUnavailable",
    "Neo.TransientError.Database.DatabaseUnavailable",
    "Neo.ClientError.Database.DatabaseNotFound",
    "Neo.ClientError.Cluster.NotALeader",
)


@contextmanager
def our_errors(place: str) -> Generator[None]:
    """Raise what happens inside as a StoreError that names `place`, and nothing of what was asked or written."""
    try:
        yield
    except AuthError:
        raise StoreCredentialsError(place=place) from None
    except Neo4jError as error:
        raise _said(error.code or "", place) from None
    except (DriverError, OSError) as error:
        raise StoreUnreachableError(place=place, reason=type(error).__name__) from None


def _said(code: str, place: str) -> StoreError:
    if code in _CREDENTIALS:
        return StoreCredentialsError(place=place)
    if code in _BUSY:
        return StoreBusyError(place=place)
    if code in _AWAY:
        return StoreUnreachableError(place=place, reason=code)
    return StoreError(place=place, reason=code)
