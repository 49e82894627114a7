"""The editorial calendar: what is owed, by whom, and what is being written for it."""

from datetime import date

from icalendar import Calendar

from generator.outputs.calendar import write_office_calendar
from generator.policy.edition import admit
from generator.reports.editorial import Editorial, editorial, office_calendar
from generator.reports.editorial_sheet import editorial_sheet
from generator.views.section import section_view
from tests.unit.policy.making import made, site

DAY = date(2026, 5, 10)


def records() -> tuple:
    """Return a plan with items of every sort, what is published of it and what is not yet."""
    plan = made(
        "communication-plan", "kh",
        plan_topics=[{"key": "N1", "text": "Nội dung một."}, {"key": "N2", "text": "Hai"}],
        channels=[{"key": "H1", "name": "Trang", "owner": "Văn phòng"},
                  {"key": "H2", "name": "Họp"}],
        items=[
            {"topic": "N1", "channel": "H1", "rhythm": "monthly", "since": "2026-03-01",
             "due": "2026-06-30", "key": "SP1"},
            {"topic": "N2", "channel": "H2", "due": "2026-05-10", "owner": "Chị Hà", "count": "2",
             "unit": "dv-a"},
            {"topic": "N2", "channel": "H1"},
        ],
    )  # fmt: skip
    done = made(
        "news", "tt-xong", serves=[{"plan": "kh", "item": "SP1"}],
        publication={"publish": "2026-03-05"},
    )  # fmt: skip
    serves = [{"plan": "kh", "topic": "N1", "channel": "H1"}]
    draft = made(
        "news", "tt-nhap", serves=serves, publication={"status": "review", "publish": None}
    )
    set_for = made("news", "tt-hen", publication={"publish": "2026-05-20T08:00+07:00"})
    unit = made("unit", "dv-a", names=[{"value": "Phòng A"}])
    return plan, done, draft, set_for, unit


def found(days: int = 30) -> Editorial:
    """Return the calendar of the tenth of May."""
    graph = site(*records())
    return editorial(graph, admit(graph, DAY), days)


def test_what_is_owed_is_sorted_by_when() -> None:
    told = found()
    assert [(str(t.due), t.owner, t.lacking) for t in told.overdue] == [
        ("2026-04-30", "Văn phòng", 1)
    ]
    assert [(str(t.due), t.owner, t.lacking) for t in told.coming] == [
        ("2026-05-10", "Chị Hà", 2), ("2026-05-31", "Văn phòng", 1),
    ]  # fmt: skip
    assert [(str(t.due), t.lacking) for t in told.later] == [("2026-06-30", 1), ("None", 1)]


def test_what_is_being_written_stands_beside_what_it_is_for() -> None:
    told = found()
    assert [record.id for record in told.overdue[0].writing] == ["tt-nhap"]
    assert [(one.record.id, one.why) for one in told.waiting] == [
        ("tt-hen", "not-yet"), ("tt-nhap", "review"),
    ]  # fmt: skip


def test_the_tables_say_days_owners_and_files() -> None:
    graph = site(*records())
    edition = admit(graph, DAY)
    sheet = editorial_sheet(editorial(graph, edition, 30), graph, edition, 30)
    assert [number for number, _ in sheet.figures] == ["1", "3", "1", "2"]
    late, coming, _, waiting = sheet.tables
    assert late.rows == (
        (date(2026, 4, 30), -10, "Nội dung một", "Trang", "Văn phòng", "1/1",
         "content/tin-tuc/tt-nhap.md"),
    )  # fmt: skip
    assert coming.rows[0][:6] == (DAY, 0, "Hai", "Họp", "Chị Hà, Phòng A", "2/2")
    assert waiting.rows[1][2] == "Đang chờ duyệt"


def test_the_calendar_is_for_the_office_and_says_so_to_nobody() -> None:
    graph = site(*records())
    section = section_view(graph.section)
    data = write_office_calendar(office_calendar(found(), "Chuyên trang"), section)
    assert data == write_office_calendar(office_calendar(found(), "Chuyên trang"), section)
    calendar = Calendar.from_ical(data.decode())
    assert "SOURCE" not in calendar
    events = list(calendar.walk("VEVENT"))
    assert [str(event["SUMMARY"]) for event in events] == [
        "Hạn 1 sản phẩm: Nội dung một (Văn phòng)",
        "Hạn 2 sản phẩm: Hai (Chị Hà)",
        "Hạn 1 sản phẩm: Nội dung một (Văn phòng)",
        "Hạn 1 sản phẩm: Nội dung một (Văn phòng)",
        "Lên trang: Bản ghi tt-hen",
    ]
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert "Đang làm: tt-nhap" in str(events[0]["DESCRIPTION"])
