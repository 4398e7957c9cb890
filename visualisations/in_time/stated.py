"""Where a fact is stated, as people write it: the title of the source and the place in it."""

from graphmodel.gaps.finding import Evidence
from visualisations.lettering import isolated, writable
from visualisations.names import Names


def stated_in(names: Names, evidence: Evidence) -> str:
    """Source and place; empty for a fact that names no source."""
    source = names.network.sources.get(evidence.source) if evidence.source else None
    if source is None:
        return ""
    title = source.title if source.title and source.title.strip() else ""
    called = isolated(writable(title) if title else names.listed("source_kind", source.kind))
    return f"{called}, {isolated(writable(evidence.place))}" if evidence.place else called
