"""What keeps a delivery from going on, in words for those who started it."""


class DeliveryError(Exception):
    """Something outside the content is in the way; the texts say what, and the cure."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(f"{vi} ({en})")
        self.vi = vi
        self.en = en
