"""What is taken out of a complete family: ties, transfers and outcomes, written by hand and without the rules' code.

Each plant says which rule should tell it and of whom, and which other rules may tell a consequence of it. A plant that
a family does not lend itself to is None.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.planted.families import INVESTIGATOR, WORKERS, Casus


@dataclass(frozen=True)
class Plant:
    """A family with a gap: `code` should tell of `people` (every id that its finding names), `also` may follow from it."""

    casus: Casus
    code: str
    people: frozenset[str]
    also: frozenset[str] = frozenset()


Remover = Callable[[Casus, Random], Plant | None]


def _workers(casus: Casus) -> list[str]:
    return [p["id"] for p in casus["hulpverleners"] if p["id"] not in (INVESTIGATOR, "coach")]


def _without_contact(
    casus: Casus, pairs: set[frozenset[str]], leave: set[str], after: str = ""
) -> Casus:
    """No contact of any of these pairs after a day; those who `leave` were at no joint meeting then, the others were."""
    contacts: list[dict[str, Any]] = []
    for contact in casus["contacts"]:
        people: list[str] = contact["hulpverleners"]
        if contact["date"] <= after or not any(pair <= set(people) for pair in pairs):
            contacts.append(contact)
        elif contact["kind"] == "casusoverleg":
            rest = [who for who in people if who not in leave]
            still = {"hulpverleners": rest, "confirmed_by": rest}
            contacts.append({**contact, **still, "source": f"dossier-{rest[0]}"})
    return {**casus, "contacts": contacts}


def _shared_gezinslid(first: str, second: str) -> bool:
    return not set(WORKERS[first][3]).isdisjoint(WORKERS[second][3])


def a_tie(casus: Casus, random: Random) -> Plant | None:
    """Two who serve the same gezinslid never had contact."""
    workers = _workers(casus)
    pairs = [(a, b) for a in workers for b in workers if a < b and _shared_gezinslid(a, b)]
    pair = frozenset(random.choice(pairs))
    # Where nobody else is of these domains, the domains are without contact too; who left the meetings heard nothing there.
    changed = _without_contact(casus, {pair}, {min(pair)})
    return Plant(changed, "L01", pair, frozenset({"L03", "L06", "I02"}))


def later_ties(casus: Casus, random: Random) -> Plant | None:
    """The contact of two stopped in spring, and both stayed."""
    pair = frozenset(random.sample(_workers(casus), 2))
    return Plant(_without_contact(casus, {pair}, {min(pair)}, after="2022-05-31"), "L05", pair)


def every_tie_of_one(casus: Casus, random: Random) -> Plant | None:
    """Somebody never had contact with anybody, and stands in no plan of others."""
    who = random.choice(_workers(casus))
    others = {p["id"] for p in casus["hulpverleners"]} - {who}
    changed = _without_contact(casus, {frozenset((who, other)) for other in others}, {who})
    follows = {"L01", "L02", "L03", "L04", "L06", "L08", "R03", "F03", "F07", "I01", "I04", "I09"}
    return Plant(changed, "F02", frozenset((who,)), frozenset(follows))


def ties_between_two_halves(casus: Casus, random: Random) -> Plant | None:
    """Two groups, each with contact among themselves."""
    workers = _workers(casus)
    if len(workers) < 4:  # a group is two or more, beside that of the coach
        return None
    apart = set(random.sample(workers, 2))
    rest = {p["id"] for p in casus["hulpverleners"]} - apart
    changed = _without_contact(casus, {frozenset((a, b)) for a in apart for b in rest}, apart)
    pair = sorted(apart)
    meeting = {**casus["contacts"][0], "id": "c-both", "hulpverleners": pair, "confirmed_by": pair}
    changed["contacts"].append({**meeting, "date": "2022-06-01", "source": f"dossier-{pair[0]}"})
    follows = {"L01", "L02", "L03", "L04", "L06", "L08", "R03", "F03", "F07", "I01", "I04", "I09"}
    return Plant(changed, "F01", frozenset(apart), frozenset(follows))


def regie(casus: Casus, random: Random) -> Plant | None:
    """Nobody directs any more from a month after the coach came."""
    rows = [dict(row) for row in casus["regie"]]
    rows[1]["until"] = f"2022-0{random.randint(4, 9)}-30"
    return Plant({**casus, "regie": rows}, "R01", frozenset(_workers(casus)))


def a_tie_of_the_regisseur(casus: Casus, random: Random) -> Plant | None:
    """The coach directs, and never had contact with one of the others."""
    who = random.choice(_workers(casus))
    changed = _without_contact(casus, {frozenset(("coach", who))}, {who})
    follows = frozenset({"L01", "L03", "L04", "L06", "L08", "I02"})
    return Plant(changed, "R03", frozenset(("coach", who)), follows)


def _with_handover(casus: Casus, **keys: Any) -> Casus:
    return {**casus, "handovers": [{**casus["handovers"][0], **keys}]}


def _without_acceptance(casus: Casus, **keys: Any) -> Casus:
    """The handover without its acceptance, and without the personal talk that came with it."""
    changed = deepcopy(_with_handover(casus, mode="lukewarm", **keys))
    for key in ("accepted", "outcome_date"):
        changed["handovers"][0].pop(key)
    return changed


def an_acceptance(casus: Casus, _: Random) -> Plant | None:
    """Nothing says whether the coach accepted."""
    changed = _without_acceptance(casus, outcome="unknown")
    return Plant(changed, "H02", frozenset((INVESTIGATOR, "coach")))


def a_recipient(casus: Casus, _: Random) -> Plant | None:
    """Recorded as sent to nobody, and so nobody learnt of the signaal by it."""
    changed = _without_acceptance(casus, outcome="unknown", to=None)
    return Plant(changed, "H01", frozenset((INVESTIGATOR,)), frozenset({"I03", "I01", "I02"}))


def an_item(casus: Casus, _: Random) -> Plant | None:
    """The safety plan did not go along."""
    return Plant(_with_handover(casus, carried=[]), "H04", frozenset((INVESTIGATOR, "coach")))


def the_warmth(casus: Casus, _: Random) -> Plant | None:
    """Handed over on paper."""
    return Plant(_with_handover(casus, mode="cold"), "H05", frozenset((INVESTIGATOR, "coach")))


def the_first_months_of_the_coach(casus: Casus, random: Random) -> Plant | None:
    """The coach begins in summer, and everything of the coach before is gone."""
    start = f"2022-0{random.randint(6, 8)}-01"
    changed = deepcopy(casus)
    for row in changed["involvements"]:
        if row["hulpverlener"] == "coach":
            row["from"] = start
    changed["regie"][0]["until"] = None
    changed["regie"] = changed["regie"][:1]
    changed["contacts"] = [
        c
        for c in changed["contacts"]
        if "coach" not in c["hulpverleners"]
        or c["date"] >= start
        or INVESTIGATOR in c["hulpverleners"]
    ]
    # Whoever investigated keeps the regie on paper, after the service has ended.
    return Plant(
        changed,
        "H06",
        frozenset((INVESTIGATOR, "coach")),
        frozenset({"R01", "R03", "L05", "C01", "C02", "N01", "I01", "I02", "I03", "L06"}),
    )


def feedback(casus: Casus, _: Random) -> Plant | None:
    """Recorded: who reported heard nothing."""
    changed = {**casus, "meldingen": [{**casus["meldingen"][0], "feedback": None}]}
    return Plant(changed, "I07", frozenset(("leerkracht", INVESTIGATOR)))


def sightings(casus: Casus, random: Random) -> Plant | None:
    """The child was not seen after some day in spring."""
    rows = [s for s in casus["sightings"] if s["date"] <= f"2022-0{random.randint(4, 7)}-28"]
    return Plant({**casus, "sightings": rows}, "C03", frozenset(("kind",)))


def a_service(casus: Casus, _: Random) -> Plant | None:
    """Mother's need is open and her treatment ended in summer, with no word of where it went."""
    changed = deepcopy(casus)
    for row in changed["involvements"]:
        if row["hulpverlener"] == "casemanager":
            row |= {"until": "2022-07-15", "ended": "volgens_plan"}
    changed["contacts"] = [
        c
        for c in changed["contacts"]
        if "casemanager" not in c["hulpverleners"] or c["date"] < "2022-07-15"
    ]
    return Plant(changed, "H07", frozenset(("casemanager", "moeder")))


def a_need_answered(casus: Casus, _: Random) -> Plant | None:
    """A need in a domain where nobody ever served."""
    need = {**casus["needs"][0], "domain": "verslaving", "gezinslid": "moeder"}
    return Plant({**casus, "needs": [*casus["needs"], need]}, "C01", frozenset(("moeder",)))


def a_name_in_the_plan(casus: Casus, random: Random) -> Plant | None:
    """Somebody active stands outside the plan."""
    who = random.choice(_workers(casus))
    plan = casus["plans"][0]
    people = [each for each in plan["hulpverleners"] if each != who]
    changed = {**casus, "plans": [{**plan, "hulpverleners": people}]}
    return Plant(changed, "F04", frozenset((who,)))


def a_seat(casus: Casus, random: Random) -> Plant | None:
    """Somebody is at no joint meeting, and has contact with each of the others."""
    who = random.choice(_workers(casus))
    contacts: list[dict[str, Any]] = []
    for contact in casus["contacts"]:
        people = [each for each in contact["hulpverleners"] if each != who]
        if contact["kind"] == "casusoverleg":
            keys = {"hulpverleners": people, "confirmed_by": people}
            contacts.append({**contact, **keys, "source": f"dossier-{people[0]}"})
        else:
            contacts.append(contact)
    changed = {**casus, "contacts": contacts}
    return Plant(changed, "L06", frozenset((who,)), frozenset({"I01", "I02", "I04", "I09"}))


def a_triage_in_time(casus: Casus, _: Random) -> Plant | None:
    """The triage came weeks after the melding."""
    decisions = [{**casus["decisions"][0], "date": "2022-01-28"}, *casus["decisions"][1:]]
    return Plant({**casus, "decisions": decisions}, "N01", frozenset(("m1",)))


REMOVERS: tuple[Remover, ...] = (
    a_tie,
    later_ties,
    every_tie_of_one,
    ties_between_two_halves,
    regie,
    a_tie_of_the_regisseur,
    an_acceptance,
    a_recipient,
    an_item,
    the_warmth,
    the_first_months_of_the_coach,
    feedback,
    sightings,
    a_service,
    a_need_answered,
    a_name_in_the_plan,
    a_seat,
    a_triage_in_time,
)
