"""The list of each decision as a CSV that Excel opens: what its page shows, nothing more."""

import csv
import io
from collections.abc import Mapping

from generator.vietnamese import print_day
from generator.views.award_decision import AwardDecisionView
from generator.views.site import SiteView

HEADER = (
    "STT", "Họ và tên, tên tập thể", "Loại đối tượng", "Chức vụ", "Đơn vị công tác",
    "Danh hiệu, hình thức khen thưởng", "Thành tích", "Số quyết định", "Ngày quyết định",
    "Thu hồi",
)  # fmt: skip
# A cell that begins so is a formula to Excel; an apostrophe before it makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def decision_lists(site: SiteView) -> Mapping[str, bytes]:
    """Return address → CSV (UTF-8 with the mark Excel needs, CR LF) for every decision's page."""
    return {
        page.view.csv.address: _table(page.view)
        for page in site.pages
        if isinstance(page.view, AwardDecisionView) and page.view.csv
    }


def _table(view: AwardDecisionView) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    day = print_day(view.issued.issue_day) if view.issued.issue_day else ""
    for group in view.groups:
        for awarded in group.awarded:
            cells = (
                str(awarded.number), awarded.name, awarded.group, awarded.post, awarded.unit,
                group.title, awarded.citation, view.issued.symbol, day, awarded.revoked,
            )  # fmt: skip
            writer.writerow([_cell(cell or "") for cell in cells])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
