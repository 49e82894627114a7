"""Parts that stand on many pages, such as cards: made once for all pages where they read the same.

A macro knows no page: what it makes follows from what it is given and from the links it asks for.
So what it made on one page stands on another, too, if each of these links is the same there.
"""

from collections.abc import Callable

from generator.build.pages.relative import relative

Asked = tuple[str, ...]
"""The addresses that a macro asked links to, in the order in which it did."""

# Those of late: every process has its own, and of a large section few are wanted again soon.
_MOST = 1 << 12


class Parts:
    """The links of the pages of one site, and the parts made with them. *here* is the page's."""

    def __init__(self) -> None:
        self.here = ""
        self._asked: list[str] | None = None
        """What the part that is being made has asked for so far."""
        self._made: dict[tuple[object, ...], tuple[Asked, dict[Asked, str]]] = {}

    def link(self, address: str) -> str:
        """Return the link to an address from the page that is being rendered."""
        if self._asked is not None:
            self._asked.append(address)
        return relative(address, self.here)

    def once(self, macro: Callable[..., str], *given: object) -> str:
        """Return what *macro* makes of frozen values: what it made before, where it reads so."""
        if self._asked is not None:  # a part of a part is made with it
            return macro(*given)
        made = self._made.get((macro, given))
        if made and (html := made[1].get(self._links(made[0]))) is not None:
            return html
        return self._make(macro, given)

    def _make(self, macro: Callable[..., str], given: tuple[object, ...]) -> str:
        self._asked = []
        try:
            html = macro(*given)
            asked = tuple(self._asked)
        finally:
            self._asked = None
        if len(self._made) >= _MOST:
            self._made.clear()
        before, by_links = self._made.setdefault((macro, given), (asked, {}))
        if before == asked:  # a macro may ask for other links where it was given others
            by_links[self._links(asked)] = html
        return html

    def _links(self, asked: Asked) -> Asked:
        return tuple([relative(address, self.here) for address in asked])
