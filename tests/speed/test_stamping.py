"""Stamped pages are the host's own, byte for byte, or they are not stamped at all."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.build.pages.broken import BrokenTemplateError
from generator.build.pipeline import Project, prepare
from generator.plugin import run
from generator.plugin.host import TakenAddressError
from generator.plugin.run import HostRefusedError
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


def build(project: Path, *, stamped: bool, said: list[str] | None = None) -> tuple[Path, list[str]]:
    """Build a project; return its site and what the host said, behind what was *said* before."""
    said = [] if said is None else said
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


@pytest.mark.parametrize(
    ("nav", "footer"),
    [
        ("- gioi-thieu.md", [("Giới thiệu chuyên trang", "gioi-thieu/")]),
        ("- Nhóm:\n      - Về trang: gioi-thieu.md", [("Về trang", "gioi-thieu/")]),
        ("- Cổng: https://vi-du.vn/", [("Cổng", "https://vi-du.vn/")]),
        (
            "- Tin: tin-tuc/so-ket-chin-thang/index.md",
            [("Tin", "tin-tuc/so-ket-chin-thang/")],
        ),
        (
            "- tin-tuc/so-ket-chin-thang/index.md",
            [("Chín tháng thi đua, ít trang báo cáo hơn", "tin-tuc/so-ket-chin-thang/")],
        ),
        ("- Tin: tin-tuc/", [("Tin", "tin-tuc/")]),
    ],
)
def test_a_navigation_may_be_written_in_all_ways_of_the_host(
    project: Path, nav: str, footer: list[tuple[str, str]]
) -> None:
    settings = project / "mkdocs.yml"
    head, _, rest = settings.read_text().partition("\nnav:\n")
    settings.write_text(f"{head}\nnav:\n  {nav}\n\n{rest[rest.index('validation') :]}")
    full, _ = build(project, stamped=False)
    stamped, _ = build(project, stamped=True)
    assert differences(full, stamped) == []
    home = (stamped / "index.html").read_text()
    links = re.findall(r'<a href="([^"]*)">([^<]*)</a>', home[home.index("<footer") :])
    assert [(title, link) for link, title in links if (title, link) in footer] == footer
    page = (stamped / "tin-tuc" / "so-ket-chin-thang" / "index.html").read_text()
    assert "<title>Chín tháng thi đua" in page


def test_a_page_of_the_host_at_the_address_of_one_of_ours_is_told(project: Path) -> None:
    (project / "docs" / "tin-tuc").mkdir()
    (project / "docs" / "tin-tuc" / "so-ket-chin-thang.md").write_text("# Trùng\n")
    for stamped in (True, False):
        with pytest.raises(TakenAddressError, match=r"docs/tin-tuc/so-ket-chin-thang\.md có cùng"):
            build(project, stamped=stamped)


@pytest.mark.parametrize("name", ["frame.html", "main.html", "views/news.html"])
@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("{% if %}", "Expected an expression"),
        ("{{ khong.co.gi }}", "'khong' is undefined"),
        ("{{ 1 // 0 }}", "ZeroDivisionError"),
        ("{{ none + 1 }}", "TypeError"),
        ("{{ 'a' | khongco }}", "No filter named 'khongco'"),
        ('{% include "khong-co.html" %}', "không có khuôn “khong-co.html”"),
    ],
)
def test_a_slip_in_a_template_is_told_with_its_place(
    small: Path, name: str, own: str, said: str
) -> None:
    template = small / "theme_overrides" / name
    text = template.read_text()
    if name == "frame.html":
        template.write_text(text.replace("{% block announce %}", "{% block announce %}" + own, 1))
    else:
        template.write_text(own + text)
    for stamped in (True, False):
        with pytest.raises(BrokenTemplateError) as told:
            build(small, stamped=stamped)
        assert said in str(told.value)
        assert re.search(rf"{name}:\d+ có lỗi", str(told.value))
        assert ".." not in str(told.value).replace("../", "")


def test_what_the_host_refuses_is_told_in_words(small: Path) -> None:
    settings = small / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("- guongsang", "- guongsang\n  - khongco"))
    said: list[str] = []
    with pytest.raises(HostRefusedError, match=r"MkDocs không dựng được: .*khongco.* Sửa mkdocs"):
        build(small, stamped=True, said=said)
    assert said == []


@pytest.mark.parametrize(
    ("settings", "why"),
    [("- guongsang\n  - tags", "plugins: material/tags"), ("hooks: [h.py]", "hooks")],
)
def test_others_with_a_say_in_pages_are_named(small: Path, settings: str, why: str) -> None:
    file = small / "mkdocs.yml"
    if settings.startswith("hooks"):
        (small / "h.py").write_text("def on_post_page(output, page, config):\n    return output\n")
        file.write_text(f"{file.read_text()}\n{settings}\n")
    else:
        file.write_text(file.read_text().replace("- guongsang", settings))
    full, _ = build(small, stamped=False)
    stamped, said = build(small, stamped=True)
    assert differences(full, stamped) == []
    assert why in said[0]


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
        ("{{ (page.title ~ '').upper() }}", "cắt"),
        ("{{ (page.title ~ '')[:2] }}", "cắt"),
        ("{% set long %}{{ page.title }}{% endset %}{{ long | wordcount }}", "wordcount"),
        ("{{ build_date_utc.year }}", "build_date_utc"),
        ("{% if (page.title ~ '').startswith('Liên') or page.content.x %}x{% endif %}", "cắt"),
        ("{% set t %}{{ page.title }}{% endset %}{% if t == 'Tin tức' %}x{% endif %}", "cắt"),
        ("{% macro m() %}{{ page.title }}{% endmacro %}{{ 'A' if 'Tin' in m() }}", "cắt"),
        ("{% if page.url ~ '' in ['tin-tuc/la/'] %}x{% endif %}", "cắt"),
        ("{{ {'tin-tuc/la/': 'D'}[page.url ~ ''] }}", "cắt"),
        ("{% set t %}{{ page.title }}{% endset %}{% if t %}x{% endif %}", "cắt"),
        ("{% include 'rieng/' ~ page.url ~ 'bang.html' ignore missing %}", "cắt"),
        ("{{ (page.title ~ '') | replace('a', 'b') }}", "cắt"),
        ("{{ 'x#'.replace('#', page.title ~ '').upper() }}", "cắt"),
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
    "{{ page.title or '–' }}{{ page['title'] }}",
    "{% if page.url %}x{% endif %}{{ page.url }}",
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


def test_what_the_host_warns_of_is_said_once_after_starts_that_failed_too(small: Path) -> None:
    settings = small / "mkdocs.yml"
    right = settings.read_text()
    settings.write_text(right.replace("- tables", "- khong_co"))
    said: list[str] = []
    for _ in range(2):
        with pytest.raises(HostRefusedError):
            build(small, stamped=True, said=said)
    settings.write_text(right)
    (small / "docs" / "ghi-chu.md").write_text("# Ghi chú\n\n[Không có](khong-co.md)\n")
    build(small, stamped=True, said=said)
    assert len([text for text in said if "khong-co.md" in text]) == 1
