"""What a rule is given, and what it makes of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graphmodel.analysis.distances import Gain
from graphmodel.analysis.projection import Graph, collaboration_graph
from graphmodel.analysis.should_know import Terms
from graphmodel.analysis.tracing import Tracing
from graphmodel.analysis.weak_spots import Group
from graphmodel.gaps.catalogue import RULES
from graphmodel.gaps.finding import (
    NO_VALUES,
    Evidence,
    Finding,
    Grade,
    Subjects,
    evidence_of,
    ordered,
)
from graphmodel.gaps.grading import Grading, severity_of
from graphmodel.gaps.situation import Situation, Stretch
from graphmodel.model.network import Network


@dataclass(frozen=True)
class Run:
    """One run of the rules on one situation."""

    situation: Situation

    @property
    def network(self) -> Network:
        """The network that the rules look at."""
        return self.situation.network

    @cached_property
    def grading(self) -> Grading:
        """Grades the findings of this run."""
        return Grading(self.situation)

    @cached_property
    def graph(self) -> Graph:
        """P, as a graph."""
        return collaboration_graph(self.situation.ties)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups of P without a route between them, largest first."""
        ties = self.situation.ties
        found = (ties.names(reached) for reached in set(self.situation.distances.reachable))
        return tuple(sorted(found, key=lambda group: (-len(group), group)))

    def evidence(self, path: str, source: str | None) -> Evidence:
        """A fact as evidence, made once for all findings of this run that rest on it."""
        found = self._evidence.get(path)
        if found is None:
            found = self._evidence[path] = evidence_of(path, source)
        return found

    @cached_property
    def _evidence(self) -> dict[str, Evidence]:
        return {}

    @cached_property
    def tracing(self) -> Tracing:
        """The signalen of the network, traced."""
        settings = self.situation.settings
        return Tracing(self.network, Terms(settings.i03_severe, settings.i03_other))

    def finding(  # noqa: PLR0913  # a finding has this many sides, each named at the call
        self,
        rule: str,
        *,
        named: Iterable[str],
        subjects: Subjects,
        evidence: tuple[Evidence, ...],
        grade: Grade,
        period: tuple[int, int] | None = None,
        values: Mapping[str, object] = NO_VALUES,
        variant: str = "text",
        norm: str | None = None,
        gain: Gain | None = None,
        pairs: Iterable[tuple[str, str]] = (),
        touching: Iterable[Stretch] | None = None,
        leads: bool = False,
        is_repeat: bool = False,
        is_possible: bool = False,
        breaches_term: bool = False,
        also: tuple[str, ...] = (),
    ) -> Finding:
        """A finding with its kind and severity filled in.

        A severe signaal is touched when it was open about a gezinslid in a stretch of days of `touching`, or when one
        of the signalen of `subjects` is itself severe and was open in `period`. Where a rule does not say, `touching`
        is every gezinslid of `subjects` in `period`; rules that know better whom they speak of on which days, say it.
        """
        if touching is None:
            touching = ((gezinslid, period) for gezinslid in subjects.gezinsleden)
        touched = self.situation.touched_by_open_signaal(subjects.signalen, period, touching)
        touches = bool(touched)
        severity = severity_of(
            rule,
            grade,
            breaches_term=breaches_term,
            touches_signaal=touches,
            is_possible=is_possible,
        )
        return Finding(
            rule=rule,
            kind=RULES[rule].kind,
            severity=severity,
            grade=grade,
            named=ordered(named),
            subjects=subjects,
            period=period,
            evidence=evidence,
            values=values,
            variant=variant,
            norm=norm,
            gain=gain,
            also=also,
            pairs=tuple(sorted(pairs)),
            leads=leads,
            is_repeat=is_repeat,
            touches_signaal=touches,
            touches_minor=touches and not self.situation.minors.isdisjoint(touched),
            breaches_term=breaches_term,
        )


RuleFunction = Callable[[Run], Iterator[Finding]]
FUNCTIONS: dict[str, RuleFunction] = {}
"""The function of every rule, filled by the decorator in the modules of the families."""


def finds(code: str) -> Callable[[RuleFunction], RuleFunction]:
    """Mark a function as the one that finds for `code`, a code of the catalogue."""
    if code not in RULES:
        raise KeyError(code)

    def keep(function: RuleFunction) -> RuleFunction:
        FUNCTIONS[code] = function
        return function

    return keep
