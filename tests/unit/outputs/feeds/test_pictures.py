"""Which file of a picture goes into feeds."""

from pathlib import Path

from generator.outputs.feeds.pictures import Illustration, illustrate
from generator.outputs.image_set import Derived, Rendition
from tests.feeds.sites import PICTURE


def test_fallback_is_shown_at_its_own_size(tmp_path: Path) -> None:
    file = tmp_path / "anh-960.jpg"
    file.write_bytes(b"x" * 123)
    webp = ("image/webp", (("a/anh-960.webp", 960), ("a/anh-1600.webp", 1600)))
    jpeg = ("image/jpeg", (("a/anh-640.jpg", 640), ("a/anh-960.jpg", 960)))
    made = Rendition(1600, 900, (webp, jpeg), "a/anh-960.jpg", None)
    derived = Derived({PICTURE.source: made}, {"a/anh-960.jpg": file}, {})
    found = illustrate(derived)(PICTURE)
    assert found == Illustration("a/anh-960.jpg", "image/jpeg", 123, 960, 540)


def test_picture_that_could_not_be_made_has_none() -> None:
    assert illustrate(Derived({}, {}, {PICTURE.source: "image.broken"}))(PICTURE) is None
