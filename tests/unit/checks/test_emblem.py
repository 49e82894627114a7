"""The emblem stands on every page: a drawing that does nothing, or a picture that tells nothing."""

import io

import pytest
from PIL import Image, PngImagePlugin

from generator.build.pipeline import emblem_file
from generator.checks.emblem import check_emblem
from generator.content.section import Section
from tests.conftest import SECTION, Site, places

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{}</svg>'


def png(told: str = "") -> bytes:
    out, more = io.BytesIO(), PngImagePlugin.PngInfo()
    if told:
        more.add_text("Author", told)
    Image.new("RGB", (8, 8)).save(out, "PNG", pnginfo=more)
    return out.getvalue()


def codes(site: Site, name: str, data: str | bytes | None) -> list[str]:
    files = {"chuyen-trang.yml": f"{SECTION}emblem: {name}\n", **({name: data} if data else {})}
    content = site(files)
    section = Section.model_validate(
        {"name": "A", "body": "B", "address": "https://a.vn/", "feed_authority": "a.vn",
         "feed_year": "2026", "emblem": name}
    )  # fmt: skip
    found = places(check_emblem(section, content))
    assert (emblem_file(content, name) is None) == bool(found)
    assert [each[:3] for each in found] == [("chuyen-trang.yml", 6, 9)] * len(found)
    return [code for *_, code in found]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("huy-hieu.svg", SVG.format("<circle r='1'/>")),
        ("huy-hieu.svg", '<?xml version="1.0"?>\n' + SVG.format("<use href='#a'/>")),
        ("huy-hieu.png", png()),
    ],
)
def test_what_does_nothing_and_tells_nothing_may_stand(
    site: Site, name: str, data: str | bytes
) -> None:
    assert codes(site, name, data) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("huy-hieu.svg", SVG.format("<script>alert(1)</script>")),
        ("huy-hieu.svg", SVG.format("<circle onclick = 'alert(1)'/>")),
        ("huy-hieu.svg", SVG.format("<a href='javascript:alert(1)'/>")),
        ("huy-hieu.svg", SVG.format("<image href='https://noi-khac.example/a.png'/>")),
        ("huy-hieu.svg", SVG.format("<foreignObject/>")),
        ("huy-hieu.svg", '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;")),
        ("huy-hieu.svg", "<html><body></body></html>"),
        ("huy-hieu.svg", SVG.format("x" * 600_000)),
        ("huy-hieu.png", png("Trần Văn A")),
        ("huy-hieu.png", "không phải ảnh"),
        ("vinh-danh/vd-1.md", "---\nid: vd-1\n---\n"),
        ("anh.jpg", b"\xff\xd8\xff\xe0"),
    ],
)
def test_anything_else_is_refused_and_not_published(
    site: Site, name: str, data: str | bytes
) -> None:
    assert codes(site, name, data) == ["emblem.unfit"]


def test_an_emblem_that_is_not_there(site: Site) -> None:
    assert codes(site, "huy-hieu.svg", None) == ["image.missing"]
