"""Text and moments for feeds."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.outputs.feeds.text import VIETNAM, line, markup, moment


@pytest.mark.parametrize(
    ("given_value", "expected"),
    [
        (date(2026, 5, 19), "2026-05-19T00:00:00+07:00"),
        (datetime(2026, 5, 19, 8, 30, tzinfo=VIETNAM), "2026-05-19T08:30:00+07:00"),
        (datetime(2026, 5, 18, 23, tzinfo=UTC), "2026-05-19T06:00:00+07:00"),
        (datetime(2026, 5, 19, 8, 0, 0, 999999, tzinfo=VIETNAM), "2026-05-19T08:00:00+07:00"),
        (datetime(2026, 5, 19, 8), "2026-05-19T08:00:00+07:00"),  # noqa: DTZ001
        (
            datetime(2026, 5, 19, 8, tzinfo=timezone(timedelta(hours=9))),
            "2026-05-19T06:00:00+07:00",
        ),
        # slips that are still days: every form of feed must be able to write them
        (date(1, 1, 1), "1000-01-01T00:00:00+07:00"),
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=7))), "1000-01-01T00:00:00+07:00"),
        (date(9999, 12, 31), "9998-12-31T00:00:00+07:00"),
        (datetime(9999, 12, 31, 23, tzinfo=UTC), "9998-12-31T00:00:00+07:00"),
    ],
)
def test_moment(given_value: date, expected: str) -> None:
    assert moment(given_value).isoformat() == expected


@given(st.text())
def test_what_is_left_is_fit_for_xml_and_stays_as_it_is(text: str) -> None:
    for clean in (line, markup):
        made = clean(text)
        element = etree.Element("a")
        element.text = made
        assert etree.fromstring(etree.tostring(element)).text in (made, None)
        assert clean(made) == made
    assert "\n" not in line(text)


def test_markup_keeps_lines() -> None:
    assert markup("a\r\nb\rc\td") == "a\nb\nc\td"
