"""What a browser would send of a form nobody has touched, read from its HTML."""

from html.parser import HTMLParser

Pairs = list[tuple[str, str]]


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pairs: Pairs = []
        self._inside = False
        self._name = ""
        self._text: list[str] | None = None
        self._options: list[tuple[str, bool]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = values.get("id") == "form"
        name = values.get("name", "")
        if not self._inside:
            return
        if tag == "input" and name:
            boxed = values.get("type") in ("checkbox", "radio")
            if not boxed or "checked" in values:
                self.pairs.append((name, values.get("value", "on" if boxed else "")))
        elif tag == "textarea":
            self._name, self._text = name, []
        elif tag == "select":
            self._name, self._options = name, []
        elif tag == "option" and self._options is not None:
            self._options.append((values.get("value", ""), "selected" in values))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea" and self._text is not None:
            text = "".join(self._text).removeprefix("\n").replace("\n", "\r\n")
            self.pairs.append((self._name, text))
            self._text = None
        elif tag == "select" and self._options is not None:
            chosen = [value for value, is_chosen in self._options if is_chosen]
            self.pairs.append((self._name, (chosen or [self._options[0][0]])[0]))
            self._options = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)


def pairs_of(html: str) -> Pairs:
    """Return the names and values of the form ``#form``, in order."""
    reader = _Form()
    reader.feed(html)
    return reader.pairs


def with_value(pairs: Pairs, name: str, value: str) -> Pairs:
    """Return the pairs with one field filled in otherwise."""
    assert any(each == name for each, _ in pairs), name
    return [(each, value if each == name else text) for each, text in pairs]
