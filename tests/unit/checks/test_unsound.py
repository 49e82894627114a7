"""What is told of a record whose fields are not all valid: everything that can be."""

from datetime import date
from pathlib import Path

import pytest

from generator.build.pipeline import Project, prepare
from generator.checks.check import check
from tests.conftest import Files, Found, Site, places

BAD_DAY = "publication: {status: draft, author: An, publish: 31/02/2026}\n"


def told(content: Path) -> Found:
    """Return all problems of a content folder as (path, line, column, code)."""
    project = Project(content, content.parent / "theme", content.parent / ".cache")
    return places(check(prepare(project, date(2026, 11, 29))))


def news(fields: str, body: str = "", name: str = "tt-mot") -> Files:
    """Return a piece of news with more *fields*, which begin on line 4."""
    return {f"tin-tuc/{name}.md": f"---\nid: {name}\ntitle: Tin\n{fields}---\n{body}"}


@pytest.mark.parametrize(
    ("body", "line", "column", "code"),
    [
        ("Một <script>x</script>.\n", 6, 5, "markdown.unsafe-html"),
        ("Xem [đây](id:khong-co).\n", 6, 5, "link.broken"),
        ("Xem [đây](javascript:alert).\n", 6, 5, "markdown.unsafe-address"),
        ("Xem [đây](khong-co.pdf).\n", 6, 5, "link.broken"),
        ("# Một\n", 6, 1, "markdown.heading-one"),
        ("##Một\n", 6, 1, "markdown.heading-space"),
        ("![](anh.jpg)\n", 6, 1, "image.no-alt"),
        ("Xem [^x].\n", 6, 5, "markdown.unknown-note"),
        ("Số 012345678901.\n", 6, 4, "personal.id-number"),
    ],
)
def test_a_body_is_looked_through_while_a_field_is_wrong(
    site: Site, body: str, line: int, column: int, code: str
) -> None:
    found = told(site(news(BAD_DAY, body)))
    assert (4, 51, "day.not-a-day") in [each[1:] for each in found]
    assert ("tin-tuc/tt-mot.md", line, column, code) in found


APPROVED = "status: approved, author: An, publish: 1/2/2026"


def test_files_approval_addresses_and_figures_are_looked_at_while_another_field_is_wrong(
    site: Site,
) -> None:
    fields = (
        "unknown: x\n"
        "image: {file: khong-co.jpg, alt: Ảnh, credit: Báo}\n"
        "files:\n  - {file: khong-co.pdf, label: Tệp}\n  - {file: mat.pdf, labell: Tệp}\n"
        f"publication: {{{APPROVED}, approved_by: an}}\n"
        "old_slugs: [tt-hai]\n"
    )
    found = told(site({**news(fields), **news("", name="tt-hai")}))
    assert found == [
        ("tin-tuc/tt-mot.md", 4, 1, "field.unknown"),
        ("tin-tuc/tt-mot.md", 5, 15, "image.missing"),
        ("tin-tuc/tt-mot.md", 7, 12, "file.missing"),
        ("tin-tuc/tt-mot.md", 8, 12, "file.missing"),
        ("tin-tuc/tt-mot.md", 8, 21, "field.unknown-did-you-mean"),
        ("tin-tuc/tt-mot.md", 9, 77, "publication.same-person"),
        ("tin-tuc/tt-mot.md", 10, 13, "address.shared"),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        # what is written and cannot be read is not called missing
        f"publication: {{{APPROVED}, approved_by: [Bình]}}\n",
        f"publication: {{{APPROVED}, aproved_by: Bình}}\n",
        "publication: {status: approvd, author: An}\n",
        "publication: {status: approved, author: An, approved_by: Bình, publish: 31/2/2026}\n",
        "publication: Đã duyệt\n",
        "publication: {author: An, status: approved\n",
    ],
)
def test_what_cannot_be_read_is_not_called_missing(site: Site, fields: str) -> None:
    codes = {code for *_, code in told(site(news(fields)))}
    assert not [code for code in codes if code.startswith("publication.")], codes


def test_a_person_without_consent_is_told_while_another_field_is_wrong(site: Site) -> None:
    head = "---\nid: vd-0001\ntitle: Trần Thị Bình\nhonouree_kind: person\n"
    approved = f"publication: {{{APPROVED}, approved_by: Bình}}\n"
    wrong = told(site({"vinh-danh/vd-0001.md": f"{head}{approved}slug: Tin 26\n---\n"}))
    assert [each[3] for each in wrong] == ["consent.missing", "slug.not-ascii"]
    unread = told(site({"vinh-danh/vd-0001.md": f"{head}{approved}consent: {{day: nay}}\n---\n"}))
    assert "consent.missing" not in [each[3] for each in unread]


def test_no_other_record_is_blamed_for_one_that_is_not_valid(site: Site) -> None:
    approved = f"publication: {{{APPROVED}, approved_by: Bình}}\n"
    body = "Xem [hai](id:tt-hai), [tệp](tt-hai.md), [mục](id:tt-hai#muc-mot).\n"
    removed = "removed: {day: 1/1/2026, redirect: tt-hai}\n"
    files = {
        **news(approved, body),
        **news(removed, name="tt-ba"),
        **news("slug: Tin 26\n", "## Mục một\n", name="tt-hai"),
    }
    assert told(site(files)) == [("tin-tuc/tt-hai.md", 4, 7, "slug.not-ascii")]


@pytest.mark.parametrize("key", ["DV-Mot", "", "đv một"])
def test_a_reference_to_a_record_whose_id_is_wrong_is_not_told(site: Site, key: str) -> None:
    unit = f"id: {key}\nnames:\n  - {{value: Đơn vị một}}\n"
    found = told(site({"don-vi/dv-mot.yml": unit, **news("unit: dv-mot\n")}))
    assert {path for path, *_ in found} == {"don-vi/dv-mot.yml"}


def test_the_second_holder_of_an_id_is_looked_through_too(site: Site) -> None:
    second = news("", "# Một\n")["tin-tuc/tt-mot.md"]
    assert told(site({**news(""), "tin-tuc/tt-mot-2.md": second})) == [
        ("tin-tuc/tt-mot-2.md", 5, 1, "markdown.heading-one"),
        ("tin-tuc/tt-mot.md", 2, 5, "id.duplicate"),
    ]


def test_the_rows_of_a_list_are_read_while_the_decision_is_wrong(site: Site) -> None:
    decision = (
        "---\nid: qd-mot\ntitle: Quyết định\nissue_day: 31/2/2026\nawarded_file: ds.csv\n"
        "revocations:\n  - {day: 1/3/2026, basis: QĐ, reason: Sai, name: Lê Văn B}\n---\n"
    )
    rows = "Số thứ tự;Họ và tên;Danh hiệu\n1;Trần A;khong-co\nmột;Lê Văn B;\n"
    found = told(site({"quyet-dinh/qd-mot.md": decision, "quyet-dinh/ds.csv": rows}))
    codes = [(path.rpartition("/")[2], code) for path, _, _, code in found]
    assert ("qd-mot.md", "day.not-a-day") in codes
    assert ("ds.csv", "count.not-a-number") in codes
    assert "revocation.nobody" not in [code for _, code in codes]


def test_a_list_with_a_faulty_term_still_holds_the_others(site: Site) -> None:
    fields = (
        "terms:\n  - {id: lv-mot, name: Một}\n  - {id: lv-hai}\n  - {id: LV-Ba, name: Ba}\n"
        "  - {id: lv-mot, name: Một}\n  - {id: lv-bon, name: Bốn, slug: lv-hai}\n"
    )
    record = news("topics: [lv-mot, lv-hai, lv-ba]\n")
    assert told(site({"danh-muc/chu-de.yml": fields, **record})) == [
        ("danh-muc/chu-de.yml", 3, 5, "field.missing"),
        ("danh-muc/chu-de.yml", 4, 10, "id.not-a-key"),
        ("danh-muc/chu-de.yml", 5, 10, "id.duplicate"),
        ("danh-muc/chu-de.yml", 6, 10, "address.shared"),
    ]


def test_the_section_is_looked_at_while_one_of_its_lines_is_wrong(site: Site) -> None:
    section = (
        "name: Thử\nbody: Cơ quan\naddress: thu.example\nfeed_authority: thu.example\n"
        "feed_year: 2026\nemblem: huy-hieu.svg\n"
        "security: {contact: https://thu.example/bao, expires: 1/1/2026}\n"
    )
    assert told(site({"chuyen-trang.yml": section})) == [
        ("chuyen-trang.yml", 3, 10, "address.not-root"),
        ("chuyen-trang.yml", 6, 9, "image.missing"),
        ("chuyen-trang.yml", 7, 55, "security.expired"),
    ]


@pytest.mark.parametrize("terms", ["- id: cd-mot\n", "terms: cd-mot\n", "terms:\n - {a\n  b: c\n"])
def test_no_record_is_blamed_for_a_list_that_cannot_be_read(site: Site, terms: str) -> None:
    found = told(site({"danh-muc/chu-de.yml": terms, **news("topics: [cd-mot]\n")}))
    assert {path for path, *_ in found} == {"danh-muc/chu-de.yml"}


def test_parts_of_a_plan_that_can_be_read_are_looked_at(site: Site) -> None:
    plan = (
        "---\nid: pt-mot\ntitle: PT\nwaves:\n  - name: Đợt 1\n    start: {day: 2/3}\n"
        "    commemorations:\n"
        "      - {event: A, anniversary: 35, original: 1/1/1990, current: 1/1/2026}\n"
        "target_groups:\n  - targets:\n      - {text: A, operator: at-least}\n"
        "      - {text: B, operator: at-least, value: nhiều}\n---\n"
    )
    assert told(site({"phong-trao/pt-mot.md": plan})) == [
        ("phong-trao/pt-mot.md", 6, 18, "day.not-iso"),
        ("phong-trao/pt-mot.md", 8, 33, "commemoration.count"),
        ("phong-trao/pt-mot.md", 11, 29, "target.incomplete"),
        ("phong-trao/pt-mot.md", 12, 46, "quantity.not-a-number"),
    ]


def test_a_key_that_slipped_out_of_its_group_may_be_there(site: Site) -> None:
    plan = (
        "---\nid: pt-mot\ntitle: PT\nwaves:\n  - name: Đợt 1\n    start:\n    day: 1/1/2026\n"
        "    end: {day: 2/1/2026}\n  - name: Đợt 2\n    start: {day: 3/1/2026}\n---\n"
    )
    found = told(site({"phong-trao/pt-mot.md": plan}))
    assert found == [("phong-trao/pt-mot.md", 7, 5, "field.unknown-nested")]
