"""Document → one self-contained page without a script: it fetches nothing and looks the same without internet."""

from base64 import b64encode

from markupsafe import Markup

from visualisations.documents.blocks import Drawing, ReportDocument
from visualisations.templating import asset, environment


def page(document: ReportDocument) -> str:
    """The whole document, in the order of its chapters."""
    template = environment(document.language).get_template("document/page.html.jinja")
    return template.render(
        document=document,
        source_of=source_of,
        style=Markup(asset("page.css")),  # noqa: S704  # a file of our own
    )


def source_of(drawing: Drawing) -> str:
    """The address of a drawing that travels in the page: as an image, nothing in it can run or meet the page."""
    return f"data:image/svg+xml;base64,{b64encode(drawing.svg.encode()).decode()}"
