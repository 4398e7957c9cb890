"""A picture as a part of a page: drawn, with its legend, its words, its tables and where it can be saved."""

from dataclasses import dataclass

from markupsafe import Markup

from visualisations.canvas import Picture
from visualisations.canvas_svg import as_svg
from visualisations.elements import LegendEntry
from visualisations.svg_parts import sample


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture of a page; `save` is the address of the same as a file."""

    picture: Picture
    save: str

    @property
    def drawn(self) -> Markup:
        """The picture without its legend."""
        return as_svg(self.picture)

    @property
    def legend(self) -> list[tuple[LegendEntry, Markup]]:
        """Each entry with what it looks like."""
        entries = self.picture.legend
        return [(entry, sample(entry.look, is_dashed=entry.is_dashed)) for entry in entries]
