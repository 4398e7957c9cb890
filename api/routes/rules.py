"""The rules: which there are, and the page of each."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import LanguageDep, ServiceDep, only_language
from api.parameters import Name
from api.responses import PUBLIC, answer
from api.routes.documented import tagged
from graphmodel import reference
from graphmodel.gaps.catalogue import RULES, RULES_VERSION, Rule, rule
from graphmodel.gaps.finding import Kind
from graphmodel.gaps.settings import Settings
from graphmodel.language import Language, text
from graphmodel.vocabulary import RowStatus

router = APIRouter(prefix="/v1/rules", tags=["rules"], dependencies=[Depends(only_language)])


class RuleRow(BaseModel):
    """A rule in one line."""

    code: str
    kind: Kind
    name: str


class RuleList(BaseModel):
    """Every rule, in the order of the catalogue; `version` changes when any of them says something else."""

    version: str
    rules: tuple[RuleRow, ...]


class RuleNorm(BaseModel):
    """What a rule rests on, where it stands, and whether that was read there."""

    id: str
    name: str
    source: str
    status: RowStatus


class RuleSetting(BaseModel):
    """A number that a rule works with: a setting, no norm."""

    name: str
    value: int
    meaning: str


class RulePage(RuleRow):
    """What a rule looks for and why, what it rests on, and what would overturn what it finds."""

    kind_name: str
    what: str
    why: str
    example: str
    overturned_by: str
    question: str
    norms: tuple[RuleNorm, ...]
    settings: tuple[RuleSetting, ...]
    needs: tuple[str, ...]


@router.get("", response_model=RuleList, responses=tagged())
def list_rules(request: Request, language: LanguageDep) -> Response:
    """Every rule by its code, which is kept in every release."""
    return answer(request, rule_list(language), _told_in(language))


@router.get("/{code}", response_model=RulePage, responses=tagged(404))
def get_rule(
    request: Request,
    code: Annotated[Name, Path(description="The code of the rule.", examples=["L01"])],
    language: LanguageDep,
    service: ServiceDep,
) -> Response:
    """The page of one rule. Its settings are those that this service works with."""
    page = rule_page(rule(code), language, service.settings)
    return answer(request, page, _told_in(language))


def rule_list(language: Language) -> RuleList:
    """Every rule in one line."""
    rules = tuple(_row(each, language) for each in RULES.values())
    return RuleList(version=RULES_VERSION, rules=rules)


def rule_page(row: Rule, language: Language, settings: Settings) -> RulePage:
    """Everything about one rule."""
    parts = ("what", "why", "example", "overturned_by", "question")
    told = {part: text(language, f"rule.{row.code}.{part}") for part in parts}
    return RulePage.model_validate(
        {
            **_row(row, language).model_dump(),
            **told,
            "kind_name": text(language, f"kind.{row.kind}"),
            "norms": tuple(_norms(row, language)),
            "settings": tuple(_settings(row, language, settings)),
            "needs": row.needs,
        }
    )


def _told_in(language: Language) -> dict[str, str]:
    return {**PUBLIC, "Content-Language": language}


def _row(row: Rule, language: Language) -> RuleRow:
    return RuleRow(code=row.code, kind=row.kind, name=text(language, f"rule.{row.code}.name"))


def _norms(row: Rule, language: Language) -> Iterator[RuleNorm]:
    for id_ in row.norms:
        if id_ in reference.norms():
            norm = reference.norm(id_)
            name, source, status = norm.name, norm.law, norm.status
        else:
            regie = reference.regie_rule(id_)
            name, status = regie.definition, regie.status
            source = "; ".join(reference.source(each).title for each in regie.sources)
        yield RuleNorm(id=id_, name=name.in_language(language), source=source, status=status)


def _settings(row: Rule, language: Language, settings: Settings) -> Iterator[RuleSetting]:
    for name in row.settings:
        meaning = reference.name_of("setting", name, language)
        yield RuleSetting(name=name, value=getattr(settings, name), meaning=meaning)
