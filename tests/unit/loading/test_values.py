"""Values that cannot be used: every one is told where it stands, however deep it is nested."""

import pytest

from generator.loading.load import load
from tests.conftest import Site, places

CAMPAIGN = """\
---
id: pt-mot
title: Phong trào một
level: tinh
isuer: dv-mot
issue_day: 31/02/2022
timeline: hết năm
waves:
  - name: Đợt một
    start: {day: 30/02/2022, boundry: inclusive}
    end:
      month: 13/2022
    commemorations:
      - event: [một]
        anniversary: bốn
        original: 3-2-1930
      - anniversary: 47
  - ordinal: 2
target_groups:
  - group: Chung
    targets:
      - text: Mục tiêu một
        operator: at-best
        value: 1.000
        children:
          - text: Mục tiêu trong
            value: nhiều
            award: Giấy khen
          - value: 5
  - group: Riêng
duties: Văn phòng
references:
  - 46/KH-STTTT
  -
stamps:
  - signed_at: 2022-04-28T25:21
    signer: Sở
contents:
  - một
  - hai: ba
---
"""


def test_nested_values_are_placed(site: Site) -> None:
    found = places(load(site({"phong-trao/pt-mot.md": CAMPAIGN})).problems)
    assert [problem[1:] for problem in found] == [
        (4, 8, "field.not-a-choice"),
        (5, 1, "field.unknown-did-you-mean"),
        (6, 12, "day.not-a-day"),
        (7, 11, "field.not-a-group"),
        (10, 18, "day.not-a-day"),
        (10, 30, "field.unknown-did-you-mean"),
        (12, 14, "month.not-a-month"),
        (14, 9, "field.not-text"),
        (15, 22, "count.not-a-number"),
        (17, 9, "field.missing"),
        (18, 5, "field.missing"),
        (23, 19, "field.not-a-choice"),
        (24, 16, "quantity.ambiguous"),
        (27, 20, "quantity.not-a-number"),
        (28, 20, "id.not-a-key"),
        (29, 13, "field.missing"),
        (30, 5, "field.missing"),
        (31, 9, "field.not-a-list"),
        (33, 5, "field.not-a-group"),
        (34, 4, "field.empty"),
        (36, 16, "moment.not-a-moment"),
        (40, 5, "field.not-text"),
    ]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ("topics: cham-diem", (4, 9, "field.not-a-list")),
        ("topics: {a: b}", (4, 1, "field.not-a-list")),
        ("topics: []", None),
        ("topics: [a-mot, ]", None),
        ("topics: ['']", (4, 10, "field.empty")),
        ("title2: x", (4, 1, "field.unknown-did-you-mean")),
        ("tiêu đề: x", (4, 1, "field.unknown-did-you-mean")),
        ("xyzw: x", (4, 1, "field.unknown")),
        ("'': x", (4, 1, "field.unknown")),
        ("image: anh.jpg", (4, 8, "field.not-a-group")),
        ("image: []", (4, 1, "field.not-a-group")),
        ("image: {}", (4, 1, "field.missing")),
        ("column: []", (4, 1, "field.not-text")),
        ("column: {a: b}", (4, 1, "field.not-text")),
        ("column: Tin nóng", (4, 9, "field.not-a-choice")),
        ("column: phe phan hien tuong tieu cuc", None),
        ("column: NOTICE", None),
        ("summary: [a]", (4, 1, "field.not-text")),
        ("summary: |\n  một\n  hai", None),
        ("writer: |\n  một\n  hai", (4, 9, "field.not-one-line")),
        ("writer: '   '", (4, 9, "field.empty")),
        ("slug: Á-b", (4, 7, "slug.not-ascii")),
        ("slug: a--b", (4, 7, "slug.not-ascii")),
        ("slug: " + "a" * 121, (4, 7, "slug.not-ascii")),
        ("campaign: Phong trào", (4, 11, "id.not-a-key")),
        ("source_url: www.thu.example", (4, 13, "address.not-web")),
        ("source_url: javascript:alert(1)", (4, 13, "address.not-web")),
        ("sample: maybe", (4, 9, "flag.not-yes-or-no")),
        ("files: [{file: ../a.pdf, label: A}]", (4, 16, "path.outside")),
        ("files: [{file: /etc/passwd, label: A}]", (4, 16, "path.outside")),
        ("files: [{file: 'C:\\a.pdf', label: A}]", (4, 16, "path.outside")),
        ("files: [{file: " + "a" * 201 + ", label: A}]", (4, 16, "path.too-long")),
        ("serves: [{plan: kh-mot, topic: a b}]", (4, 32, "key.not-a-key")),
    ],
)
def test_each_sort_of_value_has_its_words(
    site: Site, fields: str, problem: tuple[int, int, str] | None
) -> None:
    text = f"---\nid: tin-mot\ntitle: Tin một\n{fields}\n---\n"
    codes = [p[1:] for p in places(load(site({"tin-tuc/tin-mot.md": text})).problems)]
    assert codes[:1] == ([problem] if problem else [])
    assert len(set(codes)) <= 1


def test_a_unit_has_a_name(site: Site) -> None:
    text = "id: dv-mot\nnames: []\nlevel: division\n"
    found = places(load(site({"don-vi/dv-mot.yml": text})).problems)
    assert found == [("don-vi/dv-mot.yml", 2, 1, "field.empty")]


def test_lists_and_rules_are_held_to_their_models(site: Site) -> None:
    found = places(
        load(
            site(
                {
                    "danh-muc/chu-de.yml": "terms:\n  - id: a\n    name: A\n  - id: chu-de-hai\n",
                    "danh-muc/ngay-nghi.yml": "terms:\n  - day: 30/2/2026\n    name: Tết\n",
                    "danh-muc/la.yml": "terms: []\n",
                    "quy-dinh/qd.yml": "id: qd-mot\nname: Một\n",
                    "chuyen-trang.yml": "name: A\nfeed_year: 20\n",
                }
            )
        ).problems
    )
    assert found == [
        ("chuyen-trang.yml", 1, 1, "field.missing"),
        ("chuyen-trang.yml", 1, 1, "field.missing"),
        ("chuyen-trang.yml", 1, 1, "field.missing"),
        ("chuyen-trang.yml", 2, 12, "year.not-a-year"),
        ("danh-muc/chu-de.yml", 2, 9, "id.not-a-key"),
        ("danh-muc/chu-de.yml", 4, 5, "field.missing"),
        ("danh-muc/la.yml", 1, 1, "vocabulary.unknown"),
        ("danh-muc/ngay-nghi.yml", 2, 10, "day.not-a-day"),
        ("quy-dinh/qd.yml", 1, 1, "field.missing"),
    ]
