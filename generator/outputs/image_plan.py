"""Which files a picture becomes: widths, the social card's crop, names. Sizes are in pixels."""

import posixpath

WIDTHS = (320, 640, 960, 1280, 1600)
SOCIAL_SIZE = (1200, 630)


def widths_for(width: int) -> tuple[int, ...]:
    """Return the widths to make of a picture; one smaller than all of them keeps its own."""
    return tuple(each for each in WIDTHS if each <= width) or (width,)


def social_crop(
    width: int, height: int, focus: tuple[float, float] | None
) -> tuple[int, int, int, int] | None:
    """Return the largest part of the card's shape around *focus*, None if it would be too small.

    The part is (left, top, right, bottom); without a focus it is taken from the middle.
    """
    scale = min(width / SOCIAL_SIZE[0], height / SOCIAL_SIZE[1])
    if scale < 1:
        return None
    part = (min(width, round(SOCIAL_SIZE[0] * scale)), min(height, round(SOCIAL_SIZE[1] * scale)))
    x, y = focus or (50.0, 50.0)
    left = _start(x, width, part[0])
    top = _start(y, height, part[1])
    return left, top, left + part[0], top + part[1]


def _start(percent: float, whole: int, part: int) -> int:
    """Return where a stretch of *part* starts so that the point is as near its middle as can be."""
    return round(min(max(whole * percent / 100 - part / 2, 0), whole - part))


def address_of(picture_address: str, digest: str, suffix: str) -> str:
    """Return a derived file's address, in the folder of the picture's own address."""
    folder, name = posixpath.split(picture_address)
    stem = posixpath.splitext(name)[0] or "anh"
    return posixpath.join(folder, f"{stem}-{digest[:10]}-{suffix}")


def height_for(width: int, picture_width: int, picture_height: int) -> int:
    """Return the height that keeps the picture's shape, at least 1."""
    return max(1, round(picture_height * width / picture_width))
