"""The list of each decision as a CSV that Excel opens: what its page shows, nothing more."""

from collections.abc import Iterator, Mapping
from functools import partial

from generator.digest import digest
from generator.outputs.csv_file import write_csv
from generator.outputs.pending import Pending
from generator.vietnamese import print_day
from generator.views.award_decision import AwardDecisionView
from generator.views.site import SiteView

HEADER = (
    "STT", "Họ và tên, tên tập thể", "Loại đối tượng", "Chức vụ", "Đơn vị công tác",
    "Danh hiệu, hình thức khen thưởng", "Thành tích", "Số quyết định", "Ngày quyết định",
    "Thu hồi",
)  # fmt: skip


def decision_lists(site: SiteView) -> Mapping[str, Pending]:
    """Return address → CSV (UTF-8 with the mark Excel needs, CR LF) for every decision's page."""
    return {
        page.table: Pending(digest("list", page.digest), partial(_list, site, page.address))
        for page in site.pages
        if page.table
    }


def _list(site: SiteView, address: str) -> bytes:
    view = site.page(address).view
    assert isinstance(view, AwardDecisionView)
    return write_csv(_rows(view))


def _rows(view: AwardDecisionView) -> Iterator[tuple[str | int | None, ...]]:
    yield HEADER
    day = print_day(view.issued.issue_day) if view.issued.issue_day else ""
    for group in view.groups:
        for awarded in group.awarded:
            yield (
                awarded.number, awarded.name, awarded.group, awarded.post, awarded.unit,
                group.title, awarded.citation, view.issued.symbol, day, awarded.revoked,
            )  # fmt: skip
