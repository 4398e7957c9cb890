"""In which forms a report can be had, for whom; the same for the command line and the service.

Each form is made by a package that takes long to import, so it is imported when the form is made.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from graphmodel.gaps.search import Gaps
from graphmodel.language import Language
from graphmodel.report.document import GapReport
from visualisations.documents.blocks import Audience, ReportDocument
from visualisations.documents.dossier import dossier
from visualisations.documents.drawings import drawings_of
from visualisations.documents.gezin import for_gezin
from visualisations.elements import Scene
from visualisations.scene import compose


class Form(StrEnum):
    """What a document is made into."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"


MEDIA_TYPES: Final = {
    Form.HTML: "text/html",
    Form.PDF: "application/pdf",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.TEXT: "text/plain",
}


def made(
    gaps: Gaps, report: GapReport, language: Language, audience: Audience, form: Form
) -> bytes:
    """The document for `audience`. `report` is that of `gaps`; its findings are not looked at and need not be there."""
    return _MAKERS[form](*_document(gaps, report, language, audience))


def _document(
    gaps: Gaps, report: GapReport, language: Language, audience: Audience
) -> tuple[ReportDocument, Scene | None]:
    if audience is Audience.GEZIN:
        return for_gezin(gaps, report, language), None
    scene = compose(gaps.run.network, gaps.findings, language)
    return dossier(gaps, report, scene, drawings_of(gaps, scene)), scene


def _pdf(document: ReportDocument, _: Scene | None) -> bytes:
    from visualisations.documents.pdf import pdf

    return pdf(document)


def _docx(document: ReportDocument, _: Scene | None) -> bytes:
    from visualisations.documents.docx_file import docx

    return docx(document)


def _html(document: ReportDocument, scene: Scene | None) -> bytes:
    if scene is None:
        from visualisations.documents.html import page

        return page(document).encode()
    from visualisations.pyvis_page import report_page

    return report_page(scene, document).encode()


def _text(document: ReportDocument, _: Scene | None) -> bytes:
    from visualisations.documents.plain import plain

    return plain(document).encode()


_MAKERS: Final[dict[Form, Callable[[ReportDocument, Scene | None], bytes]]] = {
    Form.PDF: _pdf,
    Form.DOCX: _docx,
    Form.HTML: _html,
    Form.TEXT: _text,
}
