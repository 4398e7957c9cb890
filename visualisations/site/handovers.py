"""The page Overdrachten: what was handed over, how long it waited, and who had regie meanwhile."""

from collections.abc import Sequence

from graphmodel.gaps.finding import Finding
from graphmodel.gaps.run import Run
from visualisations.in_time.handover_timeline import handover_timeline
from visualisations.in_time.regie import regie_over_time
from visualisations.site.charts import Chart
from visualisations.site.shell import Shell


def handovers_page(shell: Shell, run: Run, findings: Sequence[Finding]) -> str:
    """The handovers in time and as an account, and regie over time with its gaps and overlaps."""
    pictures = (
        handover_timeline(run, findings, shell.language),
        regie_over_time(run, shell.language),
    )
    charts = [Chart(picture, shell.to.picture(picture.key)) for picture in pictures]
    return shell.filled("overdrachten", charts=charts)
