"""How long the coverage report takes of 50,000 award rows: ``python -m tests.bench.bench_report``.

Prints seconds of processor time, of the whole command in a fresh process and of its parts.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from generator.build.pipeline import Project, prepare
from generator.reports.coverage_sheet import coverage_sheet
from generator.reports.files import FORMS
from tests.bench.records import FAMILY, GIVEN, MIDDLE, make_project

DAY = "2026-11-21"
DECISIONS, ROWS = 10, 5_000
POSTS = ("Chuyên viên", "Trưởng phòng", "Phó Giám đốc", "Công nhân", "")
PLAN = """\
---
id: kttt-2026
title: Kế hoạch tuyên truyền năm 2026
years: 2026
publication: {status: approved, author: A, approved_by: B, publish: 2026-01-02}
plan_topics: [{key: T1, text: Điển hình}, {key: T2, text: Chính sách}]
channels: [{key: C1, name: Chuyên trang}, {key: C2, name: Hội nghị}]
items:
  - {topic: T1, channel: C1, rhythm: hằng tuần}
  - {topic: T2, channel: C1, rhythm: hằng tháng}
---
"""
HEAD = """\
---
id: qd-{number}
title: Quyết định {number}
issue_day: 2026-03-0{day}
awarded_file: qd-{number}.csv
publication: {{status: approved, author: A, approved_by: B, publish: 2026-03-10}}
---
"""


def make(folder: Path) -> Path:
    """Write a project with a plan, some records and ten decisions of five thousand rows."""
    root = make_project(folder, 400)
    plan = root / "content/ke-hoach-tuyen-truyen/kttt-2026.md"
    plan.parent.mkdir()
    plan.write_text(PLAN, encoding="utf-8")
    decisions = root / "content/quyet-dinh"
    decisions.mkdir()
    chance = random.Random(1)
    for number in range(DECISIONS):
        head = HEAD.format(number=number, day=number % 9 + 1)
        (decisions / f"qd-{number}.md").write_text(head, encoding="utf-8")
        lines = ["STT,Họ và tên,Chức vụ,Mã đơn vị,Trực tiếp lao động"]
        for row in range(1, ROWS + 1):
            name = f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"
            direct = chance.choice(("có", "không", ""))
            unit = f"dv-b{chance.randrange(60):03d}"
            lines.append(f"{row},{name},{chance.choice(POSTS)},{unit},{direct}")
        (decisions / f"qd-{number}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return root


def _timed(what: str, started: float) -> float:
    now = time.process_time()
    print(f"{now - started:6.2f} s  {what}")
    return now


def main() -> None:
    """Make the project in a temporary folder and print what each part takes."""
    with tempfile.TemporaryDirectory() as folder:
        root = make(Path(folder) / "du-an")
        for what in ("the command, first time", "the command, again"):
            command = [sys.executable, "-m", "generator.cli", "report", "coverage"]
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            subprocess.run(
                [*command, "--project", str(root), "--day", DAY, "--html", "--csv", "--xlsx"],
                check=True, capture_output=True,
            )  # fmt: skip
            used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
            print(f"{used:6.2f} s  {what}")
        at = time.process_time()
        project = Project(root / "content", root / "theme_overrides", root / ".cache/guongsang")
        prepared = prepare(project, date.fromisoformat(DAY))
        at = _timed("reading and the gate", at)
        sheet = coverage_sheet(prepared.graph, prepared.edition)
        at = _timed("the report", at)
        for form, write in FORMS.items():
            write(sheet)
            at = _timed(form, at)


if __name__ == "__main__":
    main()
