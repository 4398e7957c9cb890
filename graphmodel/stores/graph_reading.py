"""The graph of a casus read back as a casus: from the nodes and relationships as they stand, whoever changed them.

A relationship decides what is referred to; the properties that `graph_form` adds decide the order, and keep what is
recorded as none apart from what is not known. Labels and relationship types that are not ours are passed over:
somebody may have added notes of their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias, cast

from graphmodel.errors import StoreDamagedError
from graphmodel.model.casus import FORMAT
from graphmodel.model.moment import moment
from graphmodel.stores.graph_form import Key
from graphmodel.stores.graph_kinds import CALAMITEIT, EXAMINED, KINDS, Kind, Link
from graphmodel.vocabulary import Domain, Label, Relationship

Entry: TypeAlias = dict[str, object]
Found: TypeAlias = Mapping[str, object]
FoundRelationship: TypeAlias = tuple[str, list[str], str]
"""Type, labels of the end, id of the end."""
FoundNode: TypeAlias = tuple[list[str], Found, list[FoundRelationship]]
"""Labels, properties, relationships that start here."""

LAST = 2**62
"""The place of a node without a position: somebody added it by hand."""

_LABELS: dict[str, Label] = {label.value: label for label in Label}
_DOMAIN_RANKS = {domain.value: rank for rank, domain in enumerate(Domain)}


def document_of(casus: Found, nodes: Iterable[FoundNode]) -> Entry:
    """The casus file that the graph holds; whether it is a right one is for the model to say.

    Args:
        casus: Properties of the node of the casus.
        nodes: Everything that is part of it.

    Raises:
        StoreDamagedError: a node has no id, or refers to what is not part of the casus.
    """
    return _Reading(casus, nodes).document()


class _Reading:
    """The graph of one casus, by node."""

    def __init__(self, casus: Found, nodes: Iterable[FoundNode]) -> None:
        self.casus = casus
        self.prefix = f"{casus['id']}/"
        self.nodes: dict[Key, Found] = {}
        self.by_label: dict[Label, list[Key]] = defaultdict(list)
        self.outward: dict[tuple[Key, str], list[Key]] = defaultdict(list)
        self.inward: dict[tuple[Key, str], list[Key]] = defaultdict(list)
        for labels, properties, relationships in nodes:
            self._take(labels, properties, relationships)
        self.by_label[Label.ORGANISATION] += self.by_label[Label.ORGANISATION_RECORD]
        for keys in self.by_label.values():
            keys.sort(key=self._place)
        self.ranks = {key: n for keys in self.by_label.values() for n, key in enumerate(keys)}

    def document(self) -> Entry:
        """The whole file, keys in the order of the format."""
        document: Entry = {"format": FORMAT, "casus": self._head()}
        calamiteiten = self.by_label[Label.CALAMITEIT]
        if calamiteiten:
            document[CALAMITEIT.entries] = self._entry(CALAMITEIT, calamiteiten[0])
        coded = _texts(self.casus, "lists")
        for kind in KINDS:
            keys = self.by_label[kind.label]
            if keys or kind.entries in coded:
                document[kind.entries] = [self._entry(kind, key) for key in keys]
        for name in _texts(self.casus, "recorded_none"):
            if name == CALAMITEIT.entries or any(kind.entries == name for kind in KINDS):
                document.setdefault(name, None)
        return document

    def _take(
        self, labels: list[str], properties: Found, relationships: list[FoundRelationship]
    ) -> None:
        label = _label(labels)
        if label is None:
            return
        id_ = properties.get("id")
        if not isinstance(id_, str):
            raise self._damaged(label.value)
        key = Key(label, id_)
        self.nodes[key] = properties
        self.by_label[label].append(key)
        for type_, end_labels, end in relationships:
            end_label = _label(end_labels)
            if end_label:
                other = Key(end_label, end)
                self.outward[key, type_].append(other)
                self.inward[other, type_].append(key)

    def _place(self, key: Key) -> tuple[int, str]:
        position = self.nodes[key].get("position")
        return (position if isinstance(position, int) else LAST, key.id)

    def _head(self) -> Entry:
        head: Entry = {"id": self.casus["id"]}
        none = _texts(self.casus, "recorded_none")
        for name in ("title", "municipality", "themes"):
            if name in self.casus or name in none:
                head[name] = self.casus.get(name)
        examined: Entry = {}
        for key in EXAMINED.keys.values():
            text = _moment_text(self.casus, f"{EXAMINED.entries}_{key}")
            if text or f"{EXAMINED.entries}_{key}" in none:
                examined[key] = text
        if examined or EXAMINED.entries in _texts(self.casus, "recorded_empty"):
            head[EXAMINED.entries] = examined
        elif EXAMINED.entries in none:
            head[EXAMINED.entries] = None
        return head

    def _entry(self, kind: Kind, key: Key) -> Entry:
        properties = self.nodes[key]
        entry: Entry = {k: properties[k] for k in kind.plain if k in properties}
        if "id" in kind.keys:
            entry["id"] = self._local(key)
        for property_key in kind.moment_keys:
            text = _moment_text(properties, property_key)
            if text is not None:
                entry[property_key] = text
        for link in kind.links:
            self._read_link(entry, kind, link, key)
        for part in kind.parts:
            self._read_parts(entry, part, key)
        self._read_source(entry, key)
        self._read_in_gezin(entry, key)
        for name in _texts(properties, "recorded_empty"):
            entry.setdefault(name, [])
        for name in _texts(properties, "recorded_none"):
            entry.setdefault(name, None)
        return entry

    def _read_source(self, entry: Entry, key: Key) -> None:
        sources = self.outward.get((key, Relationship.STATED_IN))
        if sources:
            id_ = self._one(sources, f"{key.id}.source")
            place = self.nodes[key].get("source_place")
            entry["source"] = f"{id_} {place}" if place else id_

    def _read_in_gezin(self, entry: Entry, key: Key) -> None:
        is_in = (key, Relationship.IN_GEZIN) in self.outward
        # Being in the gezin goes without saying, so the file may leave it out.
        goes_without_saying = is_in and "in_gezin" not in self.nodes[key]
        if key.label is Label.GEZINSLID and not goes_without_saying:
            entry["in_gezin"] = is_in

    def _read_parts(self, entry: Entry, part: Kind, key: Key) -> None:
        pieces = self.inward.get((key, Relationship.OF), [])
        keys = sorted((k for k in pieces if k.label is part.label), key=self._place)
        if keys:
            entry[part.entries] = [self._entry(part, piece) for piece in keys]

    def _read_link(self, entry: Entry, kind: Kind, link: Link, key: Key) -> None:
        side = self.inward if link.is_inward else self.outward
        found = side.get((key, link.type))
        if not found:
            return
        targets = [self._named(t, key) for t in found if t.label in link.targets]
        name = kind.keys[link.field]
        if targets and link.field not in kind.lists:
            entry[name] = self._one(targets, f"{key.id}.{name}")
            return
        order = _texts(self.nodes[key], f"{name}_order")
        # Without the order in which the file gave them, the domains are those of the type of organisation.
        is_derived = link.type is Relationship.ACTIVE_IN and not order
        if targets and not is_derived:
            entry[name] = self._ordered(targets, order)

    def _named(self, target: Key, key: Key) -> Key:
        """What the file calls `target` at `key`: a registered organisation goes by the record of this casus."""
        if target.label is Label.DOMAIN or target in self.nodes:
            return target
        records = [r for r in self.inward.get((target, Relationship.OF), []) if r in self.nodes]
        if not records:
            raise self._damaged(key.id)
        recorded = self.outward.get((key, Relationship.RECORDED_AS), [])
        return next((r for r in recorded if r in records), min(records, key=self._place))

    def _ordered(self, targets: list[Key], order: list[str]) -> list[str]:
        found = {self._local(target) for target in targets}
        if found == set(order):
            return order
        if len(targets) == 1:
            return list(found)
        written = {id_: place for place, id_ in enumerate(order)}

        def place(target: Key) -> tuple[int, int, str]:
            id_ = self._local(target)
            return (written.get(id_, LAST), self._rank(target), id_)

        return [self._local(target) for target in sorted(set(targets), key=place)]

    def _rank(self, key: Key) -> int:
        if key.label is Label.DOMAIN:
            return _DOMAIN_RANKS.get(key.id, LAST)
        return self.ranks.get(key, LAST)

    def _one(self, targets: list[Key], path: str) -> str:
        if len(targets) > 1 and len(set(targets)) > 1:
            raise self._damaged(path)
        return self._local(targets[0])

    def _local(self, key: Key) -> str:
        return key.id.removeprefix(self.prefix)

    def _damaged(self, path: str) -> StoreDamagedError:
        return StoreDamagedError(casus_id=self.casus["id"], path=path)


def _label(labels: list[str]) -> Label | None:
    """Ours among the labels of a node; people may have added labels of their own."""
    for label in labels:
        if label in _LABELS:
            return _LABELS[label]
    return None


def _texts(properties: Found, key: str) -> list[str]:
    value = properties.get(key)
    return cast("list[str]", value) if isinstance(value, list) else []


def _moment_text(properties: Found, key: str) -> str | None:
    """The date as written, or made from its days when somebody changed those alone; None when there is none."""
    text = properties.get(f"{key}_text")
    first, last = _day(properties.get(f"{key}_first")), _day(properties.get(f"{key}_last"))
    if isinstance(text, str) and (first is None or last is None or _spans(text, first, last)):
        return text
    if first is None or last is None:
        return None
    iso = first.isoformat()
    return next((t for t in (iso, iso[:7], iso[:4]) if _spans(t, first, last)), f"{first}/{last}")


def _spans(text: str, first: date, last: date) -> bool:
    try:
        written = moment(text)
    except ValueError:
        return False
    return written.first == first and written.last == last


def _day(value: Any) -> date | None:
    # The driver has a date of its own, which is not known here.
    native: object = value.to_native() if hasattr(value, "to_native") else value
    return native if isinstance(native, date) else None
