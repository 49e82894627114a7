"""Pages for a frame: what goes, and where every link leads."""

import pytest

from generator.delivery.embed import embedded

ROOT = "https://so.vn/tdkt/"
PAGE = """\
<!doctype html><html lang="vi" class="no-js"><head><title>A</title></head><body>
<a class="skip" href="#noi-dung">Đi thẳng</a>
<header class="masthead"><a href="../../">Chuyên trang</a></header>
<nav class="menu" aria-label="Danh mục"><a href="../">Tin</a></nav>
<main><header class="head"><h1>Bài</h1></header>{}</main>
<footer class="footer"><nav><a href="../../lien-he/">Liên hệ</a></nav></footer></body></html>
"""


def body_of(markup: str, path: str = "tin-tuc/a/index.html") -> str:
    page = embedded(PAGE.format(markup).encode(), path, ROOT, ["https://so.vn"]).decode()
    return page.partition("</h1></header>")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("../", "tin-tuc/"),
        ("../../", ""),
        ("../..", ""),
        ("./", "tin-tuc/a/"),
        ("", "tin-tuc/a/"),
        ("../b/", "tin-tuc/b/"),
        ("../b/#muc", "tin-tuc/b/#muc"),
        ("../b/?q=%C3%A0#muc", "tin-tuc/b/?q=%C3%A0#muc"),
        ("?q=1", "tin-tuc/a/?q=1"),
        ("tep.pdf", "tin-tuc/a/tep.pdf"),
        ("../../feeds/tat-ca.rss", "feeds/tat-ca.rss"),
    ],
)
def test_a_link_leads_to_the_sections_own_page(link: str, leads: str) -> None:
    made = f'<a class="x" href="{ROOT}{leads}" target="_top" rel="next">'
    assert body_of(f'<a class="x" href="{link}" rel="next">') == made


@pytest.mark.parametrize("link", ["#muc", "mailto:a@so.vn", "tel:1900"])
def test_what_leads_nowhere_else_stays(link: str) -> None:
    assert body_of(f'<a href="{link}">') == f'<a href="{link}">'


@pytest.mark.parametrize("link", ["https://khac.vn/", "//khac.vn/", "/cong/"])
def test_what_leads_out_leads_out_of_the_frame(link: str) -> None:
    assert body_of(f'<a href="{link}">') == f'<a href="{link}" target="_top">'


def test_forms_and_the_first_page(tmp_path) -> None:
    form = '<form action="tim-kiem/" method="get">'
    made = f'<form action="{ROOT}tim-kiem/" target="_top" method="get">'
    assert body_of(form, "index.html") == made
    assert body_of('<a href="./">', "index.html") == f'<a href="{ROOT}" target="_top">'
    assert body_of('<form class="filter">') == '<form class="filter">'


def test_header_menu_and_footer_go_and_the_script_comes() -> None:
    page = embedded(PAGE.format("").encode(), "a/b/index.html", ROOT, ["https://so.vn"]).decode()
    assert "masthead" not in page
    assert "Danh mục" not in page
    assert "footer" not in page
    assert "skip" not in page
    assert '<header class="head"><h1>Bài</h1></header>' in page
    assert '<html lang="vi" class="no-js embedded" data-appearance="light">' in page
    assert page.count('<meta name="robots" content="noindex">') == 1
    script = '<script src="../../assets/js/khung.js" data-root="https://so.vn/tdkt/"'
    assert f'{script} data-top="../../" data-portals="https://so.vn" defer></script>' in page
