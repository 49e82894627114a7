"""One declaration a kind drives everything: none may be half made."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.content.award_decision import Awarded
from generator.content.fields import Choice, Label, Part
from generator.content.kinds import KINDS, VOCABULARIES, Kind
from generator.content.rule_pack import RulePack
from generator.content.section import Section
from generator.content.source import FeedSource
from generator.graph.graph import Graph
from generator.messages import personal, withheld
from generator.messages.catalogue import MESSAGES
from generator.messages.message import Message
from generator.views.catalogue import INTRODUCTIONS
from generator.views.datasets import DATASETS
from generator.views.record_page import VIEWS

ROOT = Path(__file__).resolve().parents[3]


def _inside(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type) and not hasattr(annotation, "__args__"):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _inside(part)


def declared() -> tuple[list[type[Part]], list[type[Choice]]]:
    """Return every model and every choice an author can meet."""
    ahead: list[type] = [kind.model for kind in KINDS]
    ahead += [vocabulary.model for vocabulary in VOCABULARIES]
    ahead += [Section, RulePack, FeedSource, Awarded]
    models, choices = dict[type[Part], None](), dict[type[Choice], None]()
    while ahead:
        at = ahead.pop()
        if issubclass(at, Choice):
            choices[at] = None
        if not issubclass(at, Part) or at in models:
            continue
        models[at] = None
        for field in at.model_fields.values():
            ahead += _inside(field.annotation)
    return list(models), list(choices)


MODELS, CHOICES = declared()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_has_one_label_in_both_languages(model: type[Part]) -> None:
    for name, field in model.model_fields.items():
        labels = [mark for mark in field.metadata if isinstance(mark, Label)]
        assert len(labels) == 1, f"{model.__name__}.{name}"
        for text in (labels[0].vi, labels[0].en):
            assert text.strip() == text != "", f"{model.__name__}.{name}"
        assert unicodedata.is_normalized("NFC", labels[0].vi + labels[0].hint)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_two_fields_of_a_group_are_called_alike(model: type[Part]) -> None:
    labels = [m for f in model.model_fields.values() for m in f.metadata if isinstance(m, Label)]
    for names in ([label.vi for label in labels], [label.en for label in labels]):
        assert len(set(names)) == len(names), sorted(names)


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.__name__)
def test_every_choice_has_both_languages_and_reads_its_own_labels(choice: type[Choice]) -> None:
    assert list(choice)
    for member in choice:
        assert member.vi.strip() == member.vi != ""
        assert member.en.strip() == member.en != ""
        for text in (member.value, member.vi):
            assert choice(text) is member  # type: ignore[call-arg]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_kind_is_made_whole(kind: Kind, content: Graph) -> None:
    template = f"{kind.key.replace('-', '_')}.html"
    assert (ROOT / "theme_overrides/views" / template).is_file()
    assert kind.key in VIEWS
    assert kind.key in INTRODUCTIONS
    assert [d.key for d in DATASETS if d.kind == kind.key] == [kind.folder]
    assert content.of_kind(kind.key), f"no example under content/{kind.folder}"
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.folder)
    assert kind.vi
    assert kind.vi_many
    assert kind.en


def test_kinds_share_no_key_and_no_folder() -> None:
    assert len({kind.key for kind in KINDS}) == len({kind.folder for kind in KINDS}) == len(KINDS)
    assert set(VIEWS) == {kind.key for kind in KINDS}


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: v.file)
def test_every_list_is_kept(vocabulary: object, content: Graph) -> None:
    assert getattr(vocabulary, "file", "") in content.vocabularies


@pytest.mark.parametrize(("code", "message"), sorted(MESSAGES.items()), ids=sorted(MESSAGES))
def test_every_message_is_worded_in_both_languages(code: str, message: Message) -> None:
    assert re.fullmatch(r"[a-z-]+\.[a-z0-9-]+", code)
    for text in (message.vi, message.vi_cure, message.en, message.en_cure):
        assert text.strip() == text != ""
        assert unicodedata.is_normalized("NFC", text)
        assert text[-1] in ".…?"
        assert not re.search(r"[ÐðƉɖ]|  ", text) or code == "text.eth"
    assert not message.vi.isascii()
    assert message.vi != message.en
    assert message.vi_cure != message.en_cure


def test_every_message_is_raised_somewhere() -> None:
    source = "".join(
        file.read_text(encoding="utf-8")
        for file in sorted((ROOT / "generator").rglob("*.py"))
        if "messages" not in file.parts
    )
    # Of built sites, and of profiles by a table of words: neither names its codes one by one.
    told_by_table = {*withheld.MESSAGES, *personal.MESSAGES}
    unraised = [code for code in MESSAGES if f'"{code}"' not in source]
    assert set(unraised) <= told_by_table
