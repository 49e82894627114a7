"""HTML made fit for feeds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.feeds.fragment import fit
from tests.feeds.validators import check_html

ROOT, PAGE = "https://a.example/tdkt/", "https://a.example/tdkt/tin/x/"


@pytest.mark.parametrize(
    ("given_html", "expected"),
    [
        ("", ""),
        ("  \n", ""),
        ("chữ trần", "chữ trần"),
        ("<p>a</p>\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
        ('<a href="tin/y/">y</a>', f'<a href="{ROOT}tin/y/">y</a>'),
        ('<a href="../z/?a=1&amp;b">z</a>', '<a href="https://a.example/z/?a=1&amp;b">z</a>'),
        ('<a href="#cuoi">x</a>', f'<a href="{PAGE}#cuoi">x</a>'),
        ('<a href="//b.example/c">x</a>', '<a href="https://b.example/c">x</a>'),
        ('<a href="mailto:a@b.vn">x</a>', '<a href="mailto:a@b.vn">x</a>'),
        ('<a href="java\nscript:x()">x</a>', "<a>x</a>"),
        ('<a href="data:text/html,x">x</a>', "<a>x</a>"),
        ('<a href="http://[x">x</a>', "<a>x</a>"),
        ('<p><img src="a.jpg">sau</p>', f'<p><img src="{ROOT}a.jpg" alt="">sau</p>'),
        ('<p>a<img alt="x">sau</p>', "<p>asau</p>"),
        ('<p>a<img src="data:image/png;base64,AA" alt="x">sau</p>', "<p>asau</p>"),
        ('<p class="k" id="i" style="s" onclick="x" lang="en">a</p>', '<p lang="en">a</p>'),
        ("<p>a<script>x()</script>b<!-- c --><style>d</style>e</p>", "<p>abe</p>"),
        ("<section><p>a</p></section>", "<p>a</p>"),
        ("<form><p>a</p></form>sau", "sau"),
        ('<video src="v.mp4" controls></video>', f'<a href="{ROOT}v.mp4">Xem video</a>'),
        ("<p>a<video><source src='v.mp4'></video>b</p>", "<p>ab</p>"),
        ('<ol start="3"><li>a</li></ol>', '<ol start="3"><li>a</li></ol>'),
        ("a &lt; b &amp; c", "a &lt; b &amp; c"),
        ("<pre>a\n  b</pre>", "<pre>a\n  b</pre>"),
        ("<details><summary>a</summary><p>b</p></details>", "a<p>b</p>"),
        ("</div><p>ra ngoài</p>", "<p>ra ngoài</p>"),
        ("&#11;a<b>&#27;</b>", "a<b></b>"),
        ("<video src=v></video>&#11;sau", f'<a href="{ROOT}v">Xem video</a>sau'),
        ("e<o:p></o:p>\u0309<!-- -->", "ẻ"),
        (
            '<p>a<img src="a"><img>b<img src="c"></p>',
            f'<p>a<img src="{ROOT}a" alt="">b<img src="{ROOT}c" alt=""></p>',
        ),
        (
            "<iframe src=x></iframe><a href=y><iframe src=z></iframe>t</a>",
            f'<a href="{ROOT}x">Xem nội dung nhúng</a><a href="{ROOT}y">t</a>',
        ),
        ("<frameset><frame src=x></frameset>", ""),
    ],
)
def test_fit(given_html: str, expected: str) -> None:
    assert fit(given_html, ROOT, PAGE) == expected


PIECES = (
    "<p> </p> <div> </div> <a_href='x'> </a> <svg> <script> x( </script> <table> <td> <li> &lt; chữ"
    " <iframe_src='y'> </iframe> <img_src=a_onerror=b> <form> <object> <video_src=v> <!-- --> \" >"
)


@given(st.lists(st.sampled_from(PIECES.split()), max_size=25))
def test_any_markup_comes_out_plain_and_stays_so(parts: list[str]) -> None:
    made = fit("".join(parts).replace("_", " "), ROOT, PAGE)
    check_html(made)
    assert fit(made, ROOT, PAGE) == made
