"""What a build asks of ``mkdocs.yml`` before the host is started, remembered by its bytes."""

from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from generator.build.state.surroundings import program
from generator.digest import digest
from generator.writing.sealed import read_sealed, write_sealed


@dataclass(frozen=True, slots=True)
class HostSettings:
    """Where the site is to be, and whether it can depend on nothing but the project's folders."""

    site_dir: str
    closed: bool


PAGE_ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""How the files of the host's own pages end."""

# Extensions that read nothing but the page they stand in.
_PLAIN_EXTENSIONS = {
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html",
    "meta", "sane_lists", "smarty", "tables", "toc",
}  # fmt: skip


def host_settings(root: Path, cache: Path) -> HostSettings:
    """Return the settings of the project *root*; raise ValueError for what is no YAML in UTF-8."""
    data = (root / "mkdocs.yml").read_bytes()
    place, key = cache / "host.json", digest(program(), data)
    kept = read_sealed(place)
    if kept and kept[0][0] == key:
        return HostSettings(*kept[0][1:])
    found = _read(data.decode())
    write_sealed(place, [key, *astuple(found)])
    return found


def _read(text: str) -> HostSettings:
    from generator.loading.settings import read_settings  # PyYAML takes long to import

    made = read_settings(text)
    return HostSettings(str(made.get("site_dir", "site")), "!ENV" not in text and _is_closed(made))


def _is_closed(made: dict[str, Any]) -> bool:
    try:
        extensions = {
            next(iter(e)) if isinstance(e, dict) else e for e in made.get("markdown_extensions", ())
        }
        return (
            not {"INHERIT", "hooks", "watch"} & made.keys()
            and made.get("docs_dir", "docs") == "docs"
            and made.get("theme", {}).get("custom_dir") == "theme_overrides"
            and made.get("plugins") == ["guongsang"]
            and extensions <= _PLAIN_EXTENSIONS
        )
    except (AttributeError, TypeError):
        return False
