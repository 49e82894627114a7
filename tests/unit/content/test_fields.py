"""What each scalar accepts from an author and what it refuses, with which code."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.content import fields
from generator.content.campaign import Boundary, Operator
from generator.content.fields import Month, Years
from generator.content.honouree import HonoureeKind
from generator.vietnamese import VIETNAM, print_day, print_moment, print_number


def read(kind: str, text: object) -> Any:
    """Return what a scalar makes of *text*, or the code with which it refuses."""
    try:
        return TypeAdapter(getattr(fields, kind)).validate_python(text)
    except ValidationError as error:
        return error.errors()[0]["type"]


DAY = date(2021, 5, 4)
MOMENT = datetime(2026, 11, 24, 8, 30, tzinfo=VIETNAM)

ACCEPTED: list[tuple[str, str, object]] = [
    ("Line", "  Một   hai ", "Một hai"),
    ("Text", " Một\n\nhai ", "Một\n\nhai"),
    *[("Day", text, DAY) for text in (
        "2021-05-04", "2021-5-4", "4/5/2021", "04/05/2021", "4-5-2021", "4.5.2021", " 4/ 5/ 2021 ",
        "ngày 4 tháng 5 năm 2021", "ngày 04 tháng 05 năm 2021", "4 tháng 5 năm 2021",
        "nga\u0300y 4 tháng 5 năm 2021", "Ngày 04 tháng 5 năm 2021", "NGÀY 4 THÁNG 5 NĂM 2021",
        "Hà Nội, ngày 04 tháng 5 năm 2021", "TP. Hồ Chí Minh, ngày 4/5/2021",
    )],
    ("Day", "9999-12-31", date(9999, 12, 31)),
    ("Day", "29/2/2024", date(2024, 2, 29)),
    *[("Moment", text, MOMENT) for text in (
        "2026-11-24T08:30", "2026-11-24 08:30", "2026-11-24T08:30:00+07:00",
        "2026-11-24T08:30+0700", "2026-11-24T01:30Z", "24/11/2026 8:30", "24/11/2026, 8:30",
        "8:30 24/11/2026",
        "8h30 24/11/2026", "8g30 24/11/2026", "8 giờ 30 24/11/2026", "8 giờ 30, 24/11/2026",
        "8h30 ngày 24/11/2026", "8 giờ 30 ngày 24 tháng 11 năm 2026", "8H30 24/11/2026",
        "08 giờ 30 phút ngày 24/11/2026", "8 giờ 30 phút, ngày 24 tháng 11 năm 2026",
        "8h30' ngày 24/11/2026", "8 h 30 24/11/2026", "24/11/2026, 8 giờ 30 phút",
        "ngày 24/11/2026 8:30", "2026-11-24T08:30:00.000+07:00",
    )],
    ("Moment", "8h 24/11/2026", MOMENT.replace(minute=0)),
    ("Moment", "8 giờ, 24/11/2026", MOMENT.replace(minute=0)),
    *[("DayOrMoment", text, DAY) for text in ("2021-05-04", "4/5/2021", "ngày 4 tháng 5 năm 2021")],
    *[("DayOrMoment", text, MOMENT) for text in ("2026-11-24T08:30", "8h30 24/11/2026",
                                                 "8g30 24/11/2026", "8 giờ 30, 24/11/2026")],
    *[("MonthOfYear", text, Month(2022, 1)) for text in (
        "2022-01", "2022-1", "01/2022", "1/2022", "1-2022", "tháng 1/2022", "tháng 01/2022")],
    ("MonthOfYear", "12/9999", Month(9999, 12)),
    ("YearSpan", "2022", Years(2022, 2022)),
    *[("YearSpan", text, Years(2021, 2025)) for text in (
        "2021-2025", "2021 - 2025", "2021–2025", "2021 — 2025")],
    ("Year", "1930", 1930),
    ("Count", "0", 0), ("Count", "03", 3), ("Count", "1.300", 1300), ("Count", "12.", 12),
    ("Count", "1.300.000", 1300000),
    ("Quantity", "35", Decimal(35)), ("Quantity", "87,5", Decimal("87.5")),
    ("Quantity", "87.5", Decimal("87.5")), ("Quantity", "1300000", Decimal(1300000)),
    ("Quantity", "1.300.000", Decimal(1300000)), ("Quantity", "1.300.000,5", Decimal("1300000.5")),
    ("Quantity", "0.125", Decimal("0.125")), ("Quantity", "0,125", Decimal("0.125")),
    ("Quantity", "-2", Decimal(-2)), ("Quantity", "1000", Decimal(1000)),
    *[("Flag", text, True) for text in ("true", "True", "yes", "có", "Có", "co", "đúng", "x", "X")],
    *[("Flag", text, False) for text in ("false", "no", "không", "KHÔNG", "sai")],
    ("Slug", "a-1-b", "a-1-b"), ("Slug", "2022", "2022"),
    ("RecordId", "pt-2022", "pt-2022"), ("RecordId", "a1", "a1"),
    ("Key", "A", "A"), ("Key", "truyen-hinh", "truyen-hinh"),
    ("WebAddress", "https://thu.example/a?b=c#d", "https://thu.example/a?b=c#d"),
    *[("ReachAddress", text, text) for text in (
        "an-toan@so.vn", "mailto:an-toan@so.vn", "https://so.vn/bao-loi", "tel:+842812345678")],
    *[("RootAddress", text, text) for text in ("https://a.example", "https://a.example/tdkt/")],
    *[("Domain", text, text) for text in ("a.example", "tdkt.so-nv.gov.vn", "xn--a-1ka.vn")],
    ("ContentPath", "bao-cao.pdf", "bao-cao.pdf"), ("ContentPath", "phụ lục/Bảng 1.xlsx",
                                                    "phụ lục/Bảng 1.xlsx"),
]  # fmt: skip

REFUSED: list[tuple[str, object, str]] = [
    *[(kind, "", "field.empty") for kind in (
        "Line", "Text", "Slug", "RecordId", "Key", "WebAddress", "ContentPath")],
    *[(kind, None, "field.empty") for kind in ("Line", "Day", "Count", "Flag", "RecordId")],
    *[(kind, value, "field.not-text")
      for kind in ("Line", "Text", "Day", "Quantity", "Flag", "Slug")
      for value in ([], ["a"], {}, {"a": "b"})],
    ("Line", "Một\nhai", "field.not-one-line"),
    *[("Day", text, "day.not-iso") for text in (
        "", "hôm nay", "2021", "5/2021", "20210504", "2021/05/04", "2021-05-04T08:30",
        "ngày 4/5", "4//5/2021", "Hà Nội, 4/5/2021 và", "5/2021, ngày 4")],
    *[("Day", text, "day.short-year") for text in ("4/5/21", "04.05.21", "4 - 5 - 21")],
    ("Moment", "8:30 24/11/26", "day.short-year"),
    *[("Day", text, "day.not-a-day") for text in (
        "31/02/2022", "2021-02-29", "32/1/2022", "1/13/2022", "0/1/2022", "2022-00-01",
        "1/1/0000")],
    *[("Moment", text, "moment.not-iso") for text in ("", "2026-11-24", "8:30", "sáng 24/11/2026")],
    *[("Moment", text, "moment.not-a-moment") for text in (
        "24:00 24/11/2026", "8:60 24/11/2026", "2026-11-24T08:30:61", "2026-11-24T08:30+99:00",
        "9999-12-31T23:00-05:00", "0001-01-01T00:00+14:00")],
    ("Moment", "8:30 31/2/2026", "day.not-a-day"),
    ("Moment", "8:30 2026", "day.not-iso"),
    ("DayOrMoment", "31/02/2022", "day.not-a-day"),
    ("DayOrMoment", "8:30", "moment.not-iso"),
    ("DayOrMoment", "mai", "day.not-iso"),
    *[("MonthOfYear", text, "month.not-a-month") for text in (
        "", "2022", "13/2022", "0/2022", "2022-13", "1/0000", "tháng Giêng")],
    *[("YearSpan", text, "years.not-years") for text in ("", "22", "2025-2021", "1800", "2021-25")],
    *[("Year", text, "year.not-a-year") for text in ("", "26", "2126", "999", "02026")],
    *[("Count", text, "count.not-a-number") for text in (
        "", "-1", "1,5", "1.30", "0.125", "1.300.00", "một", "1 300", "1e3", "9" * 16, "²")],
    *[("Quantity", text, "quantity.not-a-number") for text in (
        "", "35%", "1.300,00,0", "1,300,000", "1e3", "NaN", "Infinity", "+5", "5 lớp", "9" * 25)],
    *[("Quantity", text, "quantity.ambiguous") for text in ("1.000", "1,000", "12.345", "-1.000")],
    *[("Flag", text, "flag.not-yes-or-no") for text in ("", "1", "0", "maybe", "ok")],
    *[("Slug", text, "slug.not-ascii") for text in (
        "A", "á", "a b", "a_b", "-a", "a-", "a--b", "a/b", "a.b", "a" * 121)],
    *[("RecordId", text, "id.not-a-key") for text in (
        "a", "A1", "-a", "á1", "a b", "a" * 65, "a/b")],
    *[("Key", text, "key.not-a-key") for text in ("-a", "a b", "đ", "a" * 65)],
    *[("WebAddress", text, "address.not-web") for text in (
        "www.thu.example", "ftp://thu.example", "javascript:alert(1)", "https://", "https://a b",
        'https://a"onclick=', "//thu.example", "HTTPS://thu.example")],
    *[("ReachAddress", text, "address.not-reachable") for text in (
        "an-toan", "http://so.vn", "javascript:x@so.vn", "tel:abc", "a b@so.vn", "a@so")],
    *[("RootAddress", text, "address.not-root") for text in (
        "www.a.example", "https://", "https:///", "https://a.example/?b", "https://a.example/#b")],
    *[("Domain", text, "domain.not-a-domain") for text in (
        "https://a.example", "a.example/", "a b.example", "A.example", "sở.vn", "a", "a.1")],
    *[("ContentPath", text, "path.outside") for text in (
        "../a.pdf", "a/../b.pdf", "/a.pdf", "~/a.pdf", "C:\\a.pdf", "a\\b.pdf", "a//b.pdf", "a/",
        "https://thu.example/a.pdf")],
    ("ContentPath", "a" * 201, "path.too-long"),
    ("ContentPath", "ệ" * 70, "path.too-long"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "value"), ACCEPTED)
def test_what_is_accepted(kind: str, text: str, value: object) -> None:
    found = read(kind, text)
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(("kind", "text", "code"), REFUSED)
def test_what_is_refused(kind: str, text: object, code: str) -> None:
    assert read(kind, text) == code


def test_every_scalar_has_accepted_and_refused_forms() -> None:
    scalars = {
        name
        for name, value in vars(fields).items()
        if hasattr(value, "__metadata__") and not name.endswith("Ref")
    }
    assert {kind for kind, _, _ in ACCEPTED} == scalars
    assert {kind for kind, _, _ in REFUSED} == scalars


@given(st.dates())
def test_days_are_read_as_the_site_prints_them(day: date) -> None:
    assert read("Day", print_day(day)) == day
    assert read("DayOrMoment", print_day(day)) == day
    assert read("Day", day.isoformat()) == day


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1)))  # noqa: DTZ001
def test_moments_are_read_as_the_site_prints_them(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0, tzinfo=VIETNAM)
    assert read("Moment", print_moment(moment)) == moment
    assert read("DayOrMoment", moment.isoformat()) == moment


def test_a_moment_of_another_zone_is_a_moment_of_viet_nam() -> None:
    evening = read("Moment", "2026-11-20T20:00Z")
    assert evening == datetime(2026, 11, 20, 20, tzinfo=UTC)
    assert (evening.date(), evening.utcoffset()) == (date(2026, 11, 21), timedelta(hours=7))


@given(st.integers(0, 10**12))
def test_counts_are_read_as_the_site_prints_them(number: int) -> None:
    assert read("Count", print_number(number)) == number


@given(st.decimals(-(10**9), 10**9, places=2))
def test_quantities_are_read_as_the_site_prints_them_or_asked_about(number: Decimal) -> None:
    assert read("Quantity", print_number(number)) in (number, "quantity.ambiguous")


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("exclusive", Boundary.EXCLUSIVE),
        ("trước ngày", Boundary.EXCLUSIVE),
        ("Trước Ngày", Boundary.EXCLUSIVE),
        ("truoc ngay", Boundary.EXCLUSIVE),
        ("at-least", Operator.AT_LEAST),
        ("AT-LEAST", Operator.AT_LEAST),
        ("Hộ gia đình", HonoureeKind.HOUSEHOLD),
    ],
)
def test_a_choice_is_written_by_key_or_label(text: str, choice: fields.Choice) -> None:
    found = type(choice)(text)  # type: ignore[call-arg]
    assert found is choice


@pytest.mark.parametrize("text", ["", "sau ngày", "inclusive ", "ex"])
def test_other_words_are_no_choice(text: str) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        Boundary(text)  # type: ignore[call-arg]
