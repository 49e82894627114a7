"""The form of a model: for every field a control, made from its declaration and the value there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.content.fields import Choice, Part
from generator.content.image import Image
from generator.content.shape import Shape, shapes
from generator.editor.form import shown
from generator.outputs.files import MEDIA_TYPES

PICTURES = ".jpg,.jpeg,.png,.webp"
_WIDGETS = {
    "Text": "text", "Day": "day", "DayOrMoment": "moment", "Moment": "moment", "Flag": "flag",
    "ContentPath": "file",
}  # fmt: skip
_EXAMPLES = {
    "Day": "ngày/tháng/năm, ví dụ 24/5/2026",
    "DayOrMoment": "ví dụ 24/5/2026 hoặc 8:30 24/5/2026",
    "Moment": "ví dụ 8:30 24/5/2026",
    "MonthOfYear": "ví dụ 5/2026",
    "YearSpan": "ví dụ 2026 hoặc 2021-2025",
    "Year": "ví dụ 2026",
    "Quantity": "ví dụ 87,5 hoặc 1300",
    "WebAddress": "bắt đầu bằng https://",
    "Slug": "chữ thường không dấu, số, gạch nối",
    "Key": "chữ không dấu, số, gạch nối",
}
# Kept by the workflow, or by the page for withdrawing.
MANAGED = frozenset({"withdrawn", "removed"})
MANAGED_PUBLICATION = frozenset({"status", "author", "approved_by", "approved_on"})

TitleOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a closed list."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: the mark its names carry, what tells it apart, and its controls."""

    name: str
    summary: str
    controls: "tuple[Control, ...]"


@dataclass(frozen=True, slots=True)
class Control:
    """One field of the form, or a group or list of them."""

    name: str
    key: str
    label: str
    hint: str
    required: bool
    widget: str
    text: str = ""
    options: tuple[Option, ...] = ()
    controls: "tuple[Control, ...]" = ()
    items: tuple[Item, ...] = ()
    kinds: tuple[str, ...] = ()
    title: str = ""
    """Of the record a reference names."""
    accept: str = ""
    fixed: bool = False
    """Whether it may be read but not changed."""

    @property
    def filled(self) -> bool:
        """Tell whether anything is written for it."""
        inside = any(control.filled for control in self.controls)
        chosen = any(option.chosen for option in self.options) and self.widget == "boxes"
        return bool(self.text or self.items or inside or chosen)


def controls(
    model: type[Part], values: Mapping[str, Any], title_of: TitleOf, prefix: str = "",
    hidden: frozenset[str] = frozenset(),
) -> tuple[Control, ...]:  # fmt: skip
    """Return the controls of *model*'s fields, filled with *values*."""
    return tuple(
        _control(shape, model, values.get(key), title_of, prefix)
        for key, shape in shapes(model).items()
        if key not in hidden
    )


def _control(
    shape: Shape, model: type[Part], value: Any, title_of: TitleOf, prefix: str
) -> Control:
    name = f"{prefix}{shape.key}"
    given: dict[str, Any] = {
        "name": name, "key": shape.key, "label": shape.label.vi, "hint": _hint(shape),
        "required": shape.required, "kinds": shape.refers, "accept": _accept(shape, model),
    }  # fmt: skip
    if shape.many and shape.choice:
        return Control(**given, widget="boxes", options=_boxes(shape, value))
    if shape.many:
        found = value if isinstance(value, list) else [] if value is None else [value]
        items = tuple(item(shape, each, f"n{at}", title_of, name) for at, each in enumerate(found))
        return Control(**given, widget="list", items=items)
    if shape.part:
        inside = value if isinstance(value, Mapping) else {}
        hidden = MANAGED_PUBLICATION if name == "publication" else frozenset()
        within = controls(shape.part, inside, title_of, f"{name}.", hidden)
        return Control(**given, widget="group", controls=within)
    return _single(shape, value, title_of, given)


def item(shape: Shape, value: Any, mark: str, title_of: TitleOf, name: str) -> Item:
    """Return one item of a list; *value* None gives an empty one."""
    own = f"{name}.{mark}"
    if shape.part:
        inside = value if isinstance(value, Mapping) else {}
        return Item(own, _summary(shape.part, inside, title_of), controls(
            shape.part, inside, title_of, f"{own}."
        ))  # fmt: skip
    given: dict[str, Any] = {
        "name": own, "key": "", "label": shape.label.vi, "hint": _hint(shape), "required": False,
        "kinds": shape.refers, "accept": "",
    }  # fmt: skip
    return Item(own, "", (_single(shape, value, title_of, given),))


def _single(shape: Shape, value: Any, title_of: TitleOf, given: dict[str, Any]) -> Control:
    text = shown(value, shape)
    if shape.choice:
        return Control(**given, widget="choice", text=text, options=_options(shape, text))
    if shape.refers:
        return Control(**given, widget="reference", text=text, title=title_of(text) if text else "")
    widget = _WIDGETS.get(shape.scalar, "line")
    if widget == "flag" and shape.default is None:
        pairs = (("", "chưa rõ"), ("có", "có"), ("không", "không"))
        options = tuple(Option(v, label, v == text) for v, label in pairs)
        return Control(**given, widget="choice", text=text, options=options)
    fixed = given["name"] == "id" and bool(text)
    return Control(**given, widget=widget, text=text, fixed=fixed)


def _options(shape: Shape, text: str) -> tuple[Option, ...]:
    choice = shape.choice
    assert choice is not None
    chosen = text or (shape.default.value if isinstance(shape.default, Choice) else "")
    known = tuple(Option(m.value, m.vi, m.value == chosen) for m in choice)
    strange = () if not text or any(o.chosen for o in known) else (Option(text, text, True),)
    empty = (
        () if chosen and not shape.required and shape.default else (Option("", "–", not chosen),)
    )
    return (*empty, *known, *strange)


def _boxes(shape: Shape, value: Any) -> tuple[Option, ...]:
    assert shape.choice is not None
    written = {shown(each, shape) for each in value} if isinstance(value, list) else set()
    return tuple(Option(m.value, m.vi, m.value in written) for m in shape.choice)


def _hint(shape: Shape) -> str:
    parts = (shape.label.hint, _EXAMPLES.get(shape.scalar, ""))
    return ". ".join(part for part in parts if part)


def _accept(shape: Shape, model: type[Part]) -> str:
    if shape.scalar != "ContentPath":
        return ""
    if model is Image:
        return PICTURES
    return ".csv,.txt" if shape.key == "awarded_file" else ",".join(MEDIA_TYPES)


def _summary(model: type[Part], values: Mapping[str, Any], title_of: TitleOf) -> str:
    """Return the first words that tell an item of a list apart."""
    for key, shape in shapes(model).items():
        value = values.get(key)
        if isinstance(value, str) and shape.scalar not in ("Flag", "Count", "ContentPath"):
            text = title_of(value) if shape.refers else shown(value, shape)
            if shape.choice:
                text = next((m.vi for m in shape.choice if m.value == text), text)
            return text if len(text) <= 90 else f"{text[:89]}…"
    return ""
