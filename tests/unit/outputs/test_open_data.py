"""The forms of open data: exact for programs, safe and readable for spreadsheets."""

import csv
import io
import json
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.build.keys import content_key
from generator.outputs.open_data import write_open_data
from generator.outputs.open_data.forms import excel_csv, json_list, plain_csv
from generator.outputs.pending import Content
from generator.outputs.pending import made as made_now
from generator.views.arrange import arrange
from generator.views.datasets import DATASETS, Cell, Column
from tests.unit.policy.making import edition, made

COLUMNS = tuple(
    Column(key, vi, en, kind, lambda row: row)
    for key, vi, en, kind in (
        ("name", "Họ và tên", "Name", "string"),
        ("value", "Giá trị", "Value", "number"),
        ("day", "Ngày", "Day", "date"),
        ("sample", "Minh họa", "Sample", "boolean"),
    )
)
ROWS: list[tuple[Cell, ...]] = [
    ("Lê, “Hoa”\nhai dòng", Decimal("86.5"), date(2026, 3, 31), True),
    (None, Decimal("-1300000"), None, False),
]


def read(lines: Iterator[bytes]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(lines).decode("utf-8-sig"), newline="")))


def test_plain_csv_is_for_programs() -> None:
    made = b"".join(plain_csv(COLUMNS, ROWS))
    assert not made.startswith(b"\xef\xbb\xbf")
    assert made.count(b"\r\n") == 3
    assert read(plain_csv(COLUMNS, ROWS)) == [
        ["name", "value", "day", "sample"],
        ["Lê, “Hoa”\nhai dòng", "86.5", "2026-03-31", "true"],
        ["", "-1300000", "", "false"],
    ]


def test_excel_csv_is_for_a_vietnamese_excel() -> None:
    assert next(excel_csv(COLUMNS, ROWS)).startswith(b"\xef\xbb\xbf")
    assert read(excel_csv(COLUMNS, ROWS)) == [
        ["Họ và tên", "Giá trị", "Ngày", "Minh họa"],
        ["Lê, “Hoa”\nhai dòng", "86,5", "2026-03-31", "có"],
        ["", "-1300000", "", "không"],
    ]


def test_json_is_a_list_of_objects_one_a_line() -> None:
    text = b"".join(json_list(COLUMNS, ROWS)).decode()
    assert json.loads(text) == [
        {"name": "Lê, “Hoa”\nhai dòng", "value": 86.5, "day": "2026-03-31", "sample": True},
        {"name": None, "value": -1300000, "day": None, "sample": False},
    ]
    assert len(text.splitlines()) == 4
    assert json.loads(b"".join(json_list(COLUMNS, []))) == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(start: str) -> None:
    text = f'{start}HYPERLINK("https://x.example";"Bấm")'
    for form in (plain_csv, excel_csv):
        row = read(form(COLUMNS, [(text, Decimal(-5), None, False)]))[1]
        assert row[:2] == [f"'{text}", "-5"]
    exact = json.loads(b"".join(json_list(COLUMNS, [(text, None, None, False)])))
    assert exact[0]["name"] == text


def test_columns_are_as_those_who_use_them_know_them(expected: Callable[[str, str], str]) -> None:
    """A column that is renamed breaks the programs of others: it is a decision, and in the log."""
    lines = "".join(
        f"{dataset.key}.{column.key} {column.type}\n"
        for dataset in DATASETS
        for column in dataset.columns
    )
    assert lines == expected("open-data.txt", lines)


def test_every_set_ends_with_the_address_and_names_each_column_once() -> None:
    for dataset in DATASETS:
        keys = [column.key for column in dataset.columns]
        assert keys[-1] == "address"
        assert len(set(keys)) == len(keys)
        labels = [column.vi for column in dataset.columns]
        assert len(set(labels)) == len(labels), dataset.key
    assert len({dataset.key for dataset in DATASETS}) == len(DATASETS)


def content(files: Mapping[str, Content], name: str) -> bytes:
    found = made_now(files[f"du-lieu/{name}"])
    return found.read_bytes() if isinstance(found, Path) else found


def decision(count: int) -> list[dict[str, str]]:
    return [{"name": f"Người Thứ {n}", "citation": "Thành tích " * 20} for n in range(count)]


def test_rows_are_written_one_by_one() -> None:
    """Memory does not grow with the rows; a table held whole would take many megabytes."""
    peaks = []
    for count in (200, 3_200):
        site = arrange(
            edition("2026-11-21", made("award-decision", "qd-1", awarded=decision(count)))
        )
        tracemalloc.start()
        files = write_open_data(site)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert len(content(files, "khen-thuong.csv").splitlines()) == count + 1
    assert peaks[1] < peaks[0] * 1.5 + 500_000


def test_the_same_site_is_the_same_files_and_nothing_is_left_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    site = arrange(edition("2026-11-21", made("award-decision", "qd-1", awarded=decision(3))))
    first, second = write_open_data(site), write_open_data(site)
    assert {a: content_key(c) for a, c in first.items()} == {
        a: content_key(c) for a, c in second.items()
    }
    assert len(list(tmp_path.iterdir())) == 2
    del first, second
    assert list(tmp_path.iterdir()) == []


def test_a_section_without_records_has_every_file_with_its_header() -> None:
    files = write_open_data(arrange(edition("2026-11-21")))
    for dataset in DATASETS:
        assert len(content(files, f"{dataset.key}.csv").splitlines()) == 1
    assert "licenses" not in json.loads(content(files, "datapackage.json"))
