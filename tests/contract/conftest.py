"""The contract suite: each of its tests runs on every store, and no test here looks into a database."""

from graphmodel.stores import CasusFilter, GraphStore


def ids_in(store: GraphStore) -> list[str]:
    """Every casus that the store lists."""
    page = store.casussen(CasusFilter(), offset=0, limit=1000)
    return [row.casus_id for row in page.casussen]


def empty(store: GraphStore) -> None:
    """Take everything out of the store."""
    for casus_id in ids_in(store):
        store.delete(casus_id)
