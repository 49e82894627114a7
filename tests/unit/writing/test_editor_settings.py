"""Schemas say what the models say, in Vietnamese; those in the repository are today's."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from generator.content.fields import Part
from generator.content.kinds import BY_FOLDER, VOCABULARY_FOLDER
from generator.content.rule_pack import RulePack
from generator.content.section import Section
from generator.content.source import FeedSource
from generator.writing.editor_settings import editor_files
from tests.unit.writing.records import CONTENT, files, model_of, values_of

ROOT = CONTENT.parent
FILES = editor_files()
SCHEMAS = {
    path: json.loads(FILES[f"schemas/{path}.json"])
    for path in (name[8:-5] for name in FILES if name.startswith("schemas/"))
}


def test_the_files_in_the_repository_are_those_that_are_made() -> None:
    for name, text in FILES.items():
        assert (ROOT / ".vscode" / name).read_text(encoding="utf-8") == text, "run make schemas"


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(CONTENT)))
def test_every_record_is_valid_by_the_schema_of_its_kind(path: Path) -> None:
    values, _ = values_of(path.name, path.read_text(encoding="utf-8"))
    folder, model = path.parent.name, model_of(path)
    names: dict[type[Part], str] = {
        RulePack: "rule-pack", Section: "section", FeedSource: "feed-source",
    }  # fmt: skip
    kind = BY_FOLDER.get(path.relative_to(CONTENT).parts[0])
    name = names.get(model) or (path.stem if folder == VOCABULARY_FOLDER else kind and kind.key)
    validator = Draft7Validator(SCHEMAS[str(name)])
    assert not [error.message for error in validator.iter_errors(values)]
    assert not validator.is_valid(values | {"khong_co_khoa_nay": "x"})


def test_hovering_over_a_key_explains_it_in_vietnamese() -> None:
    level = SCHEMAS["campaign"]["properties"]["level"]
    assert level["title"] == "Cấp"
    assert level["anyOf"][0]["enum"][:2] == ["Toàn quốc", "Cấp tỉnh"]
    assert "Không bao giờ đổi" in SCHEMAS["news"]["properties"]["id"]["description"]


def test_a_snippet_is_what_may_be_typed() -> None:
    snippets = json.loads(FILES["guongsang.code-snippets"])
    body = snippets["Đồng ý công khai (consent)"]["body"]
    typed = "\n".join(re.sub(r"\$\{?\d\|?:?([^,|}]*)[^}]*\}?", r"\1", line) for line in body)
    values, _ = values_of("a.yml", typed.replace(": $", ": x"))
    assert set(values["consent"]) <= {"ref", "day", "scope"}
