"""Pictures come out upright, small, the same every time, and silent on who took them where."""

import io
import json
import os
import shutil
import struct
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from generator.messages.images import MESSAGES
from generator.outputs.image_cache import forget_others
from generator.outputs.image_header import read_header
from generator.outputs.image_plan import address_of, social_crop, widths_for
from generator.outputs.images import Derived, ImageFacts, derive, inspect_image
from generator.views.page import Picture

CANARY = b"CANARY"
TRACES = (CANARY, b"Exif", b"EXIF", b"eXIf", b"ICC", b"iCCP", b"Photoshop", b"ns.adobe", b"XMP ")
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>CANARY</rdf:RDF></x:xmpmeta>'


def exif(orientation: int = 1) -> bytes:
    """Return camera data with a maker, a place and an embedded thumbnail."""
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = "CANARY camera"
    gps = data.get_ifd(0x8825)
    gps[1], gps[2], gps[29] = "N", (10.0, 20.0, 30.0), "CANARY"
    small = io.BytesIO()
    Image.new("RGB", (16, 16), "red").save(small, "JPEG", comment=CANARY)
    return data.tobytes() + CANARY + small.getvalue()


def colourful(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a picture whose four corners are red, green, blue and white."""
    picture = Image.new("RGB", (2, 2))
    picture.putdata([(220, 20, 20), (20, 200, 20), (20, 20, 220), (250, 250, 250)])
    return picture.resize((width, height), Image.Resampling.NEAREST).convert(mode)


def picture(source: str, focus: tuple[float, float] | None = None) -> Picture:
    return Picture(source, f"tin-tuc/bai/{Path(source).name}", "Mô tả", "Nguồn", focus=focus)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def made(content: Path, *pictures: Picture, cache: str = "cache") -> Derived:
    return derive(pictures, content, content.parent / cache)


def opened(derived: Derived, ending: str) -> Image.Image:
    (path,) = [path for address, path in derived.files.items() if address.endswith(ending)]
    return Image.open(path)


def is_near(colour: object, wanted: tuple[int, int, int], slack: int = 30) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(a - b) <= slack for a, b in zip(colour, wanted, strict=False))


def test_widths_names_and_markup(content: Path) -> None:
    colourful(1300, 650).save(content / "Ảnh lễ.jpg")
    found = made(content, picture("Ảnh lễ.jpg"))
    one = found.markup["Ảnh lễ.jpg"]
    assert (one.width, one.height) == (1280, 640)
    assert [kind for kind, _ in one.sources] == ["image/webp", "image/jpeg"]
    for _, files in one.sources:
        assert [width for _, width in files] == [320, 640, 960, 1280]
    stem = one.sources[0][1][0][0].removesuffix("-320.webp")
    assert stem.startswith("tin-tuc/bai/Ảnh lễ-")
    assert len(stem.rpartition("-")[2]) == 10
    assert one.fallback == f"{stem}-960.jpg"
    assert one.social == f"{stem}-social.jpg"
    shown = {address for _, files in one.sources for address, _ in files} | {one.social}
    assert shown == set(found.files)
    for _, files in one.sources:
        for address, width in files:
            with Image.open(found.files[address]) as each:
                assert each.size == (width, width // 2)


def test_nothing_is_enlarged(content: Path) -> None:
    colourful(200, 100).save(content / "a.png")
    one = made(content, picture("a.png")).markup["a.png"]
    assert (one.width, one.height, one.social) == (200, 100, None)
    assert [width for _, files in one.sources for _, width in files] == [200, 200]
    assert widths_for(320) == (320,)
    assert widths_for(5000) == (320, 640, 960, 1280, 1600)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_no_metadata_remains(content: Path, kind: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + CANARY
    name = f"a.{'jpg' if kind == 'JPEG' else kind.lower()}"
    more: dict[str, object] = {"comment": CANARY} if kind == "JPEG" else {}
    if kind != "PNG":
        more["xmp"] = XMP
    colourful(1300, 700).save(content / name, kind, exif=exif(), icc_profile=profile, **more)
    assert CANARY in (content / name).read_bytes()
    files = made(content, picture(name)).files
    assert len(files) == 9
    for path in files.values():
        data = path.read_bytes()
        assert not [trace for trace in TRACES if trace in data]
        with Image.open(path) as each:
            assert not each.getexif()
            assert set(each.info) <= {
                "jfif",
                "jfif_version",
                "jfif_unit",
                "jfif_density",
                "progressive",
                "progression",
                "loop",
                "background",
                "timestamp",
                "duration",
            }


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_come_out_upright(content: Path, orientation: int) -> None:
    colourful(800, 400).save(content / "a.jpg", exif=exif(orientation), quality=95)
    found = made(content, picture("a.jpg"))
    one = opened(found, "-320.jpg").convert("RGB")
    turned = orientation >= 5
    assert one.size == ((320, 640) if turned else (320, 160))
    facts = inspect_image(content / "a.jpg")
    assert isinstance(facts, ImageFacts)
    assert (facts.width, facts.height) == ((400, 800) if turned else (800, 400))
    # EXIF 2.3, tag 0x0112: where the first row and the first column of the stored picture belong.
    first = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}
    x, y = first[orientation]
    corner = (x * (one.width - 1), y * (one.height - 1))
    assert is_near(one.getpixel(corner), (220, 20, 20))


def test_colours_are_converted_to_srgb(content: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"-XYZ").replace(b"gXYZ", b"rXYZ").replace(b"-XYZ", b"gXYZ")
    assert swapped != srgb
    colourful(400, 400).save(content / "a.png", icc_profile=swapped)
    one = opened(made(content, picture("a.png")), "-320.jpg").convert("RGB")
    assert is_near(one.getpixel((5, 5)), (20, 220, 20))


def test_a_damaged_profile_keeps_no_picture_back(content: Path) -> None:
    colourful(400, 400).save(content / "a.jpg", icc_profile=b"damaged" * 40, quality=95)
    one = opened(made(content, picture("a.jpg")), "-320.jpg").convert("RGB")
    assert is_near(one.getpixel((5, 5)), (220, 20, 20))


def test_photographs_with_a_second_picture_inside_are_photographs(content: Path) -> None:
    two = [colourful(400, 400), Image.new("RGB", (400, 400), "black")]
    two[0].save(content / "a.jpg", "MPO", save_all=True, append_images=two[1:])
    facts = inspect_image(content / "a.jpg")
    assert isinstance(facts, ImageFacts)
    assert facts.warnings == ()
    one = opened(made(content, picture("a.jpg")), "-320.jpg")
    assert is_near(one.getpixel((5, 5)), (220, 20, 20))


def test_printing_colours_come_out_as_colours(content: Path) -> None:
    colourful(800, 800, "CMYK").save(content / "a.jpg", quality=95)
    one = opened(made(content, picture("a.jpg")), "-320.jpg")
    assert one.mode == "RGB"
    assert is_near(one.getpixel((5, 5)), (220, 20, 20), 60)
    facts = inspect_image(content / "a.jpg")
    assert isinstance(facts, ImageFacts)
    assert facts.warnings == ("image.cmyk",)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_of_png_comes_out(content: Path, mode: str) -> None:
    if mode == "I;16":
        Image.new("I;16", (400, 400), 32768).save(content / "a.png")
    else:
        colourful(400, 400, mode).save(content / "a.png")
    one = opened(made(content, picture("a.png")), "-320.jpg").convert("RGB")
    if mode == "I;16":
        assert is_near(one.getpixel((5, 5)), (128, 128, 128), 3)
    elif mode in {"P", "RGB", "RGBA"}:
        assert is_near(one.getpixel((5, 5)), (220, 20, 20))


def test_see_through_pictures_stay_so(content: Path) -> None:
    Image.new("RGBA", (1300, 700), (255, 0, 0, 0)).save(content / "a.png")
    found = made(content, picture("a.png"))
    one = found.markup["a.png"]
    assert [kind for kind, _ in one.sources] == ["image/webp", "image/png"]
    assert opened(found, "-320.png").convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]
    assert is_near(opened(found, "-social.jpg").getpixel((5, 5)), (255, 255, 255), 3)


def test_the_social_card_keeps_the_focal_point(content: Path) -> None:
    wide = Image.new("RGB", (4000, 800), "white")
    wide.paste("red", (3600, 300, 3800, 500))
    wide.save(content / "a.png")
    found = made(content, picture("a.png", focus=(92.5, 50.0)))
    card = opened(found, "-social.jpg")
    assert card.size == (1200, 630)
    reds = [x for x in range(1200) if is_near(card.getpixel((x, 315)), (255, 0, 0), 40)]
    assert reds
    middle = opened(made(content, picture("a.png")), "-social.jpg")
    assert not [x for x in range(1200) if is_near(middle.getpixel((x, 315)), (255, 0, 0), 40)]


def test_crops_stay_within_the_picture() -> None:
    for width, height in ((1200, 630), (1201, 5000), (5000, 631), (4000, 3000)):
        for focus in (None, (0.0, 0.0), (100.0, 100.0), (50.0, 10.0)):
            crop = social_crop(width, height, focus)
            assert crop is not None
            left, top, right, bottom = crop
            assert 0 <= left < right <= width
            assert 0 <= top < bottom <= height
            assert abs((right - left) / (bottom - top) - 1200 / 630) < 0.01
    assert social_crop(1199, 5000, None) is None


def test_the_same_picture_gives_the_same_bytes(content: Path) -> None:
    colourful(1300, 700).save(content / "a.jpg", exif=exif(6))
    Image.new("RGBA", (700, 400), (9, 9, 9, 99)).save(content / "b.png")
    pictures = (picture("a.jpg", (10.0, 90.0)), picture("b.png"))
    one, two = made(content, *pictures, cache="one"), made(content, *pictures[::-1], cache="two")
    assert one.markup == two.markup
    assert bytes_of(one) == bytes_of(two)
    program = (
        "import sys; from pathlib import Path; from generator.outputs.images import derive\n"
        "from generator.views.page import Picture\n"
        "derive([Picture('a.jpg', 'tin-tuc/bai/a.jpg', '', '', focus=(10.0, 90.0)),\n"
        "        Picture('b.png', 'tin-tuc/bai/b.png', '', '')], *map(Path, sys.argv[1:]))"
    )
    subprocess.run(
        [sys.executable, "-c", program, str(content), str(content.parent / "three")],
        env=os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
    )
    one_files = {
        p.relative_to(content.parent / "one"): p.read_bytes() for p in kept(content, "one")
    }
    third = {
        p.relative_to(content.parent / "three"): p.read_bytes() for p in kept(content, "three")
    }
    assert one_files == third


def bytes_of(derived: Derived) -> dict[str, bytes]:
    return {address: path.read_bytes() for address, path in derived.files.items()}


def kept(content: Path, cache: str) -> list[Path]:
    return sorted(path for path in (content.parent / cache).rglob("*") if path.is_file())


def test_a_second_build_makes_nothing(content: Path) -> None:
    colourful(700, 400).save(content / "a.jpg")
    made(content, picture("a.jpg"))
    before = {path: path.stat().st_ino for path in kept(content, "cache")}
    os.utime(content / "a.jpg", (1, 1))
    made(content, picture("a.jpg"))
    assert {path: path.stat().st_ino for path in kept(content, "cache")} == before


def test_what_no_build_used_for_a_day_goes(content: Path) -> None:
    """What is used now stays, however old, and what another build used of late."""
    found = {}
    for at, name in enumerate(("a.jpg", "b.jpg", "c.jpg", "d.jpg")):
        colourful(700 + at, 400).save(content / name)
        (found[name],) = made(content, picture(name)).keys
    half = content.parent / "cache" / "images" / found["c.jpg"][:2] / f".{found['c.jpg']}-dở"
    half.touch()
    for path in kept(content, "cache"):
        if found["d.jpg"] not in path.name:
            os.utime(path, (1, 1))
    made(content, picture("b.jpg"))
    forget_others(content.parent / "cache", {found["a.jpg"]})
    left = {path.name.lstrip(".")[:64] for path in kept(content, "cache")}
    assert left == {found["a.jpg"], found["b.jpg"], found["d.jpg"]}


@pytest.mark.parametrize("harm", ["cut", "other", "gone", "index", "foreign", "climbing", "empty"])
def test_damaged_entries_are_made_again(content: Path, harm: str) -> None:
    colourful(700, 400).save(content / "a.jpg")
    wanted = bytes_of(made(content, picture("a.jpg")))
    (index,) = [path for path in kept(content, "cache") if path.suffix == ".json"]
    victim = next(path for path in kept(content, "cache") if path.suffix == ".webp")
    match harm:
        case "cut":
            victim.write_bytes(victim.read_bytes()[:50])
        case "other":
            victim.write_bytes(b"x" * victim.stat().st_size)
        case "gone":
            victim.unlink()
        case "index":
            index.write_bytes(b"\xff{")
        case "foreign":
            index.write_text('[{"suffix": 1}]')
        case "climbing":
            entries = json.loads(index.read_text())
            entries[0]["suffix"] = "/../../../../etc/passwd"
            index.write_text(json.dumps(entries))
        case "empty":
            index.write_text("[]")
    assert bytes_of(made(content, picture("a.jpg"))) == wanted


@pytest.mark.parametrize("harm", ["a file for the cache", "a folder for a file", "a loop"])
def test_a_cache_that_cannot_be_written_is_done_without(content: Path, harm: str) -> None:
    colourful(700, 400).save(content / "a.jpg")
    wanted = bytes_of(made(content, picture("a.jpg")))
    cache = content.parent / "cache"
    match harm:
        case "a file for the cache":
            shutil.rmtree(cache)
            cache.touch()
        case "a folder for a file":
            (index,) = [path for path in kept(content, "cache") if path.suffix == ".json"]
            index.unlink()
            index.mkdir()
        case "a loop":
            shutil.rmtree(cache)
            cache.symlink_to(cache)
    assert bytes_of(made(content, picture("a.jpg"))) == wanted


def test_two_builds_at_once_agree(content: Path) -> None:
    for at in range(4):
        colourful(700 + at, 400).save(content / f"{at}.jpg")
    pictures = [picture(f"{at}.jpg") for at in range(4)]
    results: list[dict[str, bytes]] = []
    builds = [
        threading.Thread(target=lambda: results.append(bytes_of(made(content, *pictures))))
        for _ in range(4)
    ]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert len(results) == 4
    assert all(each == results[0] for each in results)
    assert not [path for path in kept(content, "cache") if path.name.startswith(".")]


def test_a_picture_used_twice_is_made_once(content: Path) -> None:
    colourful(700, 400).save(content / "a.jpg")
    two = Picture("a.jpg", "vinh-danh/x/a.jpg", "khác", "")
    found = made(content, two, picture("a.jpg"))
    assert len(found.files) == 4
    assert all(address.startswith("tin-tuc/bai/") for address in found.files)


def test_broken_pictures_are_left_out_and_named(content: Path) -> None:
    colourful(700, 400).save(content / "a.jpg")
    (content / "b.jpg").write_bytes((content / "a.jpg").read_bytes()[:900])
    (content.parent / "c.jpg").write_bytes((content / "a.jpg").read_bytes())
    found = made(content, *map(picture, ("a.jpg", "b.jpg", "d.jpg", "../c.jpg")))
    assert set(found.markup) == {"a.jpg"}
    assert found.refused == {
        "b.jpg": "image.broken",
        "d.jpg": "image.missing",
        "../c.jpg": "image.missing",
    }


def png_of_size(width: int, height: int) -> bytes:
    """Return a PNG whose header alone claims a size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + header + b"\0" * 12


def webp_of_size(width: int, height: int) -> bytes:
    body = b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + (width - 1).to_bytes(3, "little")
    body += (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


PHOTO = saved(colourful(300, 200), "JPEG")
DRAWING = saved(colourful(300, 200), "PNG")
REFUSED: list[tuple[str, bytes, str]] = [
    ("a.svg", b"<svg/>", "image.svg"),
    ("a.png", b"<?xml version='1.0'?><svg onload='x'/>", "image.svg"),
    ("a.jpg", DRAWING, "image.wrong-type"),
    ("a.png", PHOTO, "image.wrong-type"),
    ("a.gif", saved(colourful(9, 9), "GIF"), "image.unknown-type"),
    ("a.jpg", saved(colourful(9, 9), "BMP"), "image.unknown-type"),
    ("a.jpg", b"\0\0\0\x18ftypheic" + b"\0" * 99, "image.heif"),
    ("a.jpg", b"", "image.unknown-type"),
    ("a.jpg", PHOTO[: len(PHOTO) // 2], "image.broken"),
    ("a.jpg", PHOTO[:-30], "image.broken"),
    ("a.png", DRAWING[: len(DRAWING) // 2], "image.broken"),
    ("a.png", DRAWING[:60] + b"\xff" * 40 + DRAWING[100:], "image.broken"),
    ("a.webp", saved(colourful(300, 200), "WEBP")[:-40], "image.broken"),
    ("a.jpg", b"\xff\xd8\xff", "image.broken"),
    ("a.png", png_of_size(0, 0), "image.broken"),
    ("a.png", png_of_size(100, 100), "image.broken"),
    ("a.png", png_of_size(60_001, 1_000), "image.bomb"),
    ("a.png", png_of_size(2**31 - 1, 2**31 - 1), "image.bomb"),
    ("a.webp", webp_of_size(16_000_000, 16_000_000), "image.bomb"),
    ("a.jpg", PHOTO[:2] + b"\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03" + b"\0" * 99, "image.bomb"),
]


@pytest.mark.parametrize(("name", "data", "code"), REFUSED)
def test_what_is_refused(content: Path, name: str, data: bytes, code: str) -> None:
    (content / name).write_bytes(data)
    assert inspect_image(content / name) == code
    assert made(content, picture(name)).refused == {name: code}
    assert code in MESSAGES


def test_a_file_too_large_is_not_read(content: Path) -> None:
    with (content / "a.jpg").open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)
    assert inspect_image(content / "a.jpg") == "image.too-large"
    assert inspect_image(content / "b.jpg") == "image.missing"


def test_animations_show_their_first_frame(content: Path) -> None:
    frames = [Image.new("RGB", (400, 400), colour) for colour in ("red", "blue")]
    for name, kind in (("a.webp", "WEBP"), ("a.png", "PNG")):
        frames[0].save(content / name, kind, save_all=True, append_images=frames[1:], duration=99)
        facts = inspect_image(content / name)
        assert isinstance(facts, ImageFacts)
        assert facts.warnings == ("image.animated",)
        one = opened(made(content, picture(name)), "-320.jpg").convert("RGB")
        assert is_near(one.getpixel((9, 9)), (255, 0, 0))


def test_facts_of_a_sound_picture(content: Path) -> None:
    (content / "a.jpeg").write_bytes(PHOTO)
    assert inspect_image(content / "a.jpeg") == ImageFacts("image/jpeg", 300, 200, len(PHOTO))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("more", [{}, {"lossless": True}, {"exif": exif()}, {"progressive": True}])
def test_headers_give_the_size_the_decoder_sees(kind: str, more: dict[str, object]) -> None:
    header = read_header(saved(colourful(301, 77), kind, **more))
    assert header is not None
    assert (header.width, header.height, header.animated, header.cmyk) == (301, 77, False, False)


@pytest.mark.parametrize("sample", [PHOTO, DRAWING, saved(colourful(300, 200), "WEBP")])
def test_headers_cut_anywhere_are_no_trouble(sample: bytes) -> None:
    for end in range(min(700, len(sample))):
        read_header(sample[:end])


def test_addresses_of_derived_files() -> None:
    assert (
        address_of("a/b/c.d.jpg", "0123456789abcdef", "320.webp") == "a/b/c.d-0123456789-320.webp"
    )
    assert address_of("c.jpg", "0123456789abcdef", "320.webp") == "c-0123456789-320.webp"
