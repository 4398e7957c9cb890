"""Plain Python data out of the parse events of one document, with what the format does not take.

The rules of scalars are our own: only plain `null`, `~` and nothing are None, only plain `true` and `false` are truth
values, all else is text. So `no`, `2022-05-02`, `010` and `12:30` stay what somebody wrote. Nothing is ever expanded
(no alias, no merge key), so a text cannot become larger than it is.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final, cast

import yaml

from graphmodel.bsn import shown
from graphmodel.loading.places import Flaw, Path

DEEPEST: Final = 40
"""Levels of nesting that are read; a casus file has six."""

MOST_FLAWS: Final = 10_000
"""A file with more than this is not a casus file; naming them all helps nobody."""

MERGE: Final = "<<"
"""The key that takes over keys from elsewhere."""

Watch = Callable[[Path, int, int, str | None], None]
"""Told of each key, entry and value: its path, where it starts and ends, and its text when it has one."""

_PLAIN: Final[dict[str, object]] = {"null": None, "~": None, "": None, "true": True, "false": False}

Container = dict[str, object] | list[object]
_Start = yaml.MappingStartEvent | yaml.SequenceStartEvent


def scalars(data: object) -> Iterator[object]:
    """Every key and every value that is no container, however deep; in no order that means anything."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            mapping = cast("dict[str, object]", value)
            yield from mapping
            waiting.extend(mapping.values())
        elif isinstance(value, list):
            waiting.extend(cast("list[object]", value))
        else:
            yield value


def is_larger(data: object, most: int) -> bool:
    """Whether `scalars` would give more than `most`; quicker, as only containers are looked into."""
    waiting, found = [data], 0
    while waiting and found <= most:
        value = waiting.pop()
        inner = _inside(value)
        containers: list[object] = [each for each in inner if isinstance(each, dict | list)]
        found += len(inner) - len(containers) + (len(inner) if isinstance(value, dict) else 0)
        waiting.extend(containers)
    return found > most


def is_deep(data: object) -> bool:
    """Whether `data` has more levels than are read."""
    level, levels = [data], 0
    while level and levels <= DEEPEST:
        level = [inner for each in level for inner in _inside(each)]
        levels += 1
    return levels > DEEPEST


def _inside(value: object) -> Collection[object]:
    if isinstance(value, dict):
        return cast("dict[str, object]", value).values()
    return cast("list[object]", value) if isinstance(value, list) else ()


class StoppedError(Exception):
    """Reading goes no further; the last flaw tells why."""


class Tree:
    """Grows by `feed`; `data` is the document, `flaws` what was refused on the way.

    `refused` holds the paths whose data is not what the file says: further complaints about them are noise.
    """

    def __init__(self, watch: Watch | None = None) -> None:
        """`watch` slows the reading down; without it no path is ever written out."""
        self.data: object = None
        self.flaws: list[Flaw] = []
        self.refused: set[Path] = set()
        self.documents = 0
        self._watch = watch
        self._above: list[tuple[Container | None, str | None]] = []
        self._top: Container | None = None
        self._key: str | None = None
        self._texts: dict[str, str] = {}

    def feed(self, events: Iterable[yaml.Event]) -> None:
        """Take the events of a whole text.

        Raises:
            StoppedError: the text is too deep, has a second document, a list as a key or too many flaws.
        """
        takers: dict[type[yaml.Event], Callable[..., None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._sequence,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        for event in events:
            taker = takers.get(type(event))
            if taker:
                taker(event)

    def path(self) -> Path:
        """Where the next value goes; of a key that was just read, the path of its value."""
        levels = [*self._above[1:], (self._top, self._key)]
        steps: list[str | int] = []
        for position, (container, key) in enumerate(levels, start=1):
            if key is not None:
                steps.append(key)
            elif isinstance(container, list):
                # A list above already holds the entry that is being read, the lowest does not yet.
                steps.append(len(container) - (position < len(levels)))
        return tuple(steps)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self._stop("problem.yaml_documents", event)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse_marks(event)
        # The same ids, words and days come back thousands of times: each is kept once.
        text = self._texts.setdefault(event.value, event.value)
        if self._key is None and isinstance(self._top, dict):
            self._begin_key(self._top, text, event)
            return
        if self._watch:
            self._tell(event, text)
        self._attach(text if event.style else _PLAIN.get(text, text))

    def _begin_key(self, mapping: dict[str, object], key: str, event: yaml.ScalarEvent) -> None:
        if key == MERGE and not event.style:
            self.refused.add(self.path())
            self._flaw("problem.yaml_merge", event)
        self._key = key
        if key in mapping:
            self._flaw("problem.duplicate_key", event, key=shown(key))
        if self._watch:
            self._tell(event, key)

    def _mapping(self, event: yaml.MappingStartEvent) -> None:
        self._open({}, event)

    def _sequence(self, event: yaml.SequenceStartEvent) -> None:
        self._open([], event)

    def _open(self, container: Container, event: _Start) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse_marks(event)
        if self._key is None and isinstance(self._top, dict):
            self._stop("problem.yaml_key", event)
        if len(self._above) == DEEPEST:
            self._stop("problem.too_deep", event, most=str(DEEPEST))
        if self._watch:
            self._tell(event, None)
        key = self._key
        self._attach(container)
        self._above.append((self._top, key))
        self._top, self._key = container, None

    def _end(self, _event: yaml.Event) -> None:
        self._top, _ = self._above.pop()
        self._key = None

    def _alias(self, event: yaml.AliasEvent) -> None:
        if self._key is None and isinstance(self._top, dict):
            self._stop("problem.yaml_key", event)
        path = self.path()
        self.refused.add(path)
        # What is taken over by a merge key is told there already.
        if MERGE not in path:
            self._flaw("problem.yaml_alias", event)
        self._attach(None)

    def _attach(self, value: object) -> None:
        if isinstance(self._top, list):
            self._top.append(value)
        elif self._top is None:
            self.data = value
        elif self._key is not None:
            # Of a key that is written twice, the first value stays.
            self._top.setdefault(self._key, value)
            self._key = None

    def _refuse_marks(self, event: yaml.ScalarEvent | _Start) -> None:
        if event.anchor is not None:
            self._flaw("problem.yaml_anchor", event)
        if event.tag is not None:
            self._flaw("problem.yaml_tag", event)

    def _tell(self, event: yaml.Event, text: str | None) -> None:
        if self._watch:
            start: int = event.start_mark.index
            end: int = event.end_mark.index
            self._watch(self.path(), start, end, text)

    def _flaw(self, code: str, event: yaml.Event, **values: str) -> None:
        index: int = event.start_mark.index
        self.flaws.append(Flaw(self.path(), code, tuple(values.items()), index))
        if len(self.flaws) > MOST_FLAWS:
            raise StoppedError

    def _stop(self, code: str, event: yaml.Event, **values: str) -> None:
        self._flaw(code, event, **values)
        raise StoppedError
