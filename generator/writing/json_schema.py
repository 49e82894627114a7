"""JSON Schema of what may be written, for editors that complete and explain as one types."""

import re
from typing import Any

from generator.content.fields import Choice, Part
from generator.content.shape import Shape, shapes

_DRAFT = "http://json-schema.org/draft-07/schema#"
# YAML reads 2026 as a number and the program reads all as text, so both must be let through.
_TEXT = ["string", "number", "boolean", "null"]
_PATTERNS = {
    "Slug": r"^[a-z0-9]+(-[a-z0-9]+)*$",
    "RecordId": r"^[a-z0-9][a-z0-9-]{1,63}$",
    "Key": r"^[A-Za-z0-9][A-Za-z0-9-]{0,63}$",
    "WebAddress": r"^https?://[^\s<>\"']+$",
}
EXAMPLES = {
    "Day": "24/5/2026", "Moment": "8:30 24/5/2026", "DayOrMoment": "8:30 24/5/2026",
    "MonthOfYear": "01/2026", "YearSpan": "2021-2025", "Year": "2026", "Count": "20",
    "Quantity": "87,5", "WebAddress": "https://example.gov.vn/",
}  # fmt: skip


def json_schema(model: type[Part], title: str) -> dict[str, Any]:
    """Return the schema of a model; every group of fields stands once, under ``definitions``."""
    definitions: dict[str, Any] = {}
    whole = _group(model, definitions)
    return {"$schema": _DRAFT, "title": title, **whole, "definitions": definitions}


def _group(model: type[Part], definitions: dict[str, Any]) -> dict[str, Any]:
    fields = shapes(model)
    group: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _field(shape, definitions) for key, shape in fields.items()},
    }
    if required := [key for key, shape in fields.items() if shape.required]:
        group["required"] = required
    return group


def _field(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    said = {"title": shape.label.vi, "description": explanation(shape)}
    inner = _item(shape, definitions)
    if shape.many:
        return {**said, "type": ["array", "null"], "items": inner}
    if "$ref" in inner:  # beside a reference draft 7 reads nothing else
        return {**said, "anyOf": [inner, {"type": "null"}]}
    return {**said, **inner}


def _item(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    if shape.part:
        name = shape.part.__name__
        if name not in definitions:
            definitions[name] = {}  # taken before it is made: a target holds targets
            definitions[name] = _group(shape.part, definitions)
        return {"$ref": f"#/definitions/{name}"}
    if shape.choice:
        return _choice(shape.choice)
    if shape.scalar == "Flag":
        return {"anyOf": [{"enum": ["có", "không"]}, {"type": _TEXT}]}
    schema: dict[str, Any] = {"type": _TEXT}
    if shape.scalar in _PATTERNS:
        schema["pattern"] = _PATTERNS[shape.scalar]
    if shape.scalar in EXAMPLES:
        schema["examples"] = [EXAMPLES[shape.scalar]]
    return schema


def _choice(choice: type[Choice]) -> dict[str, Any]:
    """Offer the names; let their keys and other cases through, as the program does."""
    names = [member.vi for member in choice]
    anyhow = "|".join("".join(map(_cases, name)) for name in names)
    keys = [member.value for member in choice]
    return {"anyOf": [{"enum": names}, {"enum": [*keys, None]}, {"pattern": f"^({anyhow})$"}]}


def _cases(character: str) -> str:
    lower, upper = character.lower(), character.upper()
    return re.escape(character) if lower == upper else f"[{lower}{upper}]"


def explanation(shape: Shape) -> str:
    """Return what is shown of a field: its names, the hint, what it chooses or names."""
    said = f"{shape.label.vi} · {shape.label.en}."
    if shape.label.hint:
        said += f" {shape.label.hint.rstrip('.')}."
    if shape.required:
        said += " Bắt buộc."
    if shape.choice:
        said += f" Chọn: {', '.join(member.vi for member in shape.choice)}."
    if shape.refers:
        said += f" Mã của: {', '.join(shape.refers)}."
    return said
