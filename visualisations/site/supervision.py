"""The page Multi-toezicht: which supervisor stands over which part of this network, and which findings touch whom."""

from collections.abc import Sequence

from graphmodel.gaps.finding import Finding
from graphmodel.model.network import Network
from visualisations.matrices.supervision import supervision_matrix
from visualisations.matrices.supervision_picture import supervision_picture
from visualisations.site.charts import Chart
from visualisations.site.shell import Shell


def supervision_page(shell: Shell, network: Network, findings: Sequence[Finding]) -> str:
    """The picture, what each supervisor supervises here, and the table of organisations."""
    picture = supervision_picture(network, findings, shell.language)
    return shell.filled(
        "toezicht",
        chart=Chart(picture, shell.to.picture(picture.key)),
        matrix=supervision_matrix(network, findings, shell.language),
    )
