"""The pages Regels and Over."""

from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import LanguageDep, ServiceDep, only_language
from api.pages.answers import html, shell_of
from api.parameters import Name
from graphmodel import reference
from graphmodel.gaps.catalogue import rule
from graphmodel.language import text
from graphmodel.report.norms import behind
from visualisations.site import rules as shown
from visualisations.site.addresses import SitePage

router = APIRouter(include_in_schema=False, dependencies=[Depends(only_language)])


@router.get(f"/{SitePage.RULES}")
def rules(request: Request, language: LanguageDep) -> Response:
    """Every rule."""
    return html(shown.rules_page(shell_of(request, language, SitePage.RULES)))


@router.get(f"/{SitePage.RULES}/{{code}}")
def one_rule(
    request: Request, code: Annotated[Name, Path()], language: LanguageDep, service: ServiceDep
) -> Response:
    """The page of one rule; its settings are those that this service works with."""
    row = rule(code.upper())
    settings = [
        {
            "meaning": reference.name_of("setting", name, language),
            "value": getattr(service.settings, name),
        }
        for name in row.settings
    ]
    norms = [behind(id_, language)._asdict() for id_ in row.norms]
    title = f"{row.code} {text(language, f'rule.{row.code}.name')}"
    shell = shell_of(request, language, SitePage.RULES).called(title)
    return html(shown.rule_page(shell, row, shown.Behind(norms, settings)))


@router.get(f"/{SitePage.ABOUT}")
def about(request: Request, language: LanguageDep) -> Response:
    """What the program is, and what it does not claim."""
    shell = shell_of(request, language, SitePage.ABOUT)
    return html(shown.about_page(shell, version("vangnet")))
