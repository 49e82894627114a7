"""Pictures as published: upright, in sRGB, in several widths, with nothing on who took them where.

The door of Pillow for pictures. AVIF is not made: its encoder takes two to three times as long as
WebP's, and not every build of Pillow has one, so two machines would publish different files.
"""

import io
from collections.abc import Iterator

from PIL import Image, ImageCms, ImageOps

from generator.outputs.image_cache import Made
from generator.outputs.image_header import JPEG, PNG, WEBP, Header
from generator.outputs.image_plan import SOCIAL_SIZE, height_for, social_crop, widths_for

_DECODERS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}
_ORIENTATION = 0x0112
_SRGB = ImageCms.createProfile("sRGB")


def decode(data: bytes, header: Header) -> bool:
    """Decode a picture once, roughly; tell whether its width and height change places.

    Raises whatever decoders raise on bytes that are not a picture.
    """
    with _opened(data, header) as picture:
        picture.draft(None, (1, 1))
        picture.load()
        return _is_turned(picture)


def make_files(data: bytes, header: Header, focus: tuple[float, float] | None) -> list[Made]:
    """Return a picture's files to publish. Raises what ``decode`` does."""
    with _opened(data, header) as opened:
        return list(_files(_upright_srgb(opened), focus))


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
