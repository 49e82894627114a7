"""What pages say to machines reads the same whichever of two ways wrote it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.views.page import Link, Page
from generator.views.site import SectionView
from generator.views.structured import structured

SECTION = SectionView(
    "Chuyên trang", "Cơ quan", None, "", "https://example.vn/", "example.vn", 2026,
    None, None, None, None, None, None, None,
)  # fmt: skip
TEXT = st.text(st.sampled_from('aế<"\\/\x00\x1f\x7f\n\t\u2028\ud800\udc00😀')) | st.text()


@given(TEXT, TEXT)
def test_any_text_is_written_as_the_library_of_python_writes_it(title: str, step: str) -> None:
    page = Page("a/b/", "news", title, None, trail=(Link(step, "a/"),))
    said = structured(page, SECTION)
    again = json.dumps(json.loads(said), ensure_ascii=False, separators=(",", ":"))
    assert said == again.replace("<", "\\u003c")
    names = [each["name"] for each in json.loads(said)["@graph"][0]["itemListElement"]]
    assert names == [step, title]
