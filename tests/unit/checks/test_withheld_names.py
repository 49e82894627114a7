"""Which names are looked for, how they are found, and where they may stand."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build.pipeline import Prepared, Project
from generator.checks.letters import bare, page
from generator.checks.names import Names, searchable
from generator.checks.withheld import ANYWHERE, Withheld
from generator.checks.withheld_names import (
    CONSULTED,
    NAME,
    forms,
    unsearchable,
    withheld,
)
from generator.graph.graph import Graph
from generator.policy.edition import admit
from tests.unit.policy.making import made, on, person, picture, site

DAY = "2026-11-21"
NOBODY = Path("nowhere")


def prepared(graph: Graph, day: str = DAY) -> Prepared:
    """Return a graph with its edition of a day."""
    return Prepared(Project(NOBODY, NOBODY, NOBODY), graph, admit(graph, on(day)), ())


def sought(graph: Graph, day: str = DAY) -> dict[str, Withheld]:
    """Return what is looked for, by id."""
    return {each.id: each for each in withheld(prepared(graph, day))}


@pytest.mark.parametrize(
    ("name", "text", "exact"),
    [
        ("Lê Hội", "Ông Lê Hội phát biểu", True),
        ("Lê Hội", "LÊ HỘI", True),
        ("Lê Hội", "mùa lễ hội", None),
        ("Lê Hội", "le hoi", False),
        ("Lê Hội", "lễ hối", None),
        ("Lê Hội", "Lê Hộixuân", None),
        ("Lê Hội", "le-hoi-2026.jpg", False),
        ("Lê Hội", "lehoi.jpg", None),
        ("Trần Thị Hoà", "Trần Thị Hòa", True),
        ("Trần Thị Hòa", "Trần Thị Hoà", True),
        ("Trần Thị Hoà", "Trần Thị Hoa", None),
        ("Nguyễn Thúy Quỳnh", "Nguyễn Thuý Quỳnh", True),
        ("Nguyễn Thúy Quỳnh", "NguyễnThúyQuỳnh", True),
        ("Nguyễn Thúy Quỳnh", "anh_nguyenthuyquynh01.jpg", False),
        ("Nguyễn Thúy Quỳnh", "Nguyễn, Thúy … Quỳnh", True),
        ("Nguyễn Thúy Quỳnh", "Nguyễn Thúy và Quỳnh", None),
        ("Đỗ Xuân Đào", "ÐỖ XUÂN ÐÀO", True),
        ("Đỗ Xuân Đào", "Do Xuan Dao", False),
        ("H'Hen Niê", "Cô H’Hen Niê", True),
        ("H'Hen Niê", "h hen nie", False),
        ("Phan Nam An", "phan nam an", True),
        ("Phan Nam An", "phân năm ăn", None),
        ("Khu phố 3 Bến Sen", "khu phố 3, Bến Sen", True),
        ("Khu phố 3 Bến Sen", "khu phố 5, Bến Sen", None),
        ("Khu phố 3 Bến Sen", "khu-pho-3-ben-sen", False),
    ],
)
def test_a_name_is_found_by_its_words_and_accents(name: str, text: str, exact: bool | None) -> None:
    hits = Names([("x", name)]).find(text)
    assert [hit.exact for hit in hits] == ([] if exact is None else [exact])


def test_a_name_in_a_row_of_letters() -> None:
    names = Names([("long", "Nguyễn Thị Thu Sương"), ("short", "Trần Lộc"), ("tiny", "Lê An")])
    assert {h.key for h in names.find("BànguyễnthịthusươngvàôngTrầnLộc,LêAn", glued=True)} == {
        "long",
        "short",
    }
    assert {h.key for h in names.find("tranlocnguyenthithusuong", glued=True)} == {"long"}


def test_many_names_do_not_hide_each_other() -> None:
    names = Names([("a", "Lê An Bình"), ("b", "An Bình"), ("c", "Bình Lê"), ("d", "An Bình Lê")])
    assert {hit.key for hit in names.find("Lê An Bình Lê")} == {"a", "b", "c", "d"}


def test_lines_are_counted() -> None:
    hits = Names([("x", "Lê Văn Sương")]).find("một\nhai Lê\nVăn <b>\nSương</b>\nLê Văn Sương")
    assert [(hit.line, hit.key) for hit in hits] == [(2, "x"), (5, "x")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Nguyễn Thị Thu Sương", ["Nguyễn Thị Thu Sương"]),
        ("Bà Nguyễn Thị Sương (minh họa)", ["Nguyễn Thị Sương"]),
        ("Hộ gia đình bà Cao Thị Lành", ["Cao Thị Lành"]),
        ("Hộ ông Lê Văn A và bà Trần Thị B", ["Lê Văn A", "Trần Thị B"]),
        ("Gia đình anh Phạm Duy – chị Lê Hoa", ["Phạm Duy", "Lê Hoa"]),
        ("Ông Ích Khiêm", ["Ích Khiêm"]),
        ("Đồng chí Đặng Mai", ["Đặng Mai"]),
        ("(đã gỡ tên)", []),
        ("Hộ gia đình", []),
    ],
)
def test_names_within_a_title(title: str, expected: list[str]) -> None:
    assert list(forms(title, personal=True)) == expected


def test_the_title_of_a_collective_is_one_name() -> None:
    title = "Tổ hỗ trợ ấp Cói Vàng và Bến Sen (minh họa)"
    assert forms(title, personal=False) == ("Tổ hỗ trợ ấp Cói Vàng và Bến Sen",)


@pytest.mark.parametrize(("name", "long"), [("Sương", False), ("Lê A", False), ("Lê An", True)])
def test_a_name_of_one_word_cannot_be_looked_for(name: str, long: bool) -> None:
    assert searchable(name) is long


NAMED = "Nguyễn Thị Thu Sương"
OTHER: dict[str, Any] = {"status": "approved"}


@pytest.mark.parametrize(
    "keys",
    [
        {"publication": {"status": "draft"}},
        {"publication": {"status": "review"}},
        {"publication": {"publish": "2027-01-01"}},
        {"publication": {"expire": "2026-11-21"}},
        {"publication": {"approved_by": None}},
        {"consent": {"expires": "2026-11-20"}},
        {"consent": {"day": "2026-11-22"}},
        {"consent": {"scope": ["unit"]}},
        {"withdrawn": {"day": "2026-11-21", "reason": "Theo yêu cầu"}},
        {"removed": {"day": "2026-11-21"}},
        {"removed": {"day": "2026-11-21", "notice": "Đã gỡ"}},
        {"removed": {"day": "2026-11-21", "redirect": "vd-2"}},
    ],
)
@pytest.mark.parametrize("kind", ["person", "household"])
def test_a_person_without_a_published_page_is_looked_for(kind: str, keys: dict[str, Any]) -> None:
    graph = site(person("vd-1", title=NAMED, honouree_kind=kind, **keys), person("vd-2"))
    assert sought(graph)["vd-1"] == Withheld("vd-1", NAME, (NAMED,))


def test_a_published_person_is_not() -> None:
    assert sought(site(person("vd-1", title=NAMED))) == {}


@pytest.mark.parametrize(
    ("keys", "looked_for"),
    [
        ({"publication": {"status": "draft"}}, False),
        ({"publication": {"expire": "2026-11-21"}}, False),
        ({"withdrawn": {"day": "2026-11-21", "reason": "Rút"}}, True),
        ({"removed": {"day": "2026-11-21"}}, True),
        ({"removed": {"day": "2026-11-22"}}, False),
    ],
)
def test_a_collective_only_once_taken_down(keys: dict[str, Any], looked_for: bool) -> None:
    graph = site(made("honouree", "vd-1", title="Tổ Bến Sen", honouree_kind="collective", **keys))
    assert ("vd-1" in sought(graph)) is looked_for


GONE: dict[str, Any] = {"removed": {"day": "2026-11-01"}}
EVERYWHERE: dict[str, Any] = {"removed": {"day": "2026-11-01", "everywhere": True}}
PAGE = "quyet-dinh/qd-1/"


def decided(*rows: dict[str, Any], **keys: Any) -> Any:
    """Return a published decision with these rows."""
    return made("award-decision", "qd-1", awarded=list(rows), **keys)


@pytest.mark.parametrize(
    ("other", "grounds"),
    [
        (decided({"name": NAMED}), {PAGE}),
        (decided({"name": "NGUYỄN THỊ THU SƯƠNG"}), {PAGE}),
        (decided({"name": NAMED}, publication={"status": "draft"}), set()),
        (decided(signer={"name": NAMED}), {PAGE}),
        (decided(body=f"Khen {NAMED}."), set()),
        (made("news", "tt-1", writer=NAMED), {"tin-tuc/tt-1/"}),
        (made("news", "tt-1", image=picture(credit=f"Ảnh: {NAMED}")), {"tin-tuc/tt-1/"}),
        (made("news", "tt-1", image=picture(alt=NAMED)), set()),
        (made("consultation", "ly-1", subjects=[{"name": NAMED}]), set()),
        (
            made("consultation", "ly-1", ends="2026-11-21", subjects=[{"name": NAMED}]),
            {"lay-y-kien/ly-1/"},
        ),
        (person("vd-2", title=NAMED), {ANYWHERE}),
    ],
)
def test_where_a_name_may_stand(other: Any, grounds: set[str]) -> None:
    graph = site(person("vd-1", title=NAMED, **GONE), other)
    assert sought(graph)["vd-1"].grounds == tuple(grounds)


@pytest.mark.parametrize(
    ("other", "grounds"),
    [
        (decided({"name": NAMED, "honouree": "vd-1"}), set()),
        (decided({"name": NAMED}), set()),
        (decided({"name": NAMED, "honouree": "vd-2"}), {PAGE}),
        (made("news", "tt-1", writer=NAMED), set()),
        (person("vd-2", title=NAMED), {ANYWHERE}),
    ],
)
def test_who_is_removed_everywhere_has_no_ground_but_a_namesake(
    other: Any, grounds: set[str]
) -> None:
    graph = site(person("vd-1", title=NAMED, **EVERYWHERE), other)
    assert sought(graph)["vd-1"].grounds == tuple(grounds)


def test_another_name_with_the_same_letters_is_told_apart_by_accents() -> None:
    graph = site(person("vd-1", title="Trần Thị Hoà", **GONE), person("vd-2", title="Trần Thị Hoa"))
    found = sought(graph)["vd-1"]
    assert found.namesake
    assert not found.grounds


def test_names_outlive_the_title_in_the_rows_that_carry_the_id() -> None:
    row = {"name": NAMED, "honouree": "vd-1"}
    graph = site(person("vd-1", title="(đã gỡ tên)", **EVERYWHERE), decided(row))
    assert sought(graph)["vd-1"].names == (NAMED,)


@pytest.mark.parametrize(
    ("file", "extra"),
    [("thu-suong-an-giang.md", True), ("vd-1.md", False), ("guong-nguoi-tot.md", False)],
)
def test_the_name_of_the_file_counts_where_it_is_the_persons(file: str, extra: bool) -> None:
    graph = site(person("vd-1", title=NAMED, file=file, **GONE))
    assert ("thu suong an giang" in sought(graph)["vd-1"].names) is extra


def test_subjects_of_a_consultation_that_is_over() -> None:
    subjects = [{"name": NAMED}, {"name": "Tổ Bến Sen", "kind": "collective"}]
    graph = site(made("consultation", "ly-1", subjects=subjects))
    assert sought(graph, "2026-02-13") == {}
    assert sought(graph)["ly-1"] == Withheld("ly-1", CONSULTED, (NAMED,))


def test_a_name_too_short_is_said() -> None:
    assert list(unsearchable(withheld(prepared(site(person("vd-1", title="Sương", **GONE)))))) == [
        "vd-1"
    ]


def test_names_the_content_no_longer_holds_can_be_given() -> None:
    graph = site(person("vd-1", title="(đã gỡ tên)", **GONE))
    found = withheld(prepared(graph), [("vd-1", NAMED), ("khac", "Lê Thị Ba")])
    assert {(each.id, each.names) for each in found} == {
        ("vd-1", (NAMED,)),
        ("khac", ("Lê Thị Ba",)),
    }


VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"


@pytest.mark.parametrize("vowel", VOWELS)
@pytest.mark.parametrize("other", ["đ", "l"])
def test_every_letter_is_a_letter(vowel: str, other: str) -> None:
    name = f"{other.upper()}{vowel}n Th{vowel}nh {vowel.upper()}nh"
    names = Names([("x", name)])
    for text in (name, name.upper(), name.lower(), f"<p>{name}</p>", name.replace(" ", "-")):
        assert [hit.key for hit in names.find(text)] == ["x"]
    assert [hit.key for hit in names.find(name, glued=True)] == ["x"]


SYLLABLE = st.text(st.sampled_from("bcdđghklmnpqrstvx" + VOWELS), min_size=2, max_size=6)
NOISE = st.text(st.characters(exclude_characters="<>"), max_size=40)


@settings(max_examples=300, deadline=None)
@given(st.lists(SYLLABLE, min_size=2, max_size=5), NOISE, NOISE)
def test_a_name_is_found_in_any_text(syllables: list[str], before: str, after: str) -> None:
    name = " ".join(syllables)
    text = f"{before} , {name} , {after}"
    found = Names([("x", name)]).find(text)
    assert found or not searchable(name)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_a_page_has_a_byte_for_each_letter_seen(text: str) -> None:
    made = page(text)
    assert len(bare(made)) == len(made)
