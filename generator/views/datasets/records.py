"""One data set per kind of record: what its page shows, in brief, a record a row.

Left out on purpose: photographs, year of birth, home town and gender of persons, and the names in
consultations. People agreed to have these on a page that can be taken back; a copied table cannot.
"""

from generator.content.award_decision import AwardDecision
from generator.content.campaign import Campaign
from generator.content.communication_plan import CommunicationPlan
from generator.content.consultation import Consultation
from generator.content.document import Document
from generator.content.event import Event
from generator.content.exemplar import Exemplar
from generator.content.fields import Part
from generator.content.honouree import Honouree
from generator.content.kinds import BY_KEY
from generator.content.news import News
from generator.content.relayed import Relayed
from generator.content.unit import Unit
from generator.views.award_decision import AwardDecisionView
from generator.views.campaign import CampaignView
from generator.views.communication_plan import CommunicationPlanView
from generator.views.consultation import ConsultationView
from generator.views.datasets.dataset import (
    Column,
    Dataset,
    address,
    day,
    joined,
    known_with,
    named,
    of,
    pages_with,
)
from generator.views.document import DocumentView
from generator.views.event import EventView
from generator.views.exemplar import ExemplarView
from generator.views.honouree import AwardView, HonoureeView
from generator.views.news import NewsView
from generator.views.relayed import RelayedView
from generator.views.unit import UnitView


def _dataset(key: str, view: type, description: str, *columns: Column) -> Dataset:
    kind = BY_KEY[key]
    end = address(lambda page: page.address)
    return Dataset(
        kind.folder, kind.vi_many, kind.en, description, (*columns, end), pages_with(view), key,
        known_with(view),
    )  # fmt: skip


def _first(model: type[Part], *, summary: bool = True) -> tuple[Column, ...]:
    brief = of(model, "summary", lambda page: page.view.head.summary or None)
    return (
        of(model, "id", lambda page: page.view.head.id, unique=True),
        of(model, "title", lambda page: page.view.head.title),
        *((brief,) if summary else ()),
    )


def _last(model: type[Part]) -> tuple[Column, ...]:
    return (
        of(model, "unit", lambda page: page.view.head.unit.name if page.view.head.unit else None),
        of(
            model,
            "field",
            lambda page: page.view.head.field.title if page.view.head.field else None,
        ),
        of(model, "topics", lambda page: joined(t.title for t in page.view.head.topics)),
        named("published", "Ngày đăng", "Published", lambda p: day(p.view.head.published), "date"),
        named("updated", "Ngày sửa", "Updated", lambda p: day(p.view.head.updated), "date"),
        of(model, "sample", lambda page: page.view.head.sample),
    )


def _issued(model: type[Part]) -> tuple[Column, ...]:
    return (
        of(model, "type", lambda page: page.view.issued.type),
        of(model, "symbol", lambda page: page.view.issued.symbol),
        of(
            model, "issuer",
            lambda page: page.view.issued.issuer.name if page.view.issued.issuer else None,
        ),
        of(model, "issue_day", lambda page: page.view.issued.issue_day),
        of(model, "years", lambda page: page.view.issued.years),
    )  # fmt: skip


def _campaign(model: type[Part]) -> Column:
    return of(model, "campaign", lambda p: p.view.campaign.title if p.view.campaign else None)


def _award(award: AwardView) -> str:
    told = f"{award.name} ({award.year})" if award.year else award.name
    return f"{told}, đã thu hồi" if award.revoked else told


RECORDS: tuple[Dataset, ...] = (
    _dataset(
        "campaign", CampaignView, "Mỗi dòng một phong trào, kế hoạch phát động.",
        *_first(Campaign), *_issued(Campaign),
        of(Campaign, "level", lambda page: page.view.level),
        of(Campaign, "theme", lambda page: page.view.theme),
        of(Campaign, "timeline", lambda page: joined(
            f"{point.label}: {point.text}" for point in page.view.milestones
        )),
        *_last(Campaign),
    ),
    _dataset(
        "communication-plan", CommunicationPlanView, "Mỗi dòng một kế hoạch tuyên truyền.",
        *_first(CommunicationPlan), *_issued(CommunicationPlan),
        of(CommunicationPlan, "plan_topics", lambda p: joined(r.topic.text for r in p.view.rows)),
        of(CommunicationPlan, "channels", lambda p: joined(c.name for c in p.view.channels)),
        *_last(CommunicationPlan),
    ),
    _dataset(
        "exemplar", ExemplarView, "Mỗi dòng một mô hình, cách làm hay, điển hình tiên tiến.",
        *_first(Exemplar),
        of(Exemplar, "exemplar_kind", lambda page: page.view.label),
        _campaign(Exemplar),
        of(Exemplar, "year", lambda page: page.view.year),
        of(Exemplar, "replicated", lambda page: joined(r.place for r in page.view.replicated)),
        of(Exemplar, "source", lambda page: page.view.source),
        *_last(Exemplar),
    ),
    _dataset(
        "honouree", HonoureeView, "Mỗi dòng một gương có trang riêng: người, tập thể, hộ gia đình.",
        *_first(Honouree),
        of(Honouree, "honouree_kind", lambda page: page.view.label),
        of(Honouree, "post", lambda page: page.view.post),
        of(Honouree, "citation", lambda page: page.view.citation),
        _campaign(Honouree),
        of(Honouree, "awards", lambda page: joined(_award(a) for a in page.view.awards)),
        *_last(Honouree),
    ),
    _dataset(
        "award-decision", AwardDecisionView,
        "Mỗi dòng một quyết định khen thưởng; người và tập thể được khen ở bảng “khen-thuong”.",
        *_first(AwardDecision), *_issued(AwardDecision),
        of(AwardDecision, "authority", lambda page: page.view.authority),
        of(AwardDecision, "commendation", lambda page: page.view.commendation),
        _campaign(AwardDecision),
        named("count", "Số lượt khen", "Number of awards", lambda p: p.view.count, "integer"),
        *_last(AwardDecision),
    ),
    _dataset(
        "consultation", ConsultationView,
        "Mỗi dòng một lần lấy ý kiến. Tên các trường hợp chỉ có trên trang, trong hạn lấy ý kiến.",
        *_first(Consultation, summary=False),
        named("count", "Số trường hợp", "Cases", lambda page: len(page.view.subjects), "integer"),
        of(Consultation, "posted", lambda page: page.view.posted),
        of(Consultation, "ends", lambda page: page.view.ends),
        of(Consultation, "contact", lambda page: page.view.contact),
        *_last(Consultation),
    ),
    _dataset(
        "document", DocumentView, "Mỗi dòng một văn bản.",
        *_first(Document), *_issued(Document)[:2],
        of(Document, "issuer", lambda page: page.view.issuer),
        *_issued(Document)[3:],
        of(Document, "effect_day", lambda page: page.view.effect_day),
        of(Document, "end_day", lambda page: page.view.end_day),
        of(Document, "force", lambda page: page.view.force_label),
        of(Document, "replaced_by", lambda page: (
            page.view.replaced_by.title if page.view.replaced_by else None
        )),
        _campaign(Document),
        *_last(Document),
    ),
    _dataset(
        "news", NewsView, "Mỗi dòng một tin, bài.",
        *_first(News),
        of(News, "column", lambda page: page.view.column),
        _campaign(News),
        of(News, "writer", lambda page: page.view.writer),
        *_last(News),
    ),
    _dataset(
        "relayed", RelayedView,
        "Mỗi dòng một bài lấy từ đơn vị khác, chỉ có tiêu đề và địa chỉ: nội dung là của nguồn.",
        *_first(Relayed, summary=False),
        of(Relayed, "source", lambda page: page.view.source.title),
        of(Relayed, "source_url", lambda page: page.view.original),
        of(Relayed, "posted", lambda page: day(page.view.posted), "date"),
        of(Relayed, "writer", lambda page: page.view.writer),
        *_last(Relayed),
    ),
    _dataset(
        "event", EventView, "Mỗi dòng một hội nghị, sự kiện.",
        *_first(Event),
        of(Event, "event_kind", lambda page: page.view.label),
        of(Event, "start", lambda page: day(page.view.start), "date"),
        of(Event, "end", lambda page: day(page.view.end), "date"),
        of(Event, "place", lambda page: page.view.place),
        _campaign(Event),
        named("state", "Tình trạng", "State", lambda page: page.view.state_label),
        *_last(Event),
    ),
    _dataset(
        "unit", UnitView, "Mỗi dòng một đơn vị, theo tên hiện nay.",
        of(Unit, "id", lambda page: page.view.id, unique=True),
        named("name", "Tên", "Name", lambda page: page.view.name, required=True),
        of(Unit, "names", lambda page: joined(n.value for n in page.view.names)),
        of(Unit, "level", lambda page: page.view.level),
        of(Unit, "place", lambda page: page.view.place),
        of(Unit, "parents", lambda page: joined(p.name for p in page.view.parents)),
    ),
)  # fmt: skip
