"""Pictures of fields and of bodies: sizes, widths, the point that a crop keeps."""

import re
from datetime import date
from pathlib import Path

import pytest

from generator.build.pages.fragments import Fragments, Material, focus_class
from generator.outputs.image_set import Rendition
from generator.views.page import Body, FeedLink, Page, Picture
from generator.views.site import SectionView, SiteView

WEBP = ("image/webp", (("a/b-640.webp", 640), ("a/b-1600.webp", 1600)))
JPEG = ("image/jpeg", (("a/b-960.jpg", 960),))
MADE = Rendition(1600, 900, (WEBP, JPEG), "a/b-960.jpg", None)


def rendered(tmp_path: Path, template: str, view: object) -> str:
    (tmp_path / "views").mkdir()
    (tmp_path / "views" / "news.html").write_text(template, encoding="utf-8")
    section = SectionView("T", "S", None, "", "https://thu.example/", "thu.example", 2026,
                          None, None, None, None, None, None, None)  # fmt: skip
    site = SiteView(section, date(2026, 11, 21), (), (), (), (), (), (), FeedLink("T", "t.rss"))
    fragments = Fragments(tmp_path, site, Material({"b.jpg": MADE}, tmp_path))
    return fragments.render(Page("a/tin/", "news", "Tin", view))


@pytest.mark.parametrize(
    ("focus", "classes"),
    [
        ((50.0, 42.0), "focus-x50 focus-y40"),
        ((0.0, 100.0), "focus-x0 focus-y100"),
        ((96.0, 4.9), "focus-x100 focus-y0"),
        ((130.0, -5.0), "focus-x100 focus-y0"),
    ],
)
def test_focus_in_tenths(focus: tuple[float, float], classes: str) -> None:
    assert focus_class(focus) == classes


def test_every_focus_has_a_rule() -> None:
    css = Path(__file__).parents[3] / "theme_overrides/assets/css/record.css"
    rules = set(re.findall(r"\.(focus-[xy]\d+) \{", css.read_text(encoding="utf-8")))
    assert rules == {f"focus-{axis}{n}" for axis in "xy" for n in range(0, 101, 10)}


def test_a_field_s_picture_keeps_its_focus(tmp_path: Path) -> None:
    picture = Picture("b.jpg", "a/b.jpg", "Ảnh “đẹp”", "", focus=(30, 70))
    html = rendered(tmp_path, "{{ view|image(class_='wide') }}", picture)
    assert 'class="wide focus-x30 focus-y70"' in html
    assert 'width="1600" height="900"' in html
    assert "style" not in html


def body(markdown: str) -> Body:
    picture = Picture("b.jpg", "a/b.jpg", "", "")
    return Body(markdown, (("b.jpg", "a/b.jpg"), ("c.jpg", "a/c.jpg")), (picture,))


def test_a_body_s_pictures_come_in_several_widths(tmp_path: Path) -> None:
    html = rendered(tmp_path, "{{ view|markdown }}", body("![Đồng <lúa>](b.jpg)\n\n![Khác](c.jpg)"))
    first, second = re.findall(r"<p>.*?</p>", html)
    assert first.startswith('<p><picture><source type="image/webp" srcset="../b-640.webp 640w, ')
    assert 'srcset="../b-960.jpg 960w"' in first
    assert 'width="1600" height="900"' in first
    assert first.count("loading=") == 1
    assert 'alt="Đồng &lt;lúa&gt;"' in first
    assert "<picture>" not in second
    assert "srcset" not in second


def test_a_size_the_author_gave_stands(tmp_path: Path) -> None:
    html = rendered(
        tmp_path, "{{ view|markdown }}", body('<img src="b.jpg" alt="Đồng" width="300">')
    )
    assert 'width="300"' in html
    assert "1600" not in re.sub(r"srcset=\"[^\"]*\"", "", html)
    assert "height=" not in html
