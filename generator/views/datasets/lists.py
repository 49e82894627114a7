"""Data sets whose rows are parts of records: who was awarded what, targets, results."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.award_decision import AwardDecision, Awarded
from generator.content.campaign import Campaign, Result, Target, TargetGroup
from generator.content.record import Entry
from generator.content.vocabulary import AwardTerm
from generator.views.campaign import CampaignView
from generator.views.datasets.dataset import Dataset, address, named, of, pages_with
from generator.views.honours import Honour
from generator.views.page import Page
from generator.views.progress import ResultView
from generator.views.site import SiteView
from generator.views.target import TargetView


@dataclass(frozen=True, slots=True)
class _Aim:
    """A target where it stands, and one of its results."""

    page: Page
    campaign: CampaignView
    group: str | None
    above: str | None
    target: TargetView
    result: ResultView | None = None

    @property
    def place(self) -> str:
        """Return the address of the target on its campaign's page."""
        return f"{self.page.address}#{self.target.anchor}"


def _honours(site: SiteView) -> Iterator[Honour]:
    return iter(site.honours)


def _aims(site: SiteView) -> Iterator[_Aim]:
    for page in pages_with(CampaignView)(site):
        view = page.view
        assert isinstance(view, CampaignView)
        for group in view.target_groups:
            yield from _within(page, view, group.title, None, group.targets)


def _within(
    page: Page, view: CampaignView, group: str | None, above: str | None,
    targets: tuple[TargetView, ...],
) -> Iterator[_Aim]:  # fmt: skip
    for target in targets:
        yield _Aim(page, view, group, above, target)
        yield from _within(page, view, group, target.text, target.children)


def _results(site: SiteView) -> Iterator[_Aim]:
    for aim in _aims(site):
        for result in aim.target.results:
            yield _Aim(aim.page, aim.campaign, aim.group, aim.above, aim.target, result)


LISTS: tuple[Dataset, ...] = (
    Dataset(
        "khen-thuong", "Danh sách khen thưởng", "Awards",
        "Mỗi dòng một lượt khen: một danh hiệu, hình thức cho một người, tập thể, hộ gia đình.",
        (
            named(
                "decision_id", "Mã quyết định", "Decision id", lambda h: h.decision_id,
                required=True, refers="quyet-dinh",
            ),
            of(AwardDecision, "symbol", lambda h: h.decision),
            of(AwardDecision, "issue_day", lambda h: h.day),
            of(AwardDecision, "authority", lambda h: h.authority),
            of(Awarded, "number", lambda h: h.number),
            of(Awarded, "name", lambda h: h.name),
            of(Awarded, "kind", lambda h: h.group),
            of(Awarded, "post", lambda h: h.post),
            of(Awarded, "unit", lambda h: h.unit),
            of(Awarded, "label", lambda h: h.award),
            of(AwardTerm, "level", lambda h: h.level, required=False),
            of(Awarded, "citation", lambda h: h.citation),
            of(Entry, "field", lambda h: h.field.title if h.field else None),
            named(
                "revoked", "Đã thu hồi, lý do", "Taken back, and why", lambda h: h.revoked,
                hint="Để trống: còn hiệu lực",
            ),
            of(Entry, "sample", lambda h: h.sample),
            address(lambda h: h.permalink),
        ),
        _honours,
    ),
    Dataset(
        "chi-tieu", "Chỉ tiêu của các phong trào", "Targets of campaigns",
        "Mỗi dòng một mục tiêu, kể cả mục tiêu con (“trong đó”, “hoặc”).",
        (
            named(
                "campaign_id", "Mã phong trào", "Campaign id", lambda a: a.campaign.head.id,
                required=True, refers="phong-trao",
            ),
            named("campaign", "Phong trào", "Campaign", lambda a: a.campaign.head.title),
            of(Campaign, "years", lambda a: a.campaign.issued.years),
            of(TargetGroup, "group", lambda a: a.group),
            named("above", "Mục tiêu trên", "Target above", lambda a: a.above),
            of(Target, "joined", lambda a: a.target.joined),
            of(Target, "text", lambda a: a.target.text),
            of(Target, "operator", lambda a: a.target.operator),
            of(Target, "value", lambda a: a.target.value),
            of(Target, "upper", lambda a: a.target.upper),
            of(Target, "unit", lambda a: a.target.unit),
            of(Target, "base", lambda a: a.target.base),
            of(Target, "exception", lambda a: a.target.exception),
            of(Target, "award", lambda a: a.target.award),
            of(Entry, "sample", lambda a: a.campaign.head.sample),
            address(lambda a: a.place),
        ),
        _aims,
    ),
    Dataset(
        "ket-qua", "Kết quả thực hiện chỉ tiêu", "Results against targets",
        "Mỗi dòng một số liệu đạt được đến một ngày, có nguồn.",
        (
            named(
                "campaign_id", "Mã phong trào", "Campaign id", lambda a: a.campaign.head.id,
                required=True, refers="phong-trao",
            ),
            named("target", "Mục tiêu", "Target", lambda a: a.target.text, required=True),
            of(Result, "day", lambda a: a.result.day),
            of(Result, "value", lambda a: a.result.amount),
            of(Target, "unit", lambda a: a.target.unit),
            of(Result, "source", lambda a: a.result.source),
            of(Result, "source_url", lambda a: a.result.source_url),
            of(Entry, "sample", lambda a: a.campaign.head.sample),
            address(lambda a: a.place),
        ),
        _results,
    ),
)  # fmt: skip
