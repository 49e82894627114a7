"""What is wrong with mkdocs.yml, told with the rest."""

import os
from pathlib import Path

import pytest
from mkdocs.utils import markdown_extensions

from generator.build.state.host_settings import PAGE_ENDINGS
from tests.conftest import Found, Site
from tests.unit.checks.test_unsound import told

GOOD = "site_name: A\nplugins: [guongsang]\ntheme:\n  name: material\n  custom_dir: theme\n"


def found(site: Site, settings: str | bytes) -> Found:
    """Return what is told of a project with these settings."""
    content = site({})
    for folder in ("docs", "theme"):
        (content.parent / folder).mkdir(exist_ok=True)
    data = settings.encode() if isinstance(settings, str) else settings
    (content.parent / "mkdocs.yml").write_bytes(data)
    return told(content)


@pytest.mark.parametrize(
    ("settings", "problems"),
    [
        (GOOD, []),
        (GOOD + "nav:\n  - !!python/name:a.b x\n", []),
        ("INHERIT: khac.yml\n", []),
        (GOOD.replace("[guongsang]", "[search, guongsang: {day: 2026-01-01}]"), []),
        (GOOD.replace("[guongsang]", "{guongsang: {}}"), []),
        ("site_name: A\n  theme: x\nplugins\n",
         [(2, 3, "yaml.indent"), (3, 1, "yaml.syntax")]),
        ("- a\n", [(1, 1, "file.no-fields")]),
        ("", [(1, 1, "host.no-key"), (1, 1, "host.no-plugin"), (1, 1, "host.theme")]),
        (GOOD.encode("utf-16"), [(1, 1, "file.not-utf8")]),
        (GOOD.replace("guongsang", "search"), [(2, 1, "host.no-plugin")]),
        (GOOD.replace("material", "mkdocs"), [(4, 9, "host.theme")]),
        (GOOD.replace("  custom_dir: theme\n", ""), [(3, 1, "host.no-key")]),
        (GOOD + "docs_dir: khong\n", [(6, 11, "host.no-folder")]),
        (GOOD.replace("theme\n", "khong\n"), [(5, 15, "host.no-folder")]),
        (GOOD + "site_dir: content/a\n", [(6, 11, "host.unsafe-folder")]),
        (GOOD + "site_dir: .cache/guongsang/site\n", [(6, 11, "host.unsafe-folder")]),
        (GOOD + "site_dir: ..\n", [(6, 11, "host.unsafe-folder")]),
    ],
)  # fmt: skip
def test_settings_of_the_host_are_checked(
    site: Site, settings: str | bytes, problems: list[tuple[int, int, str]]
) -> None:
    assert found(site, settings) == [("mkdocs.yml", *each) for each in problems]


def test_names_the_host_cannot_publish_are_told(site: Site, tmp_path: Path) -> None:
    for folder in ("docs", "theme_overrides/assets"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / os.fsdecode(b"\xe1.txt")).touch()
    assert found(site, GOOD) == [
        ("docs/\ufffd.txt", 1, 1, "path.not-utf8"),
        ("theme_overrides/assets/\ufffd.txt", 1, 1, "path.not-utf8"),
    ]


def test_a_project_without_settings_is_checked_all_the_same(tmp_path: Path, site: Site) -> None:
    assert told(site({})) == []


def test_standing_pages_and_templates_that_are_no_text_are_told(site: Site) -> None:
    content = site({})
    (content.parent / "mkdocs.yml").write_text(GOOD)
    for folder in ("docs", "theme", "theme_overrides/views"):
        (content.parent / folder).mkdir(parents=True)
    (content.parent / "docs" / "la.md").write_bytes(b"# L\xff\n")
    (content.parent / "theme_overrides" / "views" / "news.html").write_bytes(b"a\n\xff")
    assert told(content) == [
        ("docs/la.md", 1, 4, "file.not-utf8"),
        ("theme_overrides/views/news.html", 2, 1, "file.not-utf8"),
    ]


def test_the_pages_of_the_host_are_known_by_their_endings() -> None:
    assert set(PAGE_ENDINGS) == set(markdown_extensions)
