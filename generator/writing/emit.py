"""Text, lists and groups as YAML that every reader of YAML, of 1.1 and of 1.2, reads alike."""

import json
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import yaml

from generator.content.fields import Part
from generator.content.shape import Shape, shapes
from generator.writing.plain import Plain, order_of

WIDTH = 100
# What YAML 1.2 takes for a number though 1.1 does not.
_NUMBER_1_2 = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+")
_STR = "tag:yaml.org,2002:str"


Way = tuple[str | int, ...]
Remarks = Mapping[Way, tuple[str, ...]]
"""By the way to a value: what is said of it, a line each, in the comment above it."""
_SILENT: Remarks = MappingProxyType({})


def mapping_lines(
    values: dict[str, Plain], model: type[Part] | None, indent: int = 0,
    remarks: Remarks = _SILENT, way: Way = (),
) -> list[str]:  # fmt: skip
    """Return the lines of a group, in the order of its model; unknown keys come last."""
    known = shapes(model) if model else {}
    keys = [key for key in (order_of(model) if model else ()) if key in values]
    lines: list[str] = []
    for key in (*keys, *(key for key in values if key not in known)):
        lines += entry_lines(key, values[key], known.get(key), indent, remarks, (*way, key))
    return lines


def entry_lines(
    key: str, value: Plain, shape: Shape | None, indent: int,
    remarks: Remarks = _SILENT, way: Way = (),
) -> list[str]:  # fmt: skip
    """Return the lines of a key and its value."""
    pad = " " * indent
    said = [f"{pad}# {line}" for line in remarks.get(way, ())]
    if isinstance(value, str):
        first, *more = scalar_lines(value, shape, indent + 2)
        return [*said, f"{pad}{key}: {first}", *more]
    if not value:
        return [*said, f"{pad}{key}: {'[]' if isinstance(value, list) else '{}'}"]
    lines = [*said, f"{pad}{key}:"]
    if isinstance(value, dict):
        part = shape.part if shape else None
        return lines + mapping_lines(value, part, indent + 2, remarks, way)
    for at, item in enumerate(value):
        lines += item_lines(item, shape, indent + 2, remarks, (*way, at))
    return lines


def item_lines(
    item: Plain, shape: Shape | None, indent: int,
    remarks: Remarks = _SILENT, way: Way = (),
) -> list[str]:  # fmt: skip
    """Return the lines of one item of a list whose dash stands at column *indent*."""
    pad = " " * indent
    said = [f"{pad}# {line}" for line in remarks.get(way, ())]
    if isinstance(item, dict) and item:
        lines = mapping_lines(item, shape.part if shape else None, indent + 2, remarks, way)
        first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
        above = [line.removeprefix("  ") for line in lines[:first]]
        return [*said, *above, f"{pad}- {lines[first].lstrip()}", *lines[first + 1 :]]
    if isinstance(item, str):
        head, *more = scalar_lines(item, shape, indent + 2)
        return [*said, f"{pad}- {head}", *more]
    return [*said, f"{pad}- {inline(item, shape)}"]


def scalar_lines(text: str, shape: Shape | None, indent: int) -> list[str]:
    """Return a text's first line, which stands behind its key, and those that follow."""
    pad = " " * indent
    if "\n" in text:
        return ["|-", *literal(text, pad)]
    long = len(text) + indent > WIDTH and "  " not in text
    if long and shape is not None and shape.scalar == "Text":
        return [">-", *(pad + line for line in wrap(text.split(" "), WIDTH - indent))]
    return [scalar(text, shape)]


def literal(text: str, pad: str) -> list[str]:
    """Return the lines of a block that keeps its line ends."""
    return [pad + line if line.strip() else "" for line in text.split("\n")]


def wrap(words: Iterable[str], width: int) -> list[str]:
    """Break words into lines of at most *width*, but for a word that is longer."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def inline(value: Plain, shape: Shape | None) -> str:
    """Return a value on one line, as it stands within brackets."""
    if isinstance(value, str):
        return scalar(value, shape, flow=True)
    if isinstance(value, list):
        return "[" + ", ".join(inline(item, shape) for item in value) + "]"
    known = shapes(shape.part) if shape and shape.part else {}
    pairs = (f"{key}: {inline(each, known.get(key))}" for key, each in value.items())
    return "{" + ", ".join(pairs) + "}"


def scalar(text: str, shape: Shape | None, *, flow: bool = False) -> str:
    """Return a text on one line, in quotes where it would be read as something else without."""
    if is_plain(text, is_text=shape is None or shape.is_text, flow=flow):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Return a text in double quotes; JSON's are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def is_plain(text: str, *, is_text: bool, flow: bool = False) -> bool:
    """Tell whether *text* comes back as it is when written without quotes.

    A day or a number may be taken for one by other readers of YAML; a text may not.
    """
    if not text or any(character < " " for character in text):
        return False
    try:
        node = yaml.compose(f"[{text}]" if flow else f"k: {text}", Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    assert node is not None
    inner = node.value[0] if flow else node.value[0][1]
    alone = len(node.value) == 1 and isinstance(inner, yaml.ScalarNode)
    if not alone or inner.style or inner.value != text:
        return False
    return not is_text or (inner.tag == _STR and not _NUMBER_1_2.fullmatch(text))
