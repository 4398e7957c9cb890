"""The drawings of a report for the file, in the order in which they stand in it: add one here."""

from graphmodel.gaps.search import Gaps
from graphmodel.language import Language
from visualisations import svg
from visualisations.canvas_svg import as_file
from visualisations.documents.blocks import Drawing
from visualisations.documents.dossier import NETWORK
from visualisations.elements import Scene
from visualisations.in_time.theme_lines import theme_lines


def drawings_of(gaps: Gaps, scene: Scene) -> tuple[Drawing, ...]:
    """The network with its findings marked, which is `scene`, and the theme lines of the same network."""
    lines = theme_lines(gaps.run, Language(scene.language))
    return (
        Drawing(NETWORK, scene.title, svg.document(scene), scene.alternative),
        Drawing(lines.key, lines.title, as_file(lines), lines.alternative),
    )
