"""Pictures as published: upright, in sRGB, in several widths, with nothing on who took them where.

The only importer of Pillow. AVIF is not made: its encoder takes two to three times as long as
WebP's, and not every build of Pillow has one, so two machines would publish different files.
"""

import io
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock

from PIL import Image, ImageCms, ImageOps

from generator.digest import digest, file_digest
from generator.outputs.image_cache import Entry, Made, find_entry, keep_entry
from generator.outputs.image_header import (
    JPEG,
    PNG,
    WEBP,
    Header,
    is_heif,
    is_svg,
    media_type_of,
    read_header,
)
from generator.outputs.image_plan import SOCIAL_SIZE, height_for, social_crop, widths_for
from generator.outputs.image_set import Derived, Rendition, rendition
from generator.views.page import Picture

__all__ = ["Derived", "ImageFacts", "Rendition", "derive", "inspect_image"]

# Raise it whenever the same picture would give other bytes.
RECIPE = "1"

LARGEST_BYTES = 50 * 1024 * 1024
LARGEST_PIXELS = 60_000_000

_TYPES = {".jpg": JPEG, ".jpeg": JPEG, ".png": PNG, ".webp": WEBP}
_DECODERS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}
_ORIENTATION = 0x0112
_THREADS = 4
_HEAVY_PIXELS = 16_000_000
_SRGB = ImageCms.createProfile("sRGB")


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """A picture that can be published: its size upright in pixels, *warnings* as problem codes."""

    media_type: str
    width: int
    height: int
    size: int
    warnings: tuple[str, ...] = ()


def inspect_image(path: Path) -> ImageFacts | str:
    """Return what a picture is, or the code of the problem that keeps it from being published.

    Decodes it once, to find files cut short. 60 million pixels, the most that is opened, take
    250 MB as PNG or JPEG, 1 GB as WebP, whose decoder keeps several copies.
    """
    read = _read(path)
    if isinstance(read, str):
        return read
    data, header = read
    try:
        with _opened(data, header) as picture:
            picture.draft(None, (1, 1))
            picture.load()
            turned = _is_turned(picture)
    except Exception:  # decoders raise whatever comes to hand on bytes that are not a picture
        return "image.broken"
    size = (header.height, header.width) if turned else (header.width, header.height)
    odd = (("image.animated", header.animated), ("image.cmyk", header.cmyk))
    return ImageFacts(header.media_type, *size, len(data), tuple(c for c, is_so in odd if is_so))


def derive(pictures: Iterable[Picture], content: Path, cache: Path) -> Derived:
    """Make each picture's files in *cache*, or find them there; the same bytes on every run.

    A picture used at several addresses gets one set of files, at the first address in order.
    """
    firsts: dict[str, Picture] = {}
    for picture in sorted(pictures, key=lambda each: (each.source, each.address, repr(each.focus))):
        firsts.setdefault(picture.source, picture)
    one_at_a_time = Lock()
    with ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1)) as pool:
        work = partial(_derive_one, content=content, cache=cache, one_at_a_time=one_at_a_time)
        entries = list(pool.map(work, firsts.values()))
    markup: dict[str, Rendition] = {}
    files: dict[str, Path] = {}
    refused: dict[str, str] = {}
    for picture, entry in zip(firsts.values(), entries, strict=True):
        if isinstance(entry, str):
            refused[picture.source] = entry
            continue
        markup[picture.source], addresses = rendition(entry, picture.address)
        files |= {address: entry.path(cache, each) for each, address in addresses.items()}
    return Derived(markup, files, refused)


def _derive_one(picture: Picture, content: Path, cache: Path, one_at_a_time: Lock) -> Entry | str:
    """Return a picture's entry in the cache, or the code of what is wrong with it.

    Pictures that need much memory wait for each other; JPEG is shrunk while it is decoded.
    """
    path = content / picture.source
    if not path.resolve().is_relative_to(content.resolve()):
        return "image.missing"
    read = _read(path)
    if isinstance(read, str):
        return read
    data, header = read
    key = digest(RECIPE, file_digest(data), repr(picture.focus))
    found = find_entry(cache, key)
    if found:
        return found
    heavy = header.media_type != JPEG and header.width * header.height > _HEAVY_PIXELS
    try:
        with one_at_a_time if heavy else nullcontext(), _opened(data, header) as opened:
            made = list(_files(_upright_srgb(opened), picture.focus))
    except Exception:  # decoders raise whatever comes to hand on bytes that are not a picture
        return "image.broken"
    return keep_entry(cache, key, made)


def _read(path: Path) -> tuple[bytes, Header] | str:
    """Return a picture's bytes and what they say of it, or a problem code; decodes nothing."""
    if path.suffix.lower() in {".svg", ".svgz"}:
        return "image.svg"
    try:
        if path.stat().st_size > LARGEST_BYTES:
            return "image.too-large"
        data = path.read_bytes()
    except OSError:
        return "image.missing"
    media_type = media_type_of(data)
    if media_type is None:
        if is_svg(data):
            return "image.svg"
        return "image.heif" if is_heif(data) else "image.unknown-type"
    if _TYPES.get(path.suffix.lower()) != media_type:
        return "image.wrong-type"
    header = read_header(data)
    if header is None:
        return "image.broken"
    return (data, header) if header.width * header.height <= LARGEST_PIXELS else "image.bomb"


def _opened(data: bytes, header: Header) -> Image.Image:
    """Open a picture with its own decoder only; the header has been found to be within limits."""
    opened = Image.open(io.BytesIO(data), formats=(_DECODERS[header.media_type],))
    if opened.size != (header.width, header.height):
        raise ValueError("the decoder sees another size than the header gives")
    return opened


def _is_turned(picture: Image.Image) -> bool:
    """Tell whether the camera was held upright, so that width and height change places."""
    return picture.getexif().get(_ORIENTATION) in {5, 6, 7, 8}


def _upright_srgb(opened: Image.Image) -> Image.Image:
    """Return the first frame as RGB, or RGBA if any of it is see-through, without its metadata."""
    _draft(opened)
    opened.load()
    ImageOps.exif_transpose(opened, in_place=True)
    picture: Image.Image = opened
    profile = opened.info.get("icc_profile")
    if picture.mode == "I;16":
        # Pillow would clip sixteen bits to eight instead of scaling them.
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    clear = picture.has_transparency_data
    if picture.mode == "P" or clear:
        picture = picture.convert("RGBA" if clear else "RGB")
    if profile:
        picture = _in_srgb(picture, profile)
    if picture.mode not in {"RGB", "RGBA"}:
        picture = picture.convert("RGB")
    if clear and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    picture.info = {}
    return picture


def _draft(opened: Image.Image) -> None:
    """Let the JPEG decoder halve a large picture as long as twice what is needed remains."""
    width, height = opened.size
    needed = max(1600 / width, SOCIAL_SIZE[0] / width, SOCIAL_SIZE[1] / height)
    if _is_turned(opened):
        needed = max(1600 / height, SOCIAL_SIZE[0] / height, SOCIAL_SIZE[1] / width)
    opened.draft(None, (int(width * needed * 2), int(height * needed * 2)))


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Convert colours by the embedded profile; one that makes no sense is left out of account."""
    target = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(picture, source, _SRGB, outputMode=target)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture
    return converted or picture


def _files(picture: Image.Image, focus: tuple[float, float] | None) -> Iterator[Made]:
    """Yield a picture's files: WebP in every width, JPEG (PNG if see-through), the social card."""
    clear = picture.mode == "RGBA"
    sizes = []
    resized = picture
    for width in reversed(widths_for(picture.width)):
        # Each width is made from the next larger one: a quarter of the time, and no eye can tell.
        size = (width, height_for(width, *picture.size))
        resized = resized.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        sizes.append(resized)
    sizes.reverse()
    for each in sizes:
        yield f"{each.width}.webp", WEBP, *each.size, _webp(each)
    for each in sizes:
        if clear:
            yield f"{each.width}.png", PNG, *each.size, _png(each)
        else:
            yield f"{each.width}.jpg", JPEG, *each.size, _jpeg(each)
    crop = social_crop(*picture.size, focus)
    if crop:
        card = picture.resize(SOCIAL_SIZE, Image.Resampling.LANCZOS, box=crop, reducing_gap=3.0)
        if clear:
            white = Image.new("RGBA", card.size, "white")
            card = Image.alpha_composite(white, card).convert("RGB")
        yield "social.jpg", JPEG, *card.size, _jpeg(card)


def _webp(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=78, method=4, icc_profile=b"", exif=b"", xmp=b"")
    return out.getvalue()


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80, optimize=True, progressive=True, subsampling="4:2:0")
    return out.getvalue()


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
