"""Files for Visual Studio Code: a schema for each kind, what it applies to, and snippets."""

import json
from collections.abc import Iterator
from typing import Any

from generator.content.fields import Part
from generator.content.kinds import (
    KINDS,
    RULES_FOLDER,
    SECTION_FILE,
    SOURCES_FOLDER,
    VOCABULARIES,
    VOCABULARY_FOLDER,
)
from generator.content.rule_pack import RulePack
from generator.content.section import Section
from generator.content.shape import Shape, shapes
from generator.content.source import FeedSource
from generator.writing.json_schema import EXAMPLES, explanation, json_schema


def editor_files() -> dict[str, str]:
    """Return the files under ``.vscode/`` by name, with their text."""
    schemas: dict[str, list[str]] = {}
    files: dict[str, str] = {}
    for name, model, title, where in _all():
        files[f"schemas/{name}.json"] = _text(json_schema(model, title))
        schemas[f"./.vscode/schemas/{name}.json"] = [where]
    files["settings.json"] = _text(
        {
            "yaml.schemas": schemas,
            "yaml.customTags": [],
            "files.eol": "\n",
            "files.encoding": "utf8",
            "[markdown]": {"editor.quickSuggestions": {"other": True, "strings": True}},
            "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
        }
    )
    files["extensions.json"] = _text({"recommendations": ["redhat.vscode-yaml"]})
    files["guongsang.code-snippets"] = _text(_snippets())
    return files


def _all() -> Iterator[tuple[str, type[Part], str, str]]:
    """Yield each sort of file: name, model, title, and the pattern of its paths."""
    for kind in KINDS:
        yield kind.key, kind.model, kind.vi, f"content/{kind.folder}/**/*.yml"
    for each in VOCABULARIES:
        name = each.file.removesuffix(".yml")
        yield name, each.model, each.vi, f"content/{VOCABULARY_FOLDER}/{each.file}"
    yield "rule-pack", RulePack, "Con số của văn bản", f"content/{RULES_FOLDER}/*.yml"
    yield "feed-source", FeedSource, "Nguồn tin lấy lại", f"content/{SOURCES_FOLDER}/*.yml"
    yield "section", Section, "Thông tin chung của chuyên trang", f"content/{SECTION_FILE}"


def _snippets() -> dict[str, Any]:
    """Return a snippet for each key: nothing else completes the fields of a Markdown file."""
    found: dict[str, Any] = {}
    for kind in KINDS:
        for key, shape in shapes(kind.model).items():
            name = f"{shape.label.vi} ({key})"
            if name not in found:
                found[name] = {
                    "scope": "markdown,yaml",
                    "prefix": [key, shape.label.vi],
                    "description": explanation(shape),
                    "body": _body(key, shape, "", 1)[0],
                }
    return found


def _body(key: str, shape: Shape, pad: str, stop: int) -> tuple[list[str], int]:
    """Return the lines of a snippet and the next of its tab stops."""
    if shape.part:
        first = f"{pad}  - " if shape.many else f"{pad}  "
        lines = [f"{pad}{key}:"]
        inner = pad + ("    " if shape.many else "  ")
        required = [(k, s) for k, s in shapes(shape.part).items() if s.required]
        for name, field in required or list(shapes(shape.part).items())[:1]:
            if field.part is shape.part:
                continue
            more, stop = _body(name, field, inner, stop)
            lines += more
        lines[1] = first + lines[1].lstrip()
        return lines, stop
    value = _stop(shape, stop)
    if shape.many:
        return [f"{pad}{key}:", f"{pad}  - {value}"], stop + 1
    return [f"{pad}{key}: {value}"], stop + 1


def _stop(shape: Shape, stop: int) -> str:
    if shape.choice:
        options = ",".join(member.vi.replace(",", "\\,") for member in shape.choice)
        return f"${{{stop}|{options}|}}"
    if shape.scalar == "Flag":
        return f"${{{stop}|có,không|}}"
    example = EXAMPLES.get(shape.scalar, "")
    return f"${{{stop}:{example}}}" if example else f"${stop}"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
