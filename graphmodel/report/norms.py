"""What stands behind a rule or a finding: a norm with a term, or a rule for whoever has regie."""

from typing import NamedTuple

from graphmodel import reference
from graphmodel.language import Language


class Behind(NamedTuple):
    """One of them as people read it: what it is called, where it stands, and how sure that is."""

    name: str
    source: str
    status: str


def behind(id_: str, language: Language) -> Behind:
    """The norm or rule for regie with this id. Raises UnknownReferenceError."""
    if id_ in reference.norms():
        norm = reference.norm(id_)
        name, source, status = norm.name, norm.law, norm.status
    else:
        regie = reference.regie_rule(id_)
        name, status = regie.name, regie.status
        source = "; ".join(reference.source(each).title for each in regie.sources)
    told = reference.name_of("row_status", status, language)
    return Behind(name.in_language(language), source, told)
