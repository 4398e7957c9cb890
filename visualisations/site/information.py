"""The page Informatie: who knew what when, along which route, and where it stopped."""

from collections.abc import Iterator
from dataclasses import dataclass

from graphmodel.gaps.finding import Evidence
from graphmodel.gaps.run import Run
from graphmodel.report.trace import Asked, traces_document
from visualisations.in_time.stated import stated_in
from visualisations.in_time.theme_lines import theme_lines
from visualisations.lettering import isolated, writable
from visualisations.matrices.knowledge import knowledge_matrix
from visualisations.matrices.matrix import Cell, Matrix
from visualisations.names import Names
from visualisations.site.charts import Chart
from visualisations.site.shell import Shell


@dataclass(frozen=True, slots=True)
class Followed:
    """Which signaal the reader follows, and to whom; None when none was chosen."""

    signaal: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class TracedLine:
    """One sentence of a trace, with where it stands."""

    words: str
    source: str


def information_page(shell: Shell, run: Run, followed: Followed) -> str:
    """The theme lines, the matrix of who knew and could have known, and one trace told line by line.

    Raises:
        UnknownSignaalError: the network has no such signaal.
        UnknownHulpverlenerError: it has no such hulpverlener.
    """
    picture = theme_lines(run, shell.language, followed.signaal, followed.to)
    matrix = knowledge_matrix(run, shell.language)

    def address(cell: Cell) -> str:
        return shell.to.of_casus(shell.page, signaal=cell.column, to=cell.row)

    save = shell.to.picture(picture.key, signaal=followed.signaal, to=followed.to)
    chosen = _chosen(matrix, followed)
    return shell.filled(
        "informatie",
        chart=Chart(picture, save),
        matrix=matrix,
        followed=followed,
        chosen=chosen,
        trace=list(_trace(shell, run, followed)) if followed.signaal else [],
        address=address,
    )


def _chosen(matrix: Matrix, followed: Followed) -> Cell | None:
    """The cell that the reader chose, if they did."""
    if followed.signaal is None or followed.to is None:
        return None
    try:
        return matrix.cell(followed.to, followed.signaal)
    except KeyError:
        return None


def _trace(shell: Shell, run: Run, followed: Followed) -> Iterator[TracedLine]:
    names = Names(run.network, shell.language)
    document = traces_document(run, Asked(followed.signaal, followed.to))
    for signaal in document.signalen:
        for line in signaal.explanation or ():
            where = stated_in(names, Evidence(line.fact or "", line.source, line.place))
            yield TracedLine(isolated(writable(getattr(line.text, shell.language))), where)
