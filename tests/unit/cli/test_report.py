"""``guongsang report``: in the terminal, and as files for the office."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from generator.cli import group
from tests.conftest import Files, Site

DAY = "2026-11-21"
PLAN = """\
---
id: kh-2026
title: "=HYPERLINK(1) & <b>kế hoạch</b>"
years: 2026
publication: {status: approved, author: A, approved_by: B, publish: 2026-02-12}
plan_topics: [{key: N1, text: =1+1 nội dung}]
channels: [{key: H1, name: Trang}]
items: [{topic: N1, channel: H1, rhythm: hằng quý, key: SP1}]
---
"""
NEWS = """\
---
id: tin-mot
title: Tin một
serves: [{plan: kh-2026, item: SP1}]
publication: {status: approved, author: A, approved_by: B, publish: 2026-03-01}
---
"""
FILES: Files = {"ke-hoach-tuyen-truyen/kh.md": PLAN, "tin-tuc/tin-mot.md": NEWS}


def report(site: Site, *arguments: str, files: Files = FILES) -> tuple[Result, Path]:
    """Run ``guongsang report coverage`` on a site; return what it said and the project's folder."""
    root = site(files).parent
    whole = ["report", "coverage", "--project", str(root), "--day", DAY, *arguments]
    return CliRunner().invoke(group, whole), root


def test_the_terminal_shows_figures_and_bars(site: Site) -> None:
    result, _ = report(site)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert "4 sản phẩm theo kế hoạch" in result.output
    month = next(line for line in lines if line.startswith("06/2026"))
    assert month.split() == ["06/2026", "1", "0", "0", "1", "×" * 12, "0%"]
    topic = next(line for line in lines if line.startswith("N1.") and "25%" in line)
    assert topic.split()[-2:] == ["███××××××░░░", "25%"]


def test_files_are_written_where_the_user_says_or_in_the_cache(site: Site, tmp_path: Path) -> None:
    place = tmp_path / "thu" / "bao-cao.html"
    result, root = report(site, "--html", str(place), "--csv")
    stored = root / ".cache/bao-cao/thuc-hien-ke-hoach-2026-11-21.csv"
    assert place.is_file()
    assert stored.is_file()
    assert result.output.splitlines() == [f"Đã ghi {place}", f"Đã ghi {stored}"]


def test_a_report_is_never_written_into_the_site(site: Site) -> None:
    result, root = report(site)
    place = root / "site" / "bao-cao.html"
    result, _ = report(site, "--html", str(place))
    assert type(result.exception).__name__ == "EnvironmentProblem"
    assert not place.exists()


def test_what_authors_wrote_is_text_in_every_form(site: Site, tmp_path: Path) -> None:
    places = {form: tmp_path / f"r.{form}" for form in ("html", "csv", "xlsx")}
    report(site, *(part for form, place in places.items() for part in (f"--{form}", str(place))))
    html = places["html"].read_text(encoding="utf-8")
    assert "<b>kế hoạch</b>" not in html
    assert "&lt;b&gt;kế hoạch" in html
    assert "<script" not in html
    assert "http" not in html.replace('http-equiv="', "")
    rows = list(csv.reader(io.StringIO(places["csv"].read_text(encoding="utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith("=")]
    book = load_workbook(places["xlsx"])
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    month = next(sheet for sheet in book if sheet.title == "Theo tháng")
    assert [cell.value for cell in month[4]][:7] == ["06/2026", 1, 0, 0, 0, 1, 0]


@pytest.mark.parametrize("form", ["html", "csv", "xlsx"])
def test_the_same_day_gives_the_same_bytes(site: Site, tmp_path: Path, form: str) -> None:
    made = []
    for name in ("a", "b"):
        report(site, f"--{form}", str(tmp_path / name))
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_one_plan_can_be_asked_for_by_its_id(site: Site) -> None:
    assert report(site, "kh-2026")[0].exit_code == 0
    wrong, _ = report(site, "kh-2025")
    assert wrong.exit_code == 2
    assert "Có phải “kh-2026”?" in wrong.output
    other, _ = report(site, "tin-mot")
    assert other.exit_code == 2
    assert "không phải kế hoạch tuyên truyền" in other.output


def test_a_site_without_a_plan_has_a_report_too(site: Site) -> None:
    result, _ = report(site, files={})
    assert result.exit_code == 0
    assert "Chưa có phong trào nào." in result.output


def test_the_editorial_calendar_is_shown_or_written(site: Site) -> None:
    root = site(FILES).parent
    base = ["--project", str(root), "--day", DAY]
    shown = CliRunner().invoke(group, ["report", "editorial", *base])
    assert "2 sản phẩm quá hạn" in shown.output
    assert "30/06/2026" in shown.output
    written = CliRunner().invoke(group, ["report", "editorial", *base, "--ics"])
    place = root / ".cache/bao-cao/lich-bien-tap-2026-11-21.ics"
    assert written.output == f"Đã ghi {place}\n"
    assert place.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize("week", ["2026-W09", "2026W9", "9/2026", "tuần 9/2026", "2026-03-01"])
def test_the_digest_of_a_week_is_written_in_three_forms(site: Site, week: str) -> None:
    root = site(FILES).parent
    base = ["report", "digest", "--project", str(root), "--day", DAY, "--week", week]
    result = CliRunner().invoke(group, base)
    assert result.output.splitlines()[-1] == "1 tin, bài trong tuần 9 năm 2026."
    names = sorted(path.name for path in (root / ".cache/bao-cao").iterdir())
    assert names == [f"ban-tin-2026-W09.{ending}" for ending in ("eml", "html", "txt")]


@pytest.mark.parametrize("wrong", [("--week", "60/2026"), ("--week", "x"), ("--to", "a@b\nBcc:x")])
def test_what_is_no_week_and_no_mailbox_is_refused(site: Site, wrong: tuple[str, str]) -> None:
    root = site(FILES).parent
    result = CliRunner().invoke(group, ["report", "digest", "--project", str(root), *wrong])
    assert result.exit_code == 2
