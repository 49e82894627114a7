"""Write the search index: entries in, files to publish under ``pagefind/`` out."""

from collections.abc import Callable, Mapping
from pathlib import Path

from generator.outputs.search.expand import Glossary
from generator.outputs.search.index import find_index, index_key, make_index, published
from generator.outputs.search.program import OLDEST, VARIABLE, find_program
from generator.outputs.search.records import in_order, table
from generator.outputs.search.service import PagefindError
from generator.outputs.search.twins import twin
from generator.vietnamese import print_number
from generator.views.page import Body
from generator.views.site import SiteView

FOLDER = "pagefind/"
# Where making the index takes so long that it is told beforehand.
LONG = 2_000
# Where searching with a Pagefind before 1.6 takes seconds for the commonest words.
LARGE = 5_000

_OLDEST = ".".join(map(str, OLDEST))
_MISSING = (
    f"Không tìm thấy chương trình Pagefind (từ bản {_OLDEST}) nên trang chưa tìm kiếm được; người "
    "đọc vẫn dùng được các danh sách. Chạy lại “make site” để cài, hoặc đặt biến "
    f"{VARIABLE} là đường dẫn tới chương trình. (Pagefind {_OLDEST} or newer was not found: the "
    f"site is built without search. Run “make site” again, or set {VARIABLE}.)"
)
_FAILED = (
    "Pagefind không lập được chỉ mục nên trang chưa tìm kiếm được; người đọc vẫn dùng được các "
    "danh sách. (Pagefind failed: the site is built without search.) "
)


def write_search(
    site: SiteView,
    html: Callable[[Body], str],
    cache: Path,
    project: Path,
    note: Callable[[str], None],
    warn: Callable[[str], None],
) -> Mapping[str, Path]:
    """Return the files of the index by their addresses; none where no index can be made.

    *html* renders a body. *note* is told which program runs, *warn* why there is no index.
    """
    if not site.search:
        return {}
    program = find_program(project)
    if program is None:
        warn(_MISSING)
        return {}
    entries = in_order(site.search)
    glossary = Glossary(site.glossary)
    twins = {
        entry.address: twin(entry, html(entry.body) if entry.body else "", glossary)
        for entry in entries
    }
    rows = table(entries)
    key = index_key(twins, rows, program)
    folder = find_index(cache, key)
    count = print_number(len(entries))
    if folder is None:
        if len(entries) >= LONG:
            note(f"Đang lập chỉ mục tìm kiếm cho {count} trang bằng {program} …")
        try:
            folder = make_index(cache, key, twins, rows, program)
        except (PagefindError, OSError) as error:
            warn(f"{_FAILED}\n{error}")
            return {}
    hint = (
        " Với chừng này trang, nên dùng Pagefind từ bản 1.6 để tìm nhanh hơn."
        if program.slow_when_large and len(entries) > LARGE
        else ""
    )
    note(f"Tìm kiếm: {count} trang, {program}.{hint}")
    return {FOLDER + name: path for name, path in published(folder).items()}
