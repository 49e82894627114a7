"""What can go wrong with a source: a code of ``messages.pull`` and its particulars."""


class FetchError(Exception):
    """A source could not be read; what is kept of it stays as it is."""

    def __init__(self, code: str, **particulars: object) -> None:
        super().__init__(code)
        self.code = code
        self.particulars = particulars
