"""What the handbook shows of bodies prints as it says, and nothing of it is told."""

import re
from pathlib import Path

import pytest
from lxml import html

from generator.build.markdown import links_in, problems_in, render

PAGE = Path(__file__).resolve().parents[2] / "so-tay/noi-dung.md"
PRINTED = {
    "Đề mục, đoạn văn": ["h2", "h3", "p/strong", "p/em"],
    "Danh sách": ["ul/li/ul/li", "ol/li"],
    "Liên kết": ["p/a"],
    "Ảnh": ["p/img[@alt]"],
    "Bảng": ["div/table//th", "div/table//td[@class='right']"],
    "Chú thích cuối trang": ["p/sup/a", "section/ol/li"],
    "Khung": ["div[@class='admonition warning']", "details[@class='admonition question']"],
    "Từ và nghĩa": ["dl/dt", "dl/dd"],
    "Kiểu trình bày": ["h2[@id='cach-lam']", "p[@class='lead']", "p/em[@lang='en']"],
    "Mấy ký hiệu khác": ["p/sub", "p/sup", "p/mark", "p/s", "ul/li"],
}
SECTIONS = dict(
    re.findall(r"^## ([^\n]+)\n.*?^```markdown\n(.*?)^```$", PAGE.read_text("utf-8"), re.M | re.S)
)


def test_every_section_has_an_example() -> None:
    assert list(SECTIONS) == list(PRINTED)


@pytest.mark.parametrize("section", PRINTED)
def test_an_example_prints_as_the_page_says(section: str) -> None:
    body = SECTIONS[section]
    assert problems_in(body) == []
    printed = html.fragment_fromstring(render(body, lambda _: "x"), create_parent=True)
    assert [path for path in PRINTED[section] if not printed.xpath(path)] == []


def test_each_link_of_the_example_is_one() -> None:
    assert [address for address, *_ in links_in(SECTIONS["Liên kết"])] == [
        "id:vb-luat-06-2022",
        "mau-dang-ky.pdf",
        "https://example.vn/",
    ]
