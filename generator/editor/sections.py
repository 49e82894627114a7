"""In which order and under which headings a record's fields are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.content.fields import Part
from generator.content.record import Entry
from generator.editor.controls import MANAGED, Control, TitleOf, controls

_FIRST = ("title", "summary")
_PICTURES = ("image", "images", "files")
_FILED = ("unit", "field", "topics", "serves")
_LAST = ("id", "slug", "old_slugs", "source_url", "noindex", "sample")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the form: its heading, an anchor, its fields; *open* unless seldom needed."""

    key: str
    title: str
    controls: tuple[Control, ...]
    body: bool = False
    open: bool = True

    @property
    def solo(self) -> bool:
        """Tell whether it holds nothing but one list or group, which has a heading of its own."""
        return len(self.controls) == 1 and self.controls[0].widget in ("list", "group")


def sections(
    model: type[Part], values: Mapping[str, Any], title_of: TitleOf
) -> tuple[Section, ...]:
    """Return a record's form in sections; what is of no concern here is left out."""
    hidden = MANAGED if issubclass(model, Entry) else frozenset()
    made = {c.key: c for c in controls(model, values, title_of, hidden=hidden)}
    if not issubclass(model, Entry):
        return (Section("noi-dung", "Nội dung", tuple(made.values())),)
    own = [c for key, c in made.items() if key not in Entry.model_fields]
    plain = [c for c in own if c.widget not in ("group", "list")]
    nested = [c for c in own if c.widget in ("group", "list")]

    def of(*keys: str) -> tuple[Control, ...]:
        return tuple(made[key] for key in keys if key in made)

    found = [
        Section("noi-dung", "Nội dung chính", (*of("title"), *plain, *of("summary"))),
        *(Section(_anchor(c), c.label, (c,)) for c in nested),
        Section("bai-viet", "Bài viết", (), body=True),
        Section("anh-tep", "Ảnh và tệp", of(*_PICTURES)),
        Section("phan-loai", "Phân loại", of(*_FILED)),
        Section("xuat-ban", "Ngày đăng", of("publication")),
        Section("khac", "Mã, địa chỉ và tùy chọn khác", of(*_LAST), open=False),
    ]
    return tuple(section for section in found if section.controls or section.body)


def _anchor(control: Control) -> str:
    return control.key.replace("_", "-")
