"""What is left to do after a record was taken down: pages, texts, people to tell, days."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from urllib.parse import quote

from rich.console import Console
from rich.table import Table
from rich.text import Text

from generator.build.pipeline import Prepared
from generator.checks.mentions import Mention, mentions
from generator.checks.names import Names
from generator.checks.reading import UnreadableError
from generator.checks.withheld import FILE_NAME, Find, files_in, finds_in
from generator.content.record import Entry
from generator.delivery.copies import Deadline, deadlines
from generator.delivery.takedown import Act
from generator.loading.record import Record
from generator.policy.consent import is_personal
from generator.vietnamese import print_day
from generator.views.address import address_of

_SORTS = (
    ("Trang", (".html",)),
    ("Nguồn tin", (".rss", ".atom", ".json", ".opml")),
    ("Lịch", (".ics",)),
)
_OTHER = "Tệp khác"


def report(
    console: Console,
    record: Record,
    prepared: Prepared,
    site: Path,
    names: tuple[str, ...],
    act: Act,
) -> None:
    """Print everything that follows; *prepared* is the content after the edit."""
    done = "Đã gỡ" if act.removes else "Đã rút"
    console.print(Text(f"{done} “{record.id}” từ ngày {print_day(act.day)}.\n", style="bold green"))
    known = Names((record.id, name) for name in names)
    root = prepared.project.content.parent
    told = list(mentions((prepared.project.content, root / "docs"), known))
    told = [each for each in told if each.path != record.path]
    _texts(console, told, prepared)
    _site(console, record, prepared, site, known)
    _files(console, record)
    _people(console, record, prepared, act.day)
    console.print("Làm tiếp: guongsang build, rồi guongsang check --output.")


def _texts(console: Console, told: Iterable[Mention], prepared: Prepared) -> None:
    told = tuple(told)
    console.print(Text(f"1. Nơi khác trong nội dung nêu tên ({len(told)})", style="bold"))
    if not told:
        console.print("   Không có.\n")
        return
    console.print("   Xem từng chỗ; danh sách trong quyết định đã công bố có thể giữ nguyên.")
    for each in told:
        note = "" if each.format in ("Markdown", "YAML", "CSV") else f"  ({each.format})"
        console.print(f"   {each.path}:{each.line}{note}")
    console.print()


def _site(console: Console, record: Record, prepared: Prepared, site: Path, known: Names) -> None:
    """Print files and addresses of the last build: those with the name, and the record's own."""
    if not site.is_dir():
        console.print(Text("2. Trang đã dựng", style="bold"))
        console.print(f"   Không thấy {site.name}/, nên không liệt kê được.\n")
        return
    own = address_of(record)
    found: dict[str, str] = {f"{own}{name}": "" for name in files_in(site / own)}
    unread: list[str] = []
    for path in files_in(site):
        for find in finds_in(site, path, known):
            if isinstance(find, UnreadableError):
                unread.append(path)
            else:
                found[path] = _how(find)
    console.print(Text(f"2. Trang đã dựng lần trước: {len(found)} tệp", style="bold"))
    for sort in dict.fromkeys(map(_sort, sorted(found))):
        console.print(f"   {sort}")
        for path in sorted(found):
            if _sort(path) == sort:
                address = prepared.graph.section.address.rstrip("/") + "/" + quote(path)
                console.print(f"     {address.removesuffix('index.html')}{found[path]}")
    if unread:
        console.print(f"   Phải tự mở xem (ảnh quét, có mật khẩu …): {', '.join(unread)}")
    console.print()


def _how(find: Find) -> str:
    if find.format == FILE_NAME:
        return "  (tên tệp)"
    return f"  (dòng {find.line})" if find.line > 1 else ""


def _sort(path: str) -> str:
    return next((sort for sort, endings in _SORTS if path.endswith(endings)), _OTHER)


def _files(console: Console, record: Record) -> None:
    """Print pictures and files that stood beside the record."""
    entry = record.entry
    assert isinstance(entry, Entry)
    pictures = (entry.image, *entry.images) if entry.image else entry.images
    beside = [*(picture.file for picture in pictures), *(file.file for file in entry.files)]
    if beside:
        console.print(
            "   Ảnh, tệp đi cùng (không còn đăng nhưng còn trong nội dung, tự xóa nếu cần):"
        )
        for path in beside:
            console.print(f"   {record.folder}/{path}")
        console.print()


def _people(console: Console, record: Record, prepared: Prepared, day: date) -> None:
    """Print who copied it, and the days by which all must be gone."""
    console.print(Text("3. Báo cho những nơi đã lấy lại", style="bold"))
    known = deadlines(prepared.graph.vocabularies, day)
    copiers = prepared.graph.section.copiers
    if is_personal(record.entry):
        _day(console, "Trả lời người yêu cầu", known.answer, working=True)
        _day(console, "Ngừng đăng trên chuyên trang", known.stop)
        _day(console, "Nơi lấy lại phải ngừng", known.third_parties)
        if known.extension:
            console.print(f"   Được gia hạn một lần, thêm {known.extension} ngày.")
    if not copiers:
        console.print("   Chưa ghi nơi nào lấy lại tin, bài. Thêm vào content/chuyen-trang.yml:")
        console.print(
            "     copiers:\n       - name: Cổng thông tin của tỉnh\n         contact: …\n"
        )
        return
    table = Table(box=None, padding=(0, 2, 0, 3), show_edge=False)
    for heading in ("Nơi lấy lại", "Liên hệ", "Hạn gỡ"):
        table.add_column(heading, overflow="fold")
    last = known.third_parties if is_personal(record.entry) else None
    for copier in copiers:
        table.add_row(copier.name, copier.contact, print_day(last.day) if last else "–")
    console.print(table)
    console.print()


def _day(console: Console, what: str, deadline: Deadline | None, *, working: bool = False) -> None:
    if deadline is None:
        console.print(f"   {what}: không có quy định trong content/quy-dinh cho ngày này.")
        return
    unit = "ngày làm việc" if working else "ngày"
    console.print(
        f"   {what}: chậm nhất {print_day(deadline.day)} ({deadline.days} {unit}; {deadline.pack})"
    )
