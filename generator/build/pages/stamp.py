"""Pages put together: each fragment in the frame of its shape."""

from collections.abc import Callable, Mapping

from generator.build.pages.skeleton import (
    Bound,
    Hole,
    Shape,
    Skeleton,
    parts_of,
    shape_of,
    values_of,
)
from generator.outputs.cards import Card
from generator.views.known_page import form_of
from generator.views.page import Page

# No address holds it, so nothing is taken for a part of the page's own address.
_NOWHERE = "~/"


class Stamper:
    """Makes whole pages of one site. *render* returns a page's fragment."""

    def __init__(
        self,
        skeletons: Mapping[Shape, Skeleton],
        linked: frozenset[str],
        root: str,
        render: Callable[[Page], str],
        cards: Mapping[str, Card],
    ) -> None:
        self._skeletons = skeletons
        self._linked = linked
        self._root = root
        self._render = render
        self._cards = cards
        self._bound: dict[tuple[Shape, str], Bound] = {}
        names = (p.name for s in skeletons.values() for p in s.parts if isinstance(p, Hole))
        constants = [parts_of(name[1:]) for name in names if name.startswith("=")]
        self._linked_through = {parts[:at] for parts in constants for at in range(len(parts) + 1)}

    def stamp(self, page: Page) -> bytes:
        """Return a page as it is published."""
        frame = self._frame(page)
        values = values_of(page, self._cards[page.address], self._render(page), self._root)
        return frame.fill(page.address, values)

    def _frame(self, page: Page) -> Bound:
        """Return a frame with its own links settled: the same for all pages of a folder."""
        shape = shape_of(page.address, form_of(page), self._linked)
        folder = page.address.rstrip("/").rpartition("/")[0]
        place = f"{folder}/{_NOWHERE}" if folder else _NOWHERE
        if shape.here is not None or parts_of(page.address) in self._linked_through:
            place = page.address
        bound = self._bound.get((shape, place))
        if bound is None:
            bound = self._bound[shape, place] = self._skeletons[shape].bind(place)
        return bound
