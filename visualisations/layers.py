"""The keys under which the legend shows and hides parts of a picture."""

from graphmodel.vocabulary import ContactKind, Domain
from visualisations.elements import Sort
from visualisations.palette import Relation


def of_sort(sort: Sort) -> str:
    """Everybody of one sort: gezinsleden, organisations."""
    return f"sort:{sort}"


def of_domain(domain: Domain | None) -> str:
    """The hulpverleners of one domain."""
    return f"domain:{domain or 'none'}"


def of_contact(kind: ContactKind) -> str:
    """The contacts of one kind."""
    return f"contact:{kind}"


def of_relation(relation: Relation) -> str:
    """The lines of one relation."""
    return f"relation:{relation}"
