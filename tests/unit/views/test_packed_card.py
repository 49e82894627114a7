"""A card comes back from bytes as it was."""

from dataclasses import replace
from datetime import date

from generator.views.packed_card import pack, unpack
from generator.views.page import Card, Picture

PLAIN = Card("news", "Tin", "Một tin", "tin-tuc/mot-tin/")
WHOLE = replace(
    PLAIN, summary="Tóm tắt", day=date(2026, 1, 10), meta=("Sở Nội vụ", "2026"),
    picture=Picture("a.jpg", "tin-tuc/a.jpg", "Ảnh", "Nguồn", "Chú thích", (40.0, 60.0)),
    monogram="TH", sample=True, state="open", state_label="Đang mở", updated=date(2026, 2, 1),
)  # fmt: skip


def test_a_card_comes_back_as_it_was() -> None:
    for card in (PLAIN, WHOLE, replace(WHOLE, picture=replace(WHOLE.picture, focus=None))):  # type: ignore[type-var]
        assert unpack(pack(card, {"b", "a"})) == (card, ["a", "b"])
