"""A form opened and saved as it is changes nothing; one value changed changes its own line."""

import difflib
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from generator.build.project import Project
from generator.content.kinds import BY_KEY, KINDS
from generator.editor.desk import Desk, Opened
from generator.editor.history import History
from generator.editor.kept import Shelf
from generator.editor.look import page
from generator.editor.saving import Request, merged, save, sent_of
from generator.editor.sections import sections
from generator.editor.users import Role, User
from tests.editor.filled import Pairs, pairs_of, with_value

ROOT = Path(__file__).resolve().parents[2]
PROJECT = Project(ROOT / "content", ROOT / "theme_overrides", ROOT / ".cache/guongsang")
OFFICER = User("thu-ha", "Thu Hà", Role.OFFICER)
RECORDS = sorted(
    file.relative_to(ROOT).as_posix()
    for kind in KINDS
    for file in (ROOT / "content" / kind.folder).glob("*.*")
    if file.suffix in (".md", ".yml")
)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(PROJECT, lambda: date(2026, 11, 28), History(ROOT))


def form_of(desk: Desk, opened: Opened) -> Pairs:
    """Return what a browser would send of a record's form."""
    titles = desk.titles()
    made = sections(opened.kind.model, opened.values, lambda key: titles.get(key, key))
    html = page("parts_of_form.html", opened=opened, sections=made, body=opened.body)
    return pairs_of(f'<form id="form">{html}</form>')


@pytest.mark.parametrize("path", RECORDS)
def test_an_untouched_form_leaves_every_byte(desk: Desk, path: str, tmp_path: Path) -> None:
    opened = desk.open(path)
    assert opened is not None
    assert not opened.slips
    pairs = form_of(desk, opened)
    assert len(pairs) > 5
    assert merged(opened, sent_of(opened, pairs)).encode() == opened.data
    request = Request(OFFICER, opened, opened.base, tuple(pairs))
    outcome = save(desk, Shelf(tmp_path), request, 0.0)
    assert outcome.unchanged, "an approved record that nobody changed stays approved"
    assert (ROOT / path).read_bytes() == opened.data


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_odd_file_is_left_as_it_is(desk: Desk, ending: str, mark: str) -> None:
    text = (ROOT / "content/vinh-danh/vd-0001.md").read_text("utf-8")
    odd = mark + unicodedata.normalize("NFD", text).replace("\n", ending)
    opened = desk.read(BY_KEY["honouree"], "content/vinh-danh/vd-0001.md", odd.encode())
    assert merged(opened, sent_of(opened, form_of(desk, opened))) == odd


@pytest.mark.parametrize(
    ("path", "field", "value", "lines"),
    [
        (
            "content/phong-trao/kien-giang-2022.md",
            "target_groups.n0.targets.n0.text",
            "Mục tiêu viết lại",
            1,
        ),
        ("content/vinh-danh/vd-0001.md", "post", "Trưởng phòng", 1),
        ("content/vinh-danh/vd-0001.md", "unit_day", "1/10/2026", 1),
        ("content/quyet-dinh/quyet-dinh-15-2026.md", "title", "Tên khác: có dấu hai chấm", 1),
        ("content/don-vi/dv-ubnd-kg.yml", "names.n0.short", "UBND KG", 1),
    ],
)
def test_one_value_changed_is_one_line(
    desk: Desk, path: str, field: str, value: str, lines: int
) -> None:
    opened = desk.open(path)
    assert opened is not None
    text = merged(opened, sent_of(opened, with_value(form_of(desk, opened), field, value)))
    changed = [
        line
        for line in difflib.ndiff(opened.text.splitlines(), text.splitlines())
        if line.startswith(("+ ", "- "))
    ]
    assert len([line for line in changed if line.startswith("+ ")]) == lines, changed
    assert len([line for line in changed if line.startswith("- ")]) <= lines, changed


def test_who_approved_is_not_the_forms_to_say(desk: Desk) -> None:
    opened = desk.open("content/vinh-danh/vd-0001.md")
    assert opened is not None
    forged = [
        *form_of(desk, opened),
        ("publication.status", "Đã duyệt"),
        ("publication.approved_by", "Ai đó"),
        ("removed.day", "1/1/2026"),
    ]
    assert sent_of(opened, forged).values == sent_of(opened, form_of(desk, opened)).values
