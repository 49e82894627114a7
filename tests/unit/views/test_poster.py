"""An honour board shows whom a decision still honours, and leads back to the decision."""

from datetime import date
from typing import Any

from generator.views.award_decision import AwardDecisionView, AwardedView, AwardGroupView
from generator.views.issued import IssuedView
from generator.views.page import Head
from generator.views.poster import poster_view


def awarded(name: str, revoked: str | None = None) -> AwardedView:
    return AwardedView("so-1", 1, name, "Cá nhân", "Chuyên viên", None, None, None, revoked, None)


def decision(*rows: AwardedView) -> AwardDecisionView:
    facts: dict[str, Any] = dict.fromkeys(IssuedView.__dataclass_fields__)
    issued = IssuedView(**facts | {"symbol": "06/QĐ-MH", "issue_day": date(2026, 1, 20)})
    head = Head("qd-06", "award-decision", "Quyết định khen thưởng", "Khen thưởng năm 2025")
    groups = (AwardGroupView("Giấy khen", 1, rows),)
    return AwardDecisionView(head, issued, None, None, None, len(rows), groups, (), None)


def test_awards_taken_back_are_left_out() -> None:
    board = poster_view(decision(awarded("An"), awarded("Bình", "Khai sai")), "quyet-dinh/06/")
    assert board
    shown = [each.name for group in board.groups for each in group.honoured]
    assert shown == ["An"]
    assert board.decision.address == "quyet-dinh/06/"
    assert (board.symbol, board.day) == ("06/QĐ-MH", date(2026, 1, 20))


def test_nobody_left_means_no_board() -> None:
    assert poster_view(decision(awarded("Bình", "Khai sai")), "quyet-dinh/06/") is None
    assert poster_view(decision(), "quyet-dinh/06/") is None
