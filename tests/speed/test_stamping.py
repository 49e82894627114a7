"""Stamped pages are the host's own, byte for byte, or they are not stamped at all."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.build.pipeline import Project, prepare
from generator.plugin import run
from tests.bench.records import make_project
from tests.speed.compare import differences

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 21)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a project of four records."""
    folder = make_project(tmp_path / "nho", 4)
    for unit in (folder / "content" / "don-vi").iterdir():
        if unit.stem > "dv-b003":
            unit.unlink()
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the demonstration project."""
    folder = tmp_path / "du-an"
    for name in ("content", "docs", "theme_overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def build(project: Path, *, stamped: bool) -> tuple[Path, list[str]]:
    """Build a project; return its site and what the host said."""
    said: list[str] = []
    given = Project(
        project / "content", project / "theme_overrides", project / ".cache" / "guongsang"
    )
    output = project / ("site-stamped" if stamped else "site-full")
    prepared = prepare(given, DAY)
    run.build_site(
        project / "mkdocs.yml", output, prepared, lambda *_: None, said.append, stamped=stamped
    )
    return output, said


@pytest.mark.parametrize(
    ("place", "link"),
    [
        ("ghi-chu.md", "tin-tuc/so-ket-chin-thang/index.md"),
        ("tin-tuc/ghi-chu.md", "so-ket-chin-thang/index.md"),
        ("tin-tuc/ghi-chu.md", "../tin-tuc/%73o-ket-chin-thang/index.md"),
        ("tin-tuc/ghi-chu.md", "../tin-tuc/./so-ket-chin-thang/index.md"),
    ],
)
def test_pages_of_the_host_lead_to_ours_however_that_is_written(
    project: Path, place: str, link: str
) -> None:
    (project / "docs" / "tin-tuc").mkdir()
    (project / "docs" / place).write_text(f"# Ghi chú\n\n[Tin]({link})\n")
    full, _ = build(project, stamped=False)
    stamped, _ = build(project, stamped=True)
    assert differences(full, stamped) == []
    html = (stamped / place.removesuffix(".md") / "index.html").read_text()
    assert link not in html
    assert "so-ket-chin-thang/" in html


def test_a_stamped_site_is_the_full_one(project: Path) -> None:
    """Every file of the demonstration site."""
    full, _ = build(project, stamped=False)
    stamped, said = build(project, stamped=True)
    assert said == []
    assert differences(full, stamped) == []


@pytest.mark.parametrize(
    ("own", "why"),
    [
        ("{{ page.title | length }}", "length"),
        ("{{ page.title[:3] }}", "title"),
        ("{{ page.title ~ 'x' | upper }}{{ (page.title ~ 'x') | upper }}", "upper"),
        ("{% if page.title == 'Tin tức' %}x{% endif %}", "title"),
        ("{% if 'a' in page.title %}x{% endif %}", "title"),
        ("{% if page.meta.guongsang %}{{ page.meta.guongsang.view.head }}{% endif %}", "view"),
        (
            "{% if page.meta.guongsang %}{{ page.meta.guongsang.trail | length }}{% endif %}",
            "trail",
        ),
        ("{{ page.url.split('/')[0] }}", "url"),
        ("{% if page.url == 'tin-tuc/la/' %}x{% endif %}", "url"),
        ("{{ pages | length }}", "pages"),
        ("{{ (page.title ~ '').upper() }}", "cut or changed"),
        ("{{ (page.title ~ '')[:2] }}", "cut or changed"),
        ("{% set long %}{{ page.title }}{% endset %}{{ long | wordcount }}", "wordcount"),
        ("{{ build_date_utc.year }}", "build_date_utc"),
        ("{% if (page.title ~ '').startswith('Liên') or page.content.x %}x{% endif %}", "cut"),
        ("{% set t %}{{ page.title }}{% endset %}{% if t == 'Tin tức' %}x{% endif %}", "cut"),
        ("{% macro m() %}{{ page.title }}{% endmacro %}{{ 'A' if 'Tin' in m() }}", "cut"),
        ("{% if page.url ~ '' in ['tin-tuc/la/'] %}x{% endif %}", "cut"),
        ("{{ {'tin-tuc/la/': 'D'}[page.url ~ ''] }}", "cut"),
        ("{% set t %}{{ page.title }}{% endset %}{% if t %}x{% endif %}", "cut"),
        ("{% include 'rieng/' ~ page.url ~ 'bang.html' ignore missing %}", "cut"),
        ("{{ (page.title ~ '') | replace('a', 'b') }}", "cut"),
        ("{{ 'x#'.replace('#', page.title ~ '').upper() }}", "cut"),
        ("{{ '%.5s' % page.title }}", "%"),
        ("{{ '%.5s' | format(page.title) }}", "format"),
        ("{{ '{:.5}'.format(page.title) }}", "title"),
        ("{{ {'name': page.title} | tojson }}", "tojson"),
        ("{{ [page.title, 'x'] | join(', ') }}", "join"),
        ("{{ ', '.join([page.title]) }}", "Slot"),
        ("{{ page.meta.card.width // 2 if page.meta.card }}", "width"),
    ],
)
def test_a_frame_that_asks_more_is_rendered_in_full(small: Path, own: str, why: str) -> None:
    """The site is right all the same, and the template is named."""
    frame = small / "theme_overrides" / "frame.html"
    text = frame.read_text(encoding="utf-8")
    frame.write_text(text.replace("{% block announce %}", "{% block announce %}" + own, 1))
    full, _ = build(small, stamped=False)
    stamped, said = build(small, stamped=True)
    assert differences(full, stamped) == []
    assert "frame.html" in said[0] or "main.html" in said[0]
    assert why in said[0]


PRINTED = [
    "{{ page.title }}",
    "{{ page.title | e }}",
    "{{ page.title | striptags | e }}",
    "{% set twice = page.title | e %}{{ twice | e }}{{ twice | string | e | striptags }}",
    "{{ 'tin-tuc/b000000' | url }} {{ './tin-tuc//b000000/' | url }}",
    "{% import 'rieng.html' as rieng with context %}{{ rieng.link('tin-tuc/') }}",
    "{{ page.title or '–' }}",
    "{% if page.meta.description %}{{ page.meta.description | e }}{% endif %}",
    "{{ page.canonical_url | e }} {{ page.url | url }} {{ base_url }}",
    "{{ 'phong-trao/' | url }} {{ 'https://example.vn/' | url }} {{ '#x' | url }}",
    "{% if page.is_homepage %}x{% else %}y{% endif %}",
    "{% set kept %}{{ page.title }}{% endset %}{{ kept }}",
]


def test_a_frame_that_prints_values_is_stamped(small: Path) -> None:
    """Whatever is printed, and wherever."""
    own = "".join(PRINTED)
    macro = "{% macro link(to) %}<a href='{{ to | url }}{{ 'van-ban/' | url }}'>x</a>{% endmacro %}"
    (small / "theme_overrides" / "rieng.html").write_text(macro)
    frame = small / "theme_overrides" / "frame.html"
    text = frame.read_text(encoding="utf-8")
    frame.write_text(text.replace("{% block announce %}", "{% block announce %}" + own, 1))
    full, _ = build(small, stamped=False)
    stamped, said = build(small, stamped=True)
    assert said == []
    assert differences(full, stamped) == []
