"""Compiled templates are kept, and never give another page than compiling them anew would."""

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import jinja2
import pytest

from generator.build.cache import store
from generator.build.pages.fragments import Fragments, Material
from generator.views.page import FeedLink, Page
from generator.views.site import SectionView, SiteView

SECTION = SectionView("T", "S", None, "", "https://thu.example/", "thu.example", 2026,
                      None, None, None, None, None, None, None)  # fmt: skip
SITE = SiteView(SECTION, date(2026, 11, 21), (), (), (), (), (), (), FeedLink("T", "t.rss"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of templates: one page, and what it imports."""
    (tmp_path / "views").mkdir()
    (tmp_path / "views" / "news.html").write_text(
        '{% from "parts.html" import say %}{{ say(view) }} {{ "tin/"|full }} {{ "lien-he/"|link }}'
        ' {{ "HĐND"|abbr }}',
        encoding="utf-8",
    )
    (tmp_path / "parts.html").write_text("{% macro say(x) %}Nói: {{ x }}{% endmacro %}")
    return tmp_path


def rendered(folder: Path, site: SiteView = SITE, address: str = "a/tin/") -> str:
    fragments = Fragments(folder, site, Material({}, folder), folder / "cache")
    return fragments.render(Page(address, "news", "Tin", "chào"))


def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which the name of each template is added when it is compiled."""
    found: list[str] = []
    compiled = jinja2.Environment.compile

    def compile(self: jinja2.Environment, source, name=None, *more, **named):
        found.append(str(name))
        return compiled(self, source, name, *more, **named)

    monkeypatch.setattr(jinja2.Environment, "compile", compile)
    return found


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another text of it is another template."""
    found = compilations(monkeypatch)
    assert rendered(folder) == rendered(folder)
    assert found == ["views/news.html", "parts.html"]
    (folder / "parts.html").write_text("{% macro say(x) %}Thưa: {{ x }}{% endmacro %}")
    assert rendered(folder).startswith("Thưa: chào")
    assert found[2:] == ["parts.html"]


def test_a_constant_is_worked_out_for_each_section_and_page(folder: Path) -> None:
    """A section that moves has its new address in pages whose template is the same."""
    assert rendered(folder) == "Nói: chào https://thu.example/tin/ ../../lien-he/ HĐND"
    moved = replace(SECTION, address="https://moi.example/")
    site = replace(SITE, section=moved, glossary=(("HĐND", "Hội đồng nhân dân"),))
    assert rendered(folder, site, "tin/") == (
        'Nói: chào https://moi.example/tin/ ../lien-he/ <abbr title="Hội đồng nhân dân">HĐND</abbr>'
    )


@pytest.mark.parametrize(
    "harm", ["no store", "cut", "garbled", "a lost sector", "another program's", "a folder"]
)
def test_what_is_not_whole_or_not_ours_is_compiled_anew(
    folder: Path, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = rendered(folder)
    place = folder / "cache" / "templates.sqlite"
    match harm:
        case "no store":
            place.write_bytes(b"")
        case "cut":
            place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])
        case "garbled":
            with sqlite3.connect(place) as kept:
                kept.execute("update templates set code = substr(code, 1, 90) || x'00ff00'")
            kept.close()
        case "a lost sector":  # which SQLite reads without a word as values that are none
            with sqlite3.connect(place) as kept:
                kept.execute("update templates set code = null, sum = 0")
            kept.close()
        case "another program's":
            monkeypatch.setattr(store, "program", lambda: "khác")
        case "a folder":
            place.unlink()
            place.mkdir()
    found = compilations(monkeypatch)
    assert rendered(folder) == html
    assert found == ["views/news.html", "parts.html"]


def test_a_cache_that_cannot_be_written_is_done_without(folder: Path) -> None:
    (folder / "cache").write_text("a file stands in its place")
    assert rendered(folder) == rendered(folder)
