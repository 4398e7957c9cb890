"""The graph of a casus read back as a casus: from the nodes and relationships as they stand, whoever changed them.

A relationship decides what is referred to; the properties that `graph_form` adds decide the order, and keep what is
recorded as none apart from what is not known.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from graphmodel.errors import StoreDamagedError
from graphmodel.model.casus import FORMAT
from graphmodel.model.moment import moment
from graphmodel.stores.graph_form import Key
from graphmodel.stores.graph_kinds import CALAMITEIT, EXAMINED, KINDS, Kind, Link
from graphmodel.vocabulary import Label, Relationship

Entry: TypeAlias = dict[str, object]
Found: TypeAlias = Mapping[str, object]

LAST = 2**62
"""The place of a node without a position: somebody added it by hand."""


def document_of(
    casus: Found,
    nodes: Iterable[tuple[list[str], Found]],
    relationships: Iterable[tuple[str, str, str, str, str]],
) -> Entry:
    """The casus file that the graph holds; whether it is a right one is for the model to say.

    Args:
        casus: Properties of the node of the casus.
        nodes: Labels and properties of everything that is part of it.
        relationships: Type, label and id of the start, label and id of the end.

    Raises:
        StoreDamagedError: a node has no id, or refers to what is not part of the casus.
    """
    return _Reading(casus, nodes, relationships).document()


class _Reading:
    def __init__(
        self,
        casus: Found,
        nodes: Iterable[tuple[list[str], Found]],
        relationships: Iterable[tuple[str, str, str, str, str]],
    ) -> None:
        self.casus = casus
        self.casus_id = str(casus["id"])
        self.nodes: dict[Key, Found] = {}
        self.by_label: dict[str, list[Key]] = defaultdict(list)
        for labels, properties in nodes:
            self._take(labels, properties)
        self.outward: dict[Key, dict[str, list[Key]]] = defaultdict(lambda: defaultdict(list))
        self.inward: dict[Key, dict[str, list[Key]]] = defaultdict(lambda: defaultdict(list))
        for type_, start_label, start, end_label, end in relationships:
            one, other = Key(Label(start_label), start), Key(Label(end_label), end)
            self.outward[one][type_].append(other)
            self.inward[other][type_].append(one)
        for keys in self.by_label.values():
            keys.sort(key=self._place)
        records = self.by_label[Label.ORGANISATION_RECORD]
        self.by_label[Label.ORGANISATION] += records
        self.by_label[Label.ORGANISATION].sort(key=self._place)
        self.ranks = {key: n for keys in self.by_label.values() for n, key in enumerate(keys)}

    def document(self) -> Entry:
        """The whole file, keys in the order of the format."""
        document: Entry = {"format": FORMAT, "casus": self._head()}
        none = _texts(self.casus.get("recorded_none"))
        coded = _texts(self.casus.get("lists"))
        calamiteiten = self.by_label[Label.CALAMITEIT]
        if calamiteiten:
            document[CALAMITEIT.entries] = self._entry(CALAMITEIT, calamiteiten[0])
        elif CALAMITEIT.entries in none:
            document[CALAMITEIT.entries] = None
        for kind in KINDS:
            keys = self.by_label[kind.label]
            if keys or kind.entries in coded:
                document[kind.entries] = [self._entry(kind, key) for key in keys]
            elif kind.entries in none:
                document[kind.entries] = None
        return document

    def _take(self, labels: list[str], properties: Found) -> None:
        id_ = properties.get("id")
        if len(labels) != 1 or not isinstance(id_, str) or labels[0] not in _LABELS:
            raise StoreDamagedError(casus_id=self.casus_id, path=", ".join(labels))
        key = Key(Label(labels[0]), id_)
        self.nodes[key] = properties
        self.by_label[key.label].append(key)

    def _place(self, key: Key) -> tuple[int, str]:
        position = self.nodes[key].get("position")
        return (position if isinstance(position, int) else LAST, key.id)

    def _head(self) -> Entry:
        head: Entry = {"id": self.casus_id}
        none = _texts(self.casus.get("recorded_none"))
        for name in ("title", "municipality", "themes"):
            if name in self.casus:
                head[name] = self.casus[name]
            elif name in none:
                head[name] = None
        examined: Entry = {}
        for name, key in EXAMINED.keys.items():
            self._read(examined, EXAMINED, name, self.casus, f"{EXAMINED.entries}_{key}")
        if examined or EXAMINED.entries in _texts(self.casus.get("recorded_empty")):
            head[EXAMINED.entries] = examined
        elif EXAMINED.entries in none:
            head[EXAMINED.entries] = None
        return head

    def _entry(self, kind: Kind, key: Key) -> Entry:
        properties = self.nodes[key]
        entry: Entry = {}
        for name, property_key in kind.keys.items():
            link = kind.link_of.get(name)
            part = kind.part_of.get(name)
            if name == "id":
                entry["id"] = self._local(key)
            elif name == "source":
                self._read_source(entry, key)
            elif name == "in_gezin":
                self._read_in_gezin(entry, key)
            elif link:
                self._read_link(entry, kind, link, key)
            elif part:
                self._read_parts(entry, part, key)
            else:
                self._read(entry, kind, name, properties, property_key)
        return entry

    def _read(
        self, entry: Entry, kind: Kind, name: str, properties: Found, property_key: str
    ) -> None:
        key = kind.keys[name]
        value = properties.get(property_key)
        if name in kind.moments:
            value = self._moment(properties, property_key)
        if value is not None:
            entry[key] = value
        elif property_key in _texts(properties.get("recorded_none")):
            entry[key] = None
