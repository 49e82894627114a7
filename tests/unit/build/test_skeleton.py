"""A frame filled with a page's values: each as its hole has it, all written as the host writes."""

from generator.build.pages.skeleton import Hole, Skeleton


def test_a_value_goes_into_all_its_holes_and_links_are_settled() -> None:
    title = Hole("title", ("striptags", "e"))
    skeleton = Skeleton(
        ("<title>", title, "</title><a href=", Hole("=tin-tuc/", ("url",)), ">Tin</a><b>", title,
         "</b>", Hole("title"), "<hr>"),
        (("<hr>", "–"), ("Tin", "Việc")),
    )  # fmt: skip
    page = skeleton.bind("van-ban/a/").fill("van-ban/a/", {"title": "<i>A</i> & Đ"})
    assert page.decode() == (
        "<title>A &amp; Đ</title><a href=../../tin-tuc/>Việc</a><b>A &amp; Đ</b><i>A</i> & Đ–"
    )


def test_half_a_character_is_written_as_the_host_does() -> None:
    skeleton = Skeleton(("<h1>", Hole("title"), "</h1>"))
    assert skeleton.bind("").fill("", {"title": "a\ud83d"}) == b"<h1>a&#55357;</h1>"
