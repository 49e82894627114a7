"""How a social card is drawn; the door of Pillow for cards.

The letters are Noto Serif's, from a locked package and without hinting, set by Pillow's own layout,
so that every machine draws the same bytes. Titles are composed (NFC) first: each Vietnamese letter
is then one glyph of the font.
"""

import io
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import cos, pi, sin

from PIL import Image, ImageDraw, ImageFont

from generator.outputs.card_words import Words
from generator.outputs.image_plan import SOCIAL_SIZE

Colour = tuple[int, int, int]

_WIDTH, _HEIGHT = SOCIAL_SIZE
_EDGE = 80
_TEXT_WIDTH = 860
_TEXT_TOP, _TEXT_BOTTOM, _KIND_HEIGHT = 168, 540, 62
_LEADING = 1.34
_TITLE_SIZES = (66, 60, 54, 48, 44, 40)
# The palette of tokens.css.
_LACQUER, _DEEP, _CREAM, _GOLD = (110, 19, 14), (79, 12, 9), (253, 243, 225), (240, 205, 136)
_FINE, _FAINT = (150, 78, 50), (128, 45, 32)


def draw(words: Words) -> bytes:
    """Return a card as PNG: of few colours it is a third of a JPEG, and its letters stay clean."""
    picture = _ground(_nfc(words.body), _nfc(words.section), words.host).copy()
    pen = ImageDraw.Draw(picture)
    size, lines = fit(_nfc(words.title))
    above = _KIND_HEIGHT if words.kind else 0
    free = _TEXT_BOTTOM - _TEXT_TOP - above - size * _LEADING * len(lines)
    top = _TEXT_TOP + free / 2
    if words.kind:
        pen.text((_EDGE, top + 34), _nfc(words.kind), font=_font(30, 600), fill=_GOLD, anchor="ls")
    for number, line in enumerate(lines):
        base = round(top + above + size * (1 + _LEADING * number))
        pen.text((_EDGE, base), line, font=_font(size, 700), fill=_CREAM, anchor="ls")
    out = io.BytesIO()
    flat = picture.quantize(palette=_palette(), dither=Image.Dither.NONE)
    flat.save(out, "PNG", compress_level=6)
    return out.getvalue()


def fit(title: str) -> tuple[int, list[str]]:
    """Return the largest size at which a title fits, and its lines; the smallest size cuts it."""
    for size in _TITLE_SIZES:
        lines = _lines(title, size)
        if len(lines) <= _room(size):
            return size, lines
    kept = lines[: _room(size)]
    while not _fits(f"{kept[-1]} …", size):
        kept[-1] = kept[-1].rpartition(" ")[0] or kept[-1][:-1]
    return size, [*kept[:-1], f"{kept[-1]} …"]


def _room(size: int) -> int:
    return int((_TEXT_BOTTOM - _TEXT_TOP - _KIND_HEIGHT) / (size * _LEADING))


def _lines(text: str, size: int) -> list[str]:
    lines = [""]
    for word in (piece for whole in text.split() for piece in _pieces(whole, size)):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or _fits(longer, size):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(word: str, size: int) -> Iterator[str]:
    """Yield a word whole, or cut where a line ends if it is longer than a line."""
    while not _fits(word, size):
        most = next(n for n in range(len(word) - 1, 0, -1) if _fits(word[:n], size))
        yield word[:most]
        word = word[most:]
    yield word


def _fits(text: str, size: int) -> bool:
    return _font(size, 700).getlength(text) <= _TEXT_WIDTH


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


@cache
def _palette() -> Image.Image:
    """Return the colours of a card and what lies between each and its ground."""
    colours = [
        *_between(_LACQUER, _CREAM, 12),
        *_between(_LACQUER, _GOLD, 9),
        *_between(_LACQUER, _FINE, 4),
        *_between(_DEEP, _GOLD, 6),
        _FAINT,
    ]
    palette = Image.new("P", (1, 1))
    flat = [part for colour in colours for part in colour]
    palette.putpalette(flat + [0] * (768 - len(flat)))
    return palette


def _between(one: Colour, other: Colour, steps: int) -> list[tuple[int, ...]]:
    shares = [step / (steps - 1) for step in range(steps)]
    return [tuple(round(a + (b - a) * s) for a, b in zip(one, other, strict=True)) for s in shares]


@cache
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    data = files("fontpkg_noto_serif").joinpath("files", "NotoSerif[wdth,wght].ttf").read_bytes()
    font = ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight, 100])
    return font


@cache
def _ground(body: str, section: str, host: str) -> Image.Image:
    """Return what all cards of a section have in common, drawn twice as large and made smaller."""
    scale = 2
    picture = Image.new("RGB", (_WIDTH * scale, _HEIGHT * scale), _LACQUER)
    pen = ImageDraw.Draw(picture)
    _mirror(pen, (1105 * scale, 330 * scale), 330 * scale, scale)
    pen.rectangle((0, (_HEIGHT - 62) * scale, _WIDTH * scale, _HEIGHT * scale), fill=_DEEP)
    pen.rectangle((0, (_HEIGHT - 66) * scale, _WIDTH * scale, (_HEIGHT - 62) * scale), fill=_GOLD)
    _emblem(pen, ((_EDGE + 38) * scale, 98 * scale), 38 * scale, scale)
    picture = picture.resize(SOCIAL_SIZE, Image.Resampling.LANCZOS)
    pen = ImageDraw.Draw(picture)
    pen.text((_EDGE + 98, 92), section, font=_font(36, 700), fill=_CREAM, anchor="ls")
    pen.text((_EDGE + 98, 130), body, font=_font(24, 400), fill=_GOLD, anchor="ls")
    pen.text((_EDGE, _HEIGHT - 22), host, font=_font(24, 400), fill=_GOLD, anchor="ls")
    return picture


def _mirror(pen: ImageDraw.ImageDraw, at: tuple[int, int], radius: int, scale: int) -> None:
    """Draw the bronze mirror of the front page: rings, rays and a star."""
    x, y = at
    for share, line, colour in (
        (1, 3, _FINE), (0.96, 1, _FAINT), (0.76, 1, _FAINT), (0.73, 3, _FINE), (0.53, 2, _FAINT),
        (0.36, 2, _FINE),
    ):  # fmt: skip
        r = radius * share
        pen.ellipse((x - r, y - r, x + r, y + r), outline=colour, width=line * scale)
    for number in range(96):
        angle = number * pi / 48
        inner, outer = (0.78, 0.93) if number % 4 == 0 else (0.87, 0.93)
        ends = [(x + cos(angle) * radius * s, y + sin(angle) * radius * s) for s in (inner, outer)]
        pen.line([*ends[0], *ends[1]], fill=_FAINT, width=2 * scale)
    for number in range(24):
        angle = number * pi / 12
        cx, cy, r = x + cos(angle) * radius * 0.63, y + sin(angle) * radius * 0.63, radius * 0.045
        pen.ellipse((cx - r, cy - r, cx + r, cy + r), outline=_FAINT, width=2 * scale)
    star = [
        (x + cos(n * pi / 12) * radius * s, y + sin(n * pi / 12) * radius * s)
        for n in range(24)
        for s in ((0.33,) if n % 2 == 0 else (0.15,))
    ]
    pen.polygon(star, outline=_FINE, width=2 * scale)


def _emblem(pen: ImageDraw.ImageDraw, at: tuple[int, int], radius: int, scale: int) -> None:
    """Draw the small mirror that stands for the section."""
    x, y = at
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_DEEP)
    for share, line in ((1, 3), (0.84, 1)):
        r = radius * share
        pen.ellipse((x - r, y - r, x + r, y + r), outline=_GOLD, width=line * scale)
    star = [
        (x + sin(n * pi / 8) * radius * s, y - cos(n * pi / 8) * radius * s)
        for n in range(16)
        for s in ((0.66,) if n % 4 == 0 else (0.36,) if n % 2 == 0 else (0.17,))
    ]
    pen.polygon(star, fill=_GOLD)
