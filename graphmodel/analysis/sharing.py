"""What the law of the day makes of telling one hulpverlener what another one knew.

From the duties and rights of the reference data whose source was read, as far as they were in force on that day. Whether
there was consent is in no record, unless an agreement says that it was refused: where consent decides, it stays unclear.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

from graphmodel import reference
from graphmodel.model.facts import Signaal
from graphmodel.model.network import Network
from graphmodel.reference.rows import DutyRow
from graphmodel.vocabulary import (
    AgreementKind,
    Modality,
    OrganisationType,
    SignaalKind,
    SignaalSeverity,
)


class Strength(StrEnum):
    """What the law makes of sharing (domain.md 7.7); without a duty or right in the reference data it is unclear."""

    MUST = "MUST"
    MAY = "MAY"
    NOT_ALLOWED = "NOT_ALLOWED"
    UNCLEAR = "UNCLEAR"


class Sharing(NamedTuple):
    """How strong it is, the id of the duty, right or condition that says so, and the path of a recorded refusal of consent.

    UNCLEAR with a duty is: only with consent, and whether there was any is not recorded.
    """

    strength: Strength
    duty: str | None = None
    refusal: str | None = None


UNKNOWN: Final = Sharing(Strength.UNCLEAR)
"""No duty, right or condition bears on it."""

_ORDER: Final = (Strength.MUST, Strength.MAY, Strength.UNCLEAR, Strength.NOT_ALLOWED)
_RANKS: Final = {strength: rank for rank, strength in enumerate(_ORDER)}


def sharing_with(
    network: Network, signaal: Signaal, senders: Iterable[str], receiver: str, day: int
) -> Sharing:
    """The strongest ground that any of `senders` had on `day` to tell `receiver`; unclear without senders."""
    found = [sharing_between(network, signaal, who, receiver, day) for who in senders]
    return _strongest(found) if found else UNKNOWN


def sharing_between(
    network: Network, signaal: Signaal, sender: str, receiver: str, day: int
) -> Sharing:
    """What the law of `day` makes of telling this signaal: a duty or right goes before a condition of consent."""
    homes = _home(network, sender), _home(network, receiver)
    types = (network.organisations[home].type for home in homes)
    on = date.fromordinal(day)
    rows = [
        row
        for row in rules_between(*types, signaal.kind, signaal.severity)
        if is_in_force(row, on)
        and (not row.is_same_help or _is_same_help(network, sender, receiver, day))
    ]
    free = [
        Sharing(_strength_of(row, signaal), row.id)
        for row in rows
        if row.consent != "required" and row.modality is not Modality.NOT_ALLOWED
    ]
    if free:
        return _strongest(free)
    condition = None if homes[0] == homes[1] else min((row.id for row in rows), default=None)
    refusal = _refusal(network, signaal, (sender, receiver), day)
    if refusal:
        return Sharing(Strength.NOT_ALLOWED, condition, refusal)
    return Sharing(Strength.UNCLEAR, condition)


@cache
def rules_between(
    sender: OrganisationType,
    receiver: OrganisationType,
    kind: SignaalKind,
    severity: SignaalSeverity | None,
) -> tuple[DutyRow, ...]:
    """The duties and rights between two types of organisation about such signalen, of all times, in the order of the data."""
    return tuple(
        row
        for row in reference.duties().values()
        if row.status == "verified"
        and not row.is_outside
        and (not row.sender_types or sender in row.sender_types)
        and (not row.receiver_types or receiver in row.receiver_types)
        and is_about(row, kind, severity)
    )


@cache
def calling_duties() -> tuple[DutyRow, ...]:
    """The duties that by themselves are a reason why the receiver should have known."""
    rows = reference.duties().values()
    return tuple(row for row in rows if row.calls and row.status == "verified")


def is_about(row: DutyRow, kind: SignaalKind, severity: SignaalSeverity | None) -> bool:
    """Whether a duty is about signalen of this kind and severity."""
    if row.kinds and kind not in row.kinds:
        return False
    return not row.is_for_severe or severity is SignaalSeverity.SEVERE


def is_in_force(row: DutyRow, on: date) -> bool:
    """Whether a duty held on that day."""
    if row.valid_from and on < row.valid_from:
        return False
    return row.valid_until is None or on <= row.valid_until


def _strength_of(row: DutyRow, signaal: Signaal) -> Strength:
    """A task is a duty where seriousness gives reason, and else a right."""
    is_duty = row.modality is Modality.MUST or (
        row.modality is Modality.TASK and signaal.severity is SignaalSeverity.SEVERE
    )
    return Strength.MUST if is_duty else Strength.MAY


def _strongest(found: list[Sharing]) -> Sharing:
    return found[0] if len(found) == 1 else min(found, key=_rank)


def _rank(sharing: Sharing) -> tuple[int, str]:
    return _RANKS[sharing.strength], sharing.duty or ""


def _is_same_help(network: Network, sender: str, receiver: str, day: int) -> bool:
    """Of one organisation, or named in one plan that may have run on `day`."""
    return _home(network, sender) == _home(network, receiver) or any(
        {sender, receiver}.issubset(plan.item.hulpverleners or ())
        and (plan.first is None or plan.first <= day)
        and (plan.last is None or day <= plan.last)
        for plan in network.plans
    )


def _refusal(network: Network, signaal: Signaal, pair: tuple[str, str], day: int) -> str | None:
    """The agreement that records that consent was refused between these two, on that day and about these gezinsleden."""
    for fact in network.agreements:
        about = fact.item.gezinsleden
        if (
            fact.item.kind is AgreementKind.TOESTEMMING_GEWEIGERD
            and set(pair).issubset(fact.item.hulpverleners)
            and (fact.first or 0) <= day <= (fact.last if fact.last is not None else day)
            and (about is None or not set(about).isdisjoint(signaal.gezinsleden or about))
        ):
            return fact.path
    return None


def _home(network: Network, hulpverlener: str) -> str:
    return network.hulpverleners[hulpverlener].organisation
