"""Write what a run of the browser tests found into the accessibility statement.

``make accessibility`` runs the tests and, when all of them pass, this: it replaces the part of
``docs/tro-nang.md`` between two marks. The day is the run's; building the site reads no clock.
"""

import json
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

from generator.vietnamese import VIETNAM, print_day
from tests.browser.built import PAGE_TYPES, ROOT
from tests.browser.find_browser import find

STATEMENT = ROOT / "docs" / "tro-nang.md"
LOCK = ROOT / "tests" / "browser" / "package-lock.json"
START, END = "<!-- kiểm thử: make accessibility viết -->", "<!-- hết kiểm thử -->"

# What each file of tests looks at, as readers would ask for it; a file not named is not counted.
CHECKED = {
    "test_accessibility": "Lỗi trợ năng máy phát hiện được (gồm cỡ nút bấm), nền sáng và nền tối, "
    "máy tính và điện thoại; tương phản cao đạt 7:1; thứ bậc đề mục",
    "test_keyboard": "Dùng bằng bàn phím: vị trí luôn thấy rõ, không bị che",
    "test_display": "Nút chọn cỡ chữ, tương phản, nền",
    "test_reading": "Màn hình rộng 320 điểm ảnh, chữ 200%, giãn chữ, tắt JavaScript, "
    "giảm chuyển động",
    "test_html": "Mã HTML hợp lệ trên mọi trang",
    "test_print": "Bản in khổ A4",
    "test_loading": "Trang nhẹ (dưới 150 KB khi mở), không gửi yêu cầu đến nơi khác",
}


def versions() -> dict[str, str]:
    """Return the versions of the locked checkers."""
    packages = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    return {name: packages[f"node_modules/{name}"]["version"] for name in ("axe-core", "vnu-jar")}


def counts(report: Path) -> dict[str, int]:
    """Return how many tests of each file passed; fail where any did not."""
    found = dict.fromkeys(CHECKED, 0)
    for case in ElementTree.parse(report).iter("testcase"):
        if any(part.tag in {"failure", "error", "skipped"} for part in case):
            raise SystemExit(f"{case.get('name')}: không đạt · did not pass; nothing was written")
        file = (case.get("classname") or "").rpartition(".")[2]
        if file in found:
            found[file] += 1
    return found


def section(day: str, browser: str, found: dict[str, int]) -> str:
    """Return the statement's part on the tests, as Markdown."""
    tools = versions()
    rows = "\n".join(f"| {text} | {found[file]} |" for file, text in CHECKED.items())
    tests = sum(found.values())
    return f"""{START}

## Lần kiểm thử gần nhất

Ngày {day}, {len(PAGE_TYPES)} loại trang của bản trình diễn qua {tests} phép kiểm thử tự động,
tất cả đều đạt. Công cụ: axe-core {tools["axe-core"]} theo WCAG 2.2 mức AA,
Nu Html Checker {tools["vnu-jar"]}, {browser}.

| Đã kiểm tra | Số phép thử |
|---|---|
{rows}

Máy chỉ phát hiện được một phần trở ngại. Chưa có lần kiểm thử nào với người khuyết tật, và chưa
thử lần lượt từng phần mềm đọc màn hình (NVDA, JAWS, VoiceOver, TalkBack). Nội dung do cơ quan viết
sau này, nhất là lời mô tả ảnh và tệp đính kèm, không nằm trong lần kiểm thử này.

{END}"""


def browser_name() -> str:
    """Return the browser's name and main version."""
    said = subprocess.run((find(), "--version"), capture_output=True, text=True, check=True).stdout
    found = re.search(r"([A-Z][A-Za-z ]*?) (\d+)\.", said)
    return f"{found[1]} {found[2]}" if found else said.strip()


def main() -> int:
    """Replace the marked part of the statement."""
    found = counts(Path(sys.argv[1]))
    day = print_day(datetime.now(VIETNAM).date())
    text = STATEMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    after = rest.partition(END)[2]
    STATEMENT.write_text(before + section(day, browser_name(), found) + after, encoding="utf-8")
    print(f"docs/tro-nang.md: {sum(found.values())} phép thử đạt · tests passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
