"""How our values become the host's: its configuration, its files, its pages."""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils import is_markdown_file

from generator.build.keys import reach_out
from generator.build.pipeline import Made
from generator.build.update import ours
from generator.diagnostics import Diagnostic, ToldError
from generator.messages.catalogue import word
from generator.outputs.pending import made as content_of
from generator.vietnamese import VIETNAM
from generator.views.page import Link, Page

# The site has scripts and a search of its own; frame.html asks for none of Material's.
_UNUSED = ("assets/javascripts/",)


NOT_OURS = (
    "“{place}” đang có tệp khác, không phải là một chuyên trang đã dựng, nên không được ghi đè. "
    "Chuyển các tệp đó đi, hoặc sửa site_dir trong mkdocs.yml."
)
REMARKS = "Có %d điều cần lưu ý; chạy “guongsang check” để xem."


def day_of_build(written: object) -> date:
    """Return the day to build for: as configured, of SOURCE_DATE_EPOCH, or today in Việt Nam."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if isinstance(written, date):
            return written
        if written:
            return date.fromisoformat(str(written))
        if epoch:
            return datetime.fromtimestamp(int(epoch), VIETNAM).date()
    except (ValueError, OverflowError, OSError):
        what = f"“day: {written}” trong mkdocs.yml" if written else f"SOURCE_DATE_EPOCH “{epoch}”"
        raise PluginError(f"{what} không phải là một ngày, ví dụ 2026-11-21.") from None
    return datetime.now(VIETNAM).date()


def listed(problems: Iterable[Diagnostic]) -> str:
    """Return errors as plain lines for a host that prints one message."""
    lines = ["Nội dung có lỗi nên chưa dựng trang được:"]
    for problem in problems:
        wording = word(problem, "vi")
        place = f"{problem.place.path}:{problem.place.line}:{problem.place.column}"
        lines.append(f"{place}: {problem.code}: {wording.what} {wording.cure}")
    return "\n".join(lines)


def settle_config(config: MkDocsConfig, made: Made) -> MkDocsConfig:
    """Give the host the section's name and address, and take over its sitemap."""
    site, section = made.site, made.site.section
    config.site_name = section.name
    config.site_url = section.address
    config.site_description = section.motto
    config.theme.static_templates.discard("sitemap.xml")
    config.extra["guongsang"] = {
        "section": section,
        "menu": site.menu,
        "footer": (*_standing(config, made), *site.footer),
        "main_feed": site.main_feed,
        "card": made.cards[""],
    }
    return config


def _standing(config: MkDocsConfig, made: Made) -> Iterator[Link]:
    """Yield a link for every entry that ``mkdocs.yml`` names in its nav, groups or none."""
    for title, place in _named(config.nav):
        file = _markdown(place, config)
        address = _address(file) if file else place
        yield Link(title or _title(file, config, made) or place, address)


def standing_addresses(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the addresses of the standing pages that ``mkdocs.yml`` names in its nav."""
    files = (_markdown(place, config) for _, place in _named(config.nav))
    return tuple(_address(file) for file in files if file and _stands(file))


def _named(nav: object, title: str = "") -> Iterator[tuple[str, str]]:
    """Yield every entry of a navigation, with its title where it is given one."""
    if isinstance(nav, str):
        yield title, nav
    elif isinstance(nav, Mapping):
        for each, inside in nav.items():
            yield from _named(inside, str(each))
    elif isinstance(nav, list):
        for each in nav:
            yield from _named(each)


def _markdown(place: str, config: MkDocsConfig) -> File | None:
    """Return the host's file for an entry of the navigation; None for what is no page."""
    if ":" in place or not is_markdown_file(place):
        return None
    return File(place, config.docs_dir, config.site_dir, config.use_directory_urls)


def _address(file: File) -> str:
    return file.url.removeprefix("./")


def _stands(file: File) -> bool:
    """Tell whether a page of the host's is there; one of ours is not."""
    return Path(file.abs_src_path or "").is_file()


def _title(file: File | None, config: MkDocsConfig, made: Made) -> str | None:
    """Return what a page is called that the navigation gives no title."""
    if file is None:
        return None
    if _stands(file):
        page = HostPage(None, file, config)
        page.read_source(config)
        return str(page.title)
    ours = any(page.address == _address(file) for page in made.site.pages)
    return made.site.page(_address(file)).title if ours else None


class TakenAddressError(ToldError):
    """A page of the host's own has the address of one of ours."""

    def __str__(self) -> str:
        file, address = self.args
        return (
            f"trang docs/{file} có cùng địa chỉ “/{address}” với một trang của chuyên trang. Đổi "
            "tên tệp đó. (It has the address of a page of the section: rename it.)"
        )


class Unbuilt(File):
    """A page or file of ours that links may lead to, and that the host does not write itself."""

    def is_documentation_page(self) -> bool:
        """Return that it is none, whatever its source is called."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Write nothing."""


def host_files(files: Files, made: Made, config: MkDocsConfig, *, built: bool = True) -> Files:
    """Return the host's files with ours: a generated source for every page, files as they are.

    Not *built*: the host writes only its own, and need not know our pages, each of which takes it
    a moment and some memory, unless its own may lead to one. Raises TakenAddressError.
    """
    own = {file.dest_uri: file.src_uri for file in files.documentation_pages()}
    for page in made.site.pages:
        if taken := own.get(f"{page.address}index.html"):
            raise TakenAddressError(taken, page.address)
    for page in made.site.pages if built or _leads_out(config) else ():
        source = f"{page.address}index.md"
        if built:
            file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        else:
            file = _unbuilt(config, source, f"{page.address}index.html")
        files.append(file)
    for address, content in ours(made, standing_addresses(config)).items():
        replaced = files.get_file_from_path(address)
        if replaced is not None:
            files.remove(replaced)
        if not built:
            files.append(_unbuilt(config, address, address))
        elif isinstance(data := content_of(content), Path):
            files.append(File.generated(config, address, abs_src_path=str(data)))
        else:
            files.append(File.generated(config, address, content=data))
    for file in list(files):
        if file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)
    return files


def _leads_out(config: MkDocsConfig) -> bool:
    """Tell whether what the office wrote for the host may lead to a page of ours."""
    own = Path(config.docs_dir)
    written = {
        f"docs/{file.relative_to(own).as_posix()}": file.read_bytes()
        for file in sorted(own.rglob("*"))
        if file.is_file()
    }
    named = (place for _, place in _named(config.nav) if ":" not in place)
    return any(f"docs/{each}" not in written for each in named) or reach_out(written)


def _unbuilt(config: MkDocsConfig, source: str, address: str) -> Unbuilt:
    return Unbuilt(
        source, None, config.site_dir, True,
        dest_uri=address, inclusion=InclusionLevel.NOT_IN_NAV,
    )  # fmt: skip


def settle_page(page: HostPage, ours: Page, made: Made) -> None:
    """Give the host's page what its frame shows; the fragment comes by itself."""
    page.meta["title"] = page.title = ours.title  # whatever the navigation calls it
    page.meta["description"] = ours.description
    page.meta["guongsang"] = ours
    page.meta["card"] = made.cards[ours.address]
