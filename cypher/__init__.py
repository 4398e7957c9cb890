"""All query text, as files that can be pasted where such text is run: Neo4j Browser for `.cypher`, sqlite3 for `.sql`.

schema/    constraints and indexes, made when a store is opened
writes/    what changes the graph
reads/     what reads it
questions/ the named questions: a `.cypher` and its sibling `.sql` give the same rows in the same order
sqlite/    the same for the embedded store
"""

from functools import cache
from pathlib import Path
from typing import LiteralString, cast

_FOLDER = Path(__file__).parent


@cache
def text(name: str) -> LiteralString:
    """The text of the file `name`, as `questions/colleagues_of_hulpverlener.cypher`.

    The driver asks for text that no user wrote: files that travel with the program are that, values are parameters.
    """
    return cast("LiteralString", (_FOLDER / name).read_text(encoding="utf-8"))
