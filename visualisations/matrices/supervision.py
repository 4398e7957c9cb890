"""Multi-toezicht: which supervisor stands over which part of the network, and which findings touch whom."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graphmodel import reference
from graphmodel.gaps.finding import Finding, Kind
from graphmodel.language import Language
from graphmodel.model.network import Network
from graphmodel.reference.rows import InspectionRow
from visualisations.elements import Row, Table
from visualisations.in_time.lanes import receivers
from visualisations.lettering import isolated
from visualisations.links import codes
from visualisations.matrices.matrix import Cell, Header, Line, Matrix, MatrixRow, State, occurring
from visualisations.names import Names
from visualisations.palette import Tone

TOUCHED, SUPERVISED, NONE = "touched", "supervised", "none"
_TONES = {TOUCHED: Tone.OPEN, SUPERVISED: Tone.GOOD, NONE: Tone.QUIET}


@dataclass(frozen=True)
class Supervision:
    """The organisations of a network, who supervises them, and the findings that name them or their people.

    A finding touches a supervisor when it names an organisation of theirs. It says whom to ask, nothing more. What a
    finding says of the record itself (D01-D03) touches nobody.
    """

    network: Network
    findings: tuple[Finding, ...]

    @cached_property
    def organisations(self) -> tuple[str, ...]:
        """Those with somebody in P, and those that something was sent to; by sort of organisation, then id."""
        network = self.network
        homes = {network.hulpverleners[who].organisation for who in network.members}
        types = list(reference.organisation_types())
        return tuple(
            sorted(
                homes.union(receivers(network)),
                key=lambda id_: (types.index(network.organisations[id_].type), id_),
            )
        )

    @cached_property
    def supervisors(self) -> tuple[InspectionRow, ...]:
        """Whoever supervises at least one of them, in the order of the reference data."""
        ids = {s for organisation in self.organisations for s in self.over(organisation)}
        return tuple(row for id_, row in reference.inspections().items() if id_ in ids)

    def over(self, organisation: str) -> tuple[str, ...]:
        """The supervisors of one organisation; none for a sort of which no supervisor is recorded."""
        return reference.organisation_type(
            self.network.organisations[organisation].type
        ).supervisors

    def under(self, supervisor: str) -> tuple[str, ...]:
        """The organisations of one supervisor."""
        return tuple(id_ for id_ in self.organisations if supervisor in self.over(id_))

    def about(self, organisation: str) -> tuple[Finding, ...]:
        """The findings that name an organisation or somebody of it, in the order given."""
        return tuple(self._by_organisation.get(organisation, ()))

    def touching(self, supervisor: str) -> tuple[Finding, ...]:
        """The findings that touch a supervisor, in the order given."""
        ids = {f.id for organisation in self.under(supervisor) for f in self.about(organisation)}
        return tuple(finding for finding in self.findings if finding.id in ids)

    @cached_property
    def _by_organisation(self) -> Mapping[str, list[Finding]]:
        found: defaultdict[str, list[Finding]] = defaultdict(list)
        people = self.network.hulpverleners
        for finding in self.findings:
            if finding.kind is Kind.DATA_QUALITY:
                continue
            homes = {
                people[who].organisation for who in finding.subjects.hulpverleners if who in people
            }
            for organisation in sorted(homes.union(finding.subjects.organisations)):
                found[organisation].append(finding)
        return found


def supervision_matrix(network: Network, findings: Sequence[Finding], language: Language) -> Matrix:
    """The organisations of a network by supervisor; without organisations it is empty."""
    names = Names(network, language)
    view = Supervision(network, tuple(findings))
    states = {
        key: State(
            key,
            names.say(f"matrix.supervision.{key}.letter"),
            names.say(f"matrix.supervision.{key}"),
            tone,
        )
        for key, tone in _TONES.items()
    }
    rows = tuple(
        MatrixRow(
            Header(
                id_,
                isolated(names.organisation(id_)),
                names.listed("organisation_type", network.organisations[id_].type),
            ),
            tuple(_cell(names, view, states, (id_, row)) for row in view.supervisors),
        )
        for id_ in view.organisations
    )
    return Matrix(
        key="supervision",
        language=language,
        title=names.say(
            "matrix.supervision.title", title=isolated(names.title), day=names.day(network.day)
        ),
        corner=names.say("matrix.supervision.corner"),
        columns=tuple(
            Header(row.id, row.short, row.name.in_language(language)) for row in view.supervisors
        ),
        rows=rows,
        legend=occurring(tuple(states.values()), rows),
        notes=(names.say("matrix.supervision.note"),),
        alternative=alternative(names, view),
    )


def _cell(
    names: Names, view: Supervision, states: Mapping[str, State], place: tuple[str, InspectionRow]
) -> Cell:
    organisation, supervisor = place
    is_under = supervisor.id in view.over(organisation)
    found = view.about(organisation) if is_under else ()
    key = NONE if not is_under else TOUCHED if found else SUPERVISED
    state = states[key]
    told = ""
    if is_under:
        told = names.count(
            "matrix.supervision.told",
            len(found),
            supervisor=supervisor.name.in_language(names.language),
            organisation=isolated(names.organisation(organisation)),
        )
    counted = Line(state.letter, names.count("chart.count.findings", len(found)), codes(found))
    return Cell(
        row=organisation,
        column=supervisor.id,
        state=key,
        letter=state.letter,
        tone=state.tone,
        lines=(counted,) if found else (),
        told=told,
    )


def supervisors_table(names: Names, view: Supervision) -> Table:
    """A row for each supervisor: what they supervise, which organisations here, which findings touch them."""
    keys = ("supervisor", "field", "organisations", "findings")
    rows = tuple(
        Row(
            f"supervisor:{row.id}",
            "",
            (
                f"{row.name.in_language(names.language)} ({row.short})",
                row.field.in_language(names.language),
                names.joined(names.organisation(id_) for id_ in view.under(row.id)),
                codes(view.touching(row.id)),
            ),
        )
        for row in view.supervisors
    )
    columns = tuple(names.say(f"chart.column.{key}") for key in keys)
    return Table("supervisors", names.say("chart.table.supervisors"), columns, rows)


def alternative(names: Names, view: Supervision) -> str:
    """How many there are, and whom the most findings touch."""
    told = names.say(
        "matrix.supervision.alternative",
        title=isolated(names.title),
        organisations=names.count("picture.count.organisations", len(view.organisations)),
        supervisors=names.count("chart.count.supervisors", len(view.supervisors)),
    )
    counts = [
        f"{row.short}: {names.count('chart.count.findings', len(view.touching(row.id)))}"
        for row in view.supervisors
        if row.tsd
    ]
    return f"{told} {'; '.join(counts)}." if counts else told
