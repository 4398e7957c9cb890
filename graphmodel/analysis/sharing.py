"""What the law of the day makes of telling one hulpverlener what another one knew.

From the duties and rights of the reference data whose source was read, as far as they were in force on that day. Whether
there was consent is in no record, unless an agreement says that it was refused: where consent decides, it stays unclear.
"""

from bisect import bisect_right
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


class Law:
    """What the law makes of telling one signaal within one network; what it makes of two organisations is looked up once."""

    def __init__(self, network: Network, signaal: Signaal) -> None:
        """Nothing is looked up yet."""
        self._network = network
        self._signaal = signaal
        self._between: dict[tuple[str, str, int, bool], Sharing] = {}

    def of_any(self, senders: Iterable[str], receiver: str, day: int) -> Sharing:
        """The strongest ground that any of `senders` had on `day` to tell `receiver`; unclear without senders."""
        strongest = None
        for sender in senders:
            sharing = self.of(sender, receiver, day)
            if strongest is None or _rank(sharing) < _rank(strongest):
                strongest = sharing
        return strongest or UNKNOWN

    def of(self, sender: str, receiver: str, day: int) -> Sharing:
        """What the law of `day` makes of telling: a duty or right goes before a condition of consent."""
        network = self._network
        home = network.hulpverleners[sender].organisation
        other = network.hulpverleners[receiver].organisation
        is_same_help = home == other
        if network.plans and not is_same_help:
            is_same_help = _is_in_one_plan(network, sender, receiver, day)
        key = home, other, _era_of(day), is_same_help
        sharing = self._between.get(key)
        if sharing is None:
            sharing = self._between[key] = self._of_organisations(*key)
        if network.agreements and sharing.strength is Strength.UNCLEAR:
            refusal = _refusal(network, self._signaal, (sender, receiver), day)
            if refusal:
                return Sharing(Strength.NOT_ALLOWED, sharing.duty, refusal)
        return sharing

    def _of_organisations(
        self, sender: str, receiver: str, *when_and_how: *tuple[int, bool]
    ) -> Sharing:
        organisations, signaal = self._network.organisations, self._signaal
        types = organisations[sender].type, organisations[receiver].type
        sharing = _by_law((*types, signaal.kind, signaal.severity, *when_and_how))
        # Within one organisation no consent is asked.
        return UNKNOWN if sender == receiver and sharing.strength is Strength.UNCLEAR else sharing


_Asked = tuple[OrganisationType, OrganisationType, SignaalKind, SignaalSeverity | None, bool, int]
"""All that a duty or right depends on: who tells whom what, how severe, whether both give the same help, and the era."""


@cache
def _by_law(asked: _Asked) -> Sharing:
    """The strongest duty or right, else the condition of consent."""
    sender, receiver, kind, severity, era, is_same_help = asked
    rows = [
        row
        for row in _in_force(kind, severity, era)
        if not row.is_outside
        and (not row.sender_types or sender in row.sender_types)
        and (not row.receiver_types or receiver in row.receiver_types)
        and (not row.is_same_help or is_same_help)
    ]
    free = [
        Sharing(_strength_of(row, severity), row.id)
        for row in rows
        if row.consent != "required" and row.modality is not Modality.NOT_ALLOWED
    ]
    if free:
        return min(free, key=_rank)
    return Sharing(Strength.UNCLEAR, min((row.id for row in rows), default=None))


@cache
def _changes() -> tuple[int, ...]:
    """The days from which a duty or right held, or held no more, after the first day of all; in order."""
    rows = reference.duties().values()
    begun = {row.valid_from.toordinal() for row in rows if row.valid_from}
    ceased = {row.valid_until.toordinal() + 1 for row in rows if row.valid_until}
    return tuple(sorted({1, *begun, *ceased}))


def _era_of(day: int) -> int:
    """The first of the days up to `day` on which all law was as it was on that day."""
    changes = _changes()
    return changes[bisect_right(changes, day) - 1]


def calling_duties(signaal: Signaal, day: int) -> tuple[DutyRow, ...]:
    """The duties of `day` that by themselves are a reason why the receiver should have known such a signaal."""
    return _calling(signaal.kind, signaal.severity, _era_of(day))


@cache
def _calling(kind: SignaalKind, severity: SignaalSeverity | None, era: int) -> tuple[DutyRow, ...]:
    return tuple(row for row in _in_force(kind, severity, era) if row.calls)


@cache
def _in_force(kind: SignaalKind, severity: SignaalSeverity | None, era: int) -> tuple[DutyRow, ...]:
    """The duties and rights about such signalen of which the source was read, in the order of the data."""
    on = date.fromordinal(era)
    return tuple(
        row
        for row in reference.duties().values()
        if row.status == "verified" and _is_about(row, kind, severity) and _holds(row, on)
    )


def _is_about(row: DutyRow, kind: SignaalKind, severity: SignaalSeverity | None) -> bool:
    """Whether a duty is about signalen of this kind and severity."""
    if row.kinds and kind not in row.kinds:
        return False
    return not row.is_for_severe or severity is SignaalSeverity.SEVERE


def _holds(row: DutyRow, on: date) -> bool:
    """Whether a duty held on that day."""
    if row.valid_from and on < row.valid_from:
        return False
    return row.valid_until is None or on <= row.valid_until


def _strength_of(row: DutyRow, severity: SignaalSeverity | None) -> Strength:
    """A task is a duty where seriousness gives reason, and else a right."""
    is_duty = row.modality is Modality.MUST or (
        row.modality is Modality.TASK and severity is SignaalSeverity.SEVERE
    )
    return Strength.MUST if is_duty else Strength.MAY


def _rank(sharing: Sharing) -> tuple[int, str]:
    return _RANKS[sharing.strength], sharing.duty or ""


def _is_in_one_plan(network: Network, sender: str, receiver: str, day: int) -> bool:
    """Both named in one plan that may have run on `day`."""
    for plan in network.plans:
        if {sender, receiver}.issubset(plan.item.hulpverleners or ()) and (
            (plan.first is None or plan.first <= day) and (plan.last is None or day <= plan.last)
        ):
            return True
    return False


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
