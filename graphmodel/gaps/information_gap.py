"""I01-I05, I09: where a signaal stopped. What could have been known is an upper bound, and never what was known."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from graphmodel.analysis.sharing import Strength
from graphmodel.analysis.should_know import Reason
from graphmodel.analysis.tracing import Cell, SignaalTrace, Verdict
from graphmodel.gaps.finding import Evidence, Finding, Grade, Named, Subjects, When
from graphmodel.gaps.grading import Standing, sorted_subjects
from graphmodel.gaps.grouping import Crowd
from graphmodel.gaps.run import Run, finds

NOT_REACHED = frozenset({Verdict.NO_ROUTE, Verdict.NOT_PASSED_ON, Verdict.TO_CHECK})
"""Should have known by now and is not recorded as knowing."""

_REASONS = {reason: Named("reasons", reason.key) for reason in Reason}
_IN_SHORT = {reason: Named("reasons_in_short", reason.key) for reason in Reason}
_STRENGTHS = {strength: Named("strengths", strength) for strength in Strength}


@finds("I01")
def signaal_without_route(run: Run) -> Iterator[Finding]:
    """Who should have known has no record of knowing, and no recorded route could have brought it.

    Whoever directs, decides, took over or serves for the safety of the child has a finding each; the others are one
    finding per signaal. A signaal that nobody is recorded to have known first is one finding as well.
    """
    for signaal in run.tracing.traces.values():
        missed = signaal.having(Verdict.NO_ROUTE)
        if missed and not signaal.origins:
            yield _unreached(run, signaal, missed, "nobody")
            continue
        near = [cell for cell in missed if cell.should and cell.should.is_near]
        others = [cell for cell in missed if not (cell.should and cell.should.is_near)]
        for cell in near:
            yield _unreached(run, signaal, [cell], _variant(run, signaal, cell))
        if others:
            variant = "several" if len(others) > 1 else _variant(run, signaal, others[0])
            yield _unreached(run, signaal, others, variant)


def _variant(run: Run, signaal: SignaalTrace, cell: Cell) -> str:
    """Sent to the inbox of the recipient's organisation, where nobody is recorded as knowing it, is told as such."""
    home = run.network.hulpverleners[cell.hulpverlener].organisation
    return "inbox" if any(i.organisation == home for i in signaal.knowledge.inboxes) else "text"


def _unreached(run: Run, signaal: SignaalTrace, cells: Sequence[Cell], variant: str) -> Finding:
    people = [cell.hulpverlener for cell in cells]
    inboxes = signaal.knowledge.inboxes if variant == "inbox" else ()
    return _finding(
        run,
        "I01",
        signaal,
        people,
        evidence=(
            *_evidence_of_knowing(run, signaal),
            *_reasons_of(run, cells),
            *(run.evidence(inbox.path, inbox.source) for inbox in inboxes),
        ),
        variant=variant,
        values=_values(signaal, cells) | {"count": len(cells), "recipients": _names(people)},
    )


@finds("I02")
def contact_without_transfer(run: Run) -> Iterator[Finding]:
    """Who should have known had recorded contact along which it could have come, and no record that it did.

    Where only some choice of uncertain dates, or a chain within one day, makes a route, the finding is possible only, and one
    for the whole signaal.
    """
    for signaal in run.tracing.traces.values():
        for cell in signaal.having(Verdict.NOT_PASSED_ON):
            yield _not_passed_on(run, signaal, (cell,))
        yield from _to_check(run, signaal)


def recipients(run: Run) -> Crowd:
    """The findings of I02, which are many: one is made for each recipient only where the report has room for them.

    Told together, a signaal has one finding for all its recipients.
    """
    traces = run.tracing.traces.values()
    certain = sum(len(signaal.having(Verdict.NOT_PASSED_ON)) for signaal in traces)
    unsure = sum(1 for signaal in traces if signaal.having(Verdict.TO_CHECK))
    return Crowd(
        certain + unsure,
        partial(contact_without_transfer, run),
        partial(_without_transfer_by_signaal, run),
    )


def _without_transfer_by_signaal(run: Run) -> Iterator[Finding]:
    for signaal in run.tracing.traces.values():
        cells = signaal.having(Verdict.NOT_PASSED_ON)
        if len(cells) > 1:
            yield _not_passed_on_to_any(run, signaal, cells)
        elif cells:
            yield _not_passed_on(run, signaal, cells)
        yield from _to_check(run, signaal)


def _not_passed_on_to_any(run: Run, signaal: SignaalTrace, cells: Sequence[Cell]) -> Finding:
    """One finding for all recipients in the order of their own; the lowest of the grades, and the severity of the highest."""
    id_, observers = signaal.id, signaal.knowledge.observers
    standing_of, of_absence = run.grading.standing_of, run.grading.of_absence
    alike: dict[Standing, Grade] = {}
    apart: list[tuple[Grade, str, Cell]] = []
    for cell in cells:
        who = cell.hulpverlener
        # The grade of a finding on this recipient alone is that of all whose organisation stands alike.
        standing = standing_of[who]
        if standing not in alike:
            alike[standing] = of_absence((who, *observers))
        apart.append((alike[standing], "~".join(sorted((id_, who))), cell))
    apart.sort()
    (best, _, _), (lowest, _, _) = apart[0], apart[-1]
    ordered = [cell for _, _, cell in apart]
    told = _not_passed_on(run, signaal, ordered, variant="several", grade=best)
    return told if lowest is best else told._replace(grade=lowest)


def _not_passed_on(
    run: Run,
    signaal: SignaalTrace,
    cells: Sequence[Cell],
    variant: str = "text",
    grade: Grade | None = None,
) -> Finding:
    people = [cell.hulpverlener for cell in cells]
    certain = signaal.trace.certain
    ways: list[Evidence] = []
    for chain, cell in zip(certain.proofs(people), cells, strict=True):
        ways.extend(run.evidence(event.path, event.source) for event in chain)
        if cell.should:
            ways.append(run.evidence(cell.should.basis, cell.should.source))
    first = cells[0]
    return _without_transfer(
        run,
        signaal,
        cells,
        first.certain,
        certain.givers(first.hulpverlener),
        evidence=ways,
        variant=variant,
        grade=grade,
    )


def _to_check(run: Run, signaal: SignaalTrace) -> Iterator[Finding]:
    """What only some choice of uncertain dates makes possible, or a chain within one day where no other is."""
    cells = signaal.having(Verdict.TO_CHECK)
    if not cells:
        return
    trace, people = signaal.trace, [cell.hulpverlener for cell in cells]
    chains = [trace.possible.chain(who) or trace.possible_same_day.chain(who) for who in people]
    hops = (hop.event for chain in chains for hop in chain)
    ways = [run.evidence(event.path, event.source) for event in hops]
    ways += _reasons_of(run, cells)
    yield _without_transfer(
        run,
        signaal,
        cells,
        chains[0][-1].day if chains[0] else None,
        [hop.giver for hop in chains[0]],
        evidence=ways,
        variant="possible",
        is_possible=True,
    )


def _without_transfer(  # noqa: PLR0913  # as `_finding`
    run: Run,
    signaal: SignaalTrace,
    cells: Sequence[Cell],
    day: int | None,
    via: Iterable[str],
    *,
    evidence: Iterable[Evidence],
    variant: str,
    grade: Grade | None = None,
    is_possible: bool = False,
) -> Finding:
    """The finding on the recipients of `cells`; `day` and `via` are when and along whom it could have come to the first."""
    people = [cell.hulpverlener for cell in cells]
    return _finding(
        run,
        "I02",
        signaal,
        people,
        evidence=(*_evidence_of_knowing(run, signaal), *evidence),
        variant=variant,
        grade=grade,
        values=_values(signaal, cells)
        | {
            "could": date.fromordinal(day or run.network.day),
            "via": _names(dict.fromkeys(via)),
            "recipients": _names(people),
            "count": len(people),
        },
        is_possible=is_possible,
    )


@finds("I03")
def reached_too_late(run: Run) -> Iterator[Finding]:
    """Who should have known certainly learnt of it after the last day in time; the term is a setting, no norm."""
    for signaal in run.tracing.traces.values():
        for cell in signaal.having(Verdict.LATE):
            if cell.known is None or cell.should is None:
                continue
            since = cell.known.first or cell.should.by
            yield _finding(
                run,
                "I03",
                signaal,
                [cell.hulpverlener],
                evidence=(
                    *_evidence_of_knowing(run, signaal),
                    run.evidence(cell.known.path, cell.known.source),
                    *_reasons_of(run, [cell]),
                ),
                variant=_kind_of_day(cell.should.reason),
                values=_values(signaal, [cell])
                | {"since": When(since, cell.known.last or since), "days": since - cell.should.by},
                is_of_record=True,
            )


def _kind_of_day(reason: Reason) -> str:
    """The last day in time is that of a handover, the one before a decision, or else that of a setting."""
    if reason is Reason.HANDOVER:
        return "handover"
    return "decision" if reason is Reason.DECISION else "text"


@finds("I04")
def knowledge_without_route(run: Run) -> Iterator[Finding]:
    """Somebody is recorded as knowing, later than who noticed it, and no recorded route could have brought it by then."""
    for signaal in run.tracing.traces.values():
        for cell in signaal.having(Verdict.WITHOUT_ROUTE):
            if cell.known is None:
                continue
            since = cell.known.last or run.network.day
            yield _finding(
                run,
                "I04",
                signaal,
                [cell.hulpverlener],
                evidence=(
                    *_evidence_of_knowing(run, signaal),
                    run.evidence(cell.known.path, cell.known.source),
                ),
                values={
                    "signaal": _name(signaal),
                    "who": Named("hulpverleners", cell.hulpverlener),
                    "since": When(cell.known.first or since, since),
                },
                is_of_record=True,
            )


@finds("I05")
def decided_without(run: Run) -> Iterator[Finding]:
    """A decision about a gezinslid, while a signaal about that gezinslid was certainly known elsewhere and not to who decided.

    One finding per decision, with every such signaal.
    """
    traces = run.tracing.traces.values()
    for fact in run.network.decisions:
        day, gezinsleden = fact.first, fact.item.gezinsleden
        if day is None or not gezinsleden:
            continue
        about = [each for each in traces if not each.concerned.isdisjoint(gezinsleden)]
        signalen = [each for each in about if _is_decided_without(each, fact.item.by, day)]
        if not signalen:
            continue
        elsewhere = {who for s in signalen for who in _holders(s, day - 1)}
        people = {fact.item.by, *elsewhere}
        yield run.finding(
            "I05",
            named=(fact.item.id,),
            subjects=sorted_subjects(
                hulpverleners=people,
                gezinsleden=gezinsleden,
                signalen=[each.id for each in signalen],
                decisions=(fact.item.id,),
            ),
            period=(day, day + 1),
            evidence=(
                run.evidence(fact.path, fact.source),
                *(row for each in signalen for row in _evidence_of_knowing(run, each)),
            ),
            grade=run.grading.of_absence(people),
            values={
                "decider": Named("hulpverleners", fact.item.by),
                "decision": Named("decision_kinds", fact.item.kind),
                "date": When(day, fact.last or day),
                "signalen": tuple(_name(each) for each in signalen),
                "elsewhere": _names(sorted(elsewhere)),
                "count": len(signalen),
            },
            touching=(),
        )


def _is_decided_without(signaal: SignaalTrace, by: str, day: int) -> bool:
    known = signaal.knowledge.of(by)
    if known is not None and (known.first is None or known.first <= day):
        return False
    return bool(_holders(signaal, day - 1))


def _holders(signaal: SignaalTrace, day: int) -> list[str]:
    """Who certainly knew by the end of a day."""
    return [
        k.hulpverlener for k in signaal.knowledge.knowers if k.last is not None and k.last <= day
    ]


@finds("I09")
def stays_in_one_organisation(run: Run) -> Iterator[Finding]:
    """Two or more know a signaal, all of one organisation, and somebody elsewhere should have known it by now."""
    people = run.network.hulpverleners
    for signaal in run.tracing.traces.values():
        knowers = [known.hulpverlener for known in signaal.knowledge.knowers]
        homes = {people[who].organisation for who in knowers}
        if len(knowers) < 2 or len(homes) > 1:  # noqa: PLR2004  # one knower shares with nobody
            continue
        outside = [cell for cell in signaal.cells if cell.verdict in NOT_REACHED]
        elsewhere = [c for c in outside if people[c.hulpverlener].organisation not in homes]
        if not elsewhere:
            continue
        yield _finding(
            run,
            "I09",
            signaal,
            [*knowers, *(cell.hulpverlener for cell in elsewhere)],
            evidence=(*_evidence_of_knowing(run, signaal), *_reasons_of(run, elsewhere)),
            named=(signaal.id,),
            organisations=homes,
            values={
                "signaal": _name(signaal),
                "knowers": _names(knowers),
                "outside": _names(cell.hulpverlener for cell in elsewhere),
                "organisation": Named("organisations", min(homes)),
                "count": len(knowers),
            },
        )


def _finding(  # noqa: PLR0913  # as `Run.finding`, each side named at the call
    run: Run,
    rule: str,
    signaal: SignaalTrace,
    people: list[str],
    *,
    evidence: Iterable[Evidence],
    values: dict[str, object],
    variant: str = "text",
    named: tuple[str, ...] | None = None,
    organisations: Collection[str] = (),
    grade: Grade | None = None,
    is_possible: bool = False,
    is_of_record: bool = False,
) -> Finding:
    """A finding about one signaal: its observers and `people`, its gezinsleden, from its day up to the day."""
    everyone = {*people, *signaal.knowledge.observers}
    rows = tuple(dict.fromkeys(evidence))
    first = signaal.knowledge.signaal.first
    if grade is None:
        graded = run.grading
        grade = graded.of_record(rows) if is_of_record else graded.of_absence(everyone)
    return run.finding(
        rule,
        named=named or (signaal.id, *people),
        subjects=Subjects(
            hulpverleners=tuple(sorted(everyone)),
            gezinsleden=tuple(sorted(signaal.concerned)),
            organisations=tuple(sorted(organisations)),
            signalen=(signaal.id,),
        ),
        period=(first if first is not None else run.network.start, run.network.end),
        evidence=rows,
        grade=grade,
        variant=variant,
        values=values,
        is_possible=is_possible,
        touching=(),
    )


def _values(signaal: SignaalTrace, cells: Sequence[Cell]) -> dict[str, object]:
    """What is said of the first of `cells`, and why the signaal mattered to all of them."""
    should = cells[0].should
    assert should is not None  # noqa: S101  # the verdicts of these rules are only given to who should have known
    return {
        "signaal": _name(signaal),
        "who": Named("hulpverleners", cells[0].hulpverlener),
        "observers": _names(signaal.knowledge.observers),
        "reason": _REASONS[should.reason],
        "reasons": _reasons_in_short(cells),
        "by": date.fromordinal(should.by),
        "strength": _STRENGTHS[should.sharing.strength],
    }


def _reasons_in_short(cells: Iterable[Cell]) -> tuple[Named, ...]:
    """Why the signaal mattered to them, each reason once, what weighs most first."""
    reasons = sorted({cell.should.reason for cell in cells if cell.should})
    return tuple([_IN_SHORT[reason] for reason in reasons])


def _name(signaal: SignaalTrace) -> Named:
    return Named("signalen", signaal.id)


def _names(ids: Iterable[str]) -> tuple[Named, ...]:
    return tuple([Named("hulpverleners", id_) for id_ in ids])


def _evidence_of_knowing(run: Run, signaal: SignaalTrace) -> tuple[Evidence, ...]:
    """The record of who first knew; the signaal itself when nobody is recorded."""
    known = signaal.knowledge
    rows = [k for k in known.knowers if k.hulpverlener in known.observers]
    if not rows:
        return (run.evidence(known.signaal.path, known.signaal.source),)
    return tuple(run.evidence(row.path, row.source) for row in rows)


def _reasons_of(run: Run, cells: Iterable[Cell]) -> tuple[Evidence, ...]:
    return tuple(run.evidence(c.should.basis, c.should.source) for c in cells if c.should)
