"""Every file of the demonstration content that holds values, with its model."""

from collections.abc import Iterator
from pathlib import Path

from generator.content.fields import Part
from generator.content.kinds import (
    BY_FOLDER,
    RULES_FOLDER,
    SECTION_FILE,
    SOURCES_FOLDER,
    VOCABULARIES,
    VOCABULARY_FOLDER,
)
from generator.content.rule_pack import RulePack
from generator.content.section import Section
from generator.content.source import FeedSource
from generator.loading.front_matter import read_yaml, split
from generator.loading.tree import plain
from generator.source import read_source

CONTENT = Path(__file__).resolve().parents[3] / "content"


def files() -> list[Path]:
    return [
        path
        for path in sorted(CONTENT.rglob("*"))
        if path.suffix in (".md", ".yml") and path.stem != "README"
    ]


def model_of(path: Path) -> type[Part]:
    folder = path.relative_to(CONTENT).parts[0]
    lists = {vocabulary.file: vocabulary.model for vocabulary in VOCABULARIES}
    if path.name == SECTION_FILE:
        return Section
    if folder == RULES_FOLDER:
        return RulePack
    if folder == SOURCES_FOLDER:
        return FeedSource
    return lists[path.name] if folder == VOCABULARY_FOLDER else BY_FOLDER[folder].model


def values_of(name: str, text: str) -> tuple[dict, str]:
    """Return the values and the body as the program loads them."""
    source, _ = read_source(name, text.encode())
    parts, _ = split(source)
    tree, problems = read_yaml(name, parts.yaml, parts.yaml_line)
    assert not problems
    return plain(tree), parts.body


def leaves(value: object, path: tuple = ()) -> Iterator[tuple]:
    """Yield the way to every text within *value*."""
    if isinstance(value, str):
        yield path
    for key, inner in (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    ):
        yield from leaves(inner, (*path, key))
