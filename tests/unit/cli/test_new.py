"""``guongsang new``: a draft that is valid as it stands, and still is with every line in use."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import group
from generator.content.kinds import BY_KEY, KINDS, Kind
from generator.content.shape import shapes
from tests.conftest import Files, Site
from tests.unit.writing.records import values_of

TITLE = "Thi đua: năm 2027 “đổi mới”"


def new(root: Path, kind: str, title: str, *more: str) -> Result:
    whole = ["new", kind, title, "--project", str(root), "--day", "2026-11-21", *more]
    return CliRunner().invoke(group, whole)


def made(result: Result, root: Path) -> Path:
    assert result.exit_code == 0, result.output
    return root / result.output.splitlines()[0].removeprefix("Đã tạo ")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_the_skeleton_of_every_kind_is_a_valid_draft(site: Site, kind: Kind) -> None:
    source = "id: nguon-mot\nname: Sở\naddress: https://nguon.example/f\n"
    root = site({"nguon/mot.yml": source}).parent
    path = made(new(root, kind.folder, TITLE), root)
    assert path.parent == root / "content" / kind.folder
    checked = CliRunner().invoke(group, ["check", "--project", str(root), "--day", "2026-11-21"])
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_line_that_is_a_remark_may_be_put_to_use(site: Site, kind: Kind) -> None:
    root = site({}).parent
    path = made(new(root, kind.key, TITLE), root)
    text = re.sub(r"^# ", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    values, _ = values_of(path.name, text)
    kind.model.model_validate(values)
    assert list(shapes(kind.model)) == sorted(values, key=list(shapes(kind.model)).index)


def test_each_key_is_reminded_of_by_its_label(site: Site) -> None:
    root = site({}).parent
    text = made(new(root, "phong-trao", TITLE), root).read_text(encoding="utf-8")
    assert (
        "## Mã. Không bao giờ đổi, kể cả khi sửa tiêu đề\nid: pt-thi-dua-nam-2027-doi-moi\n" in text
    )
    assert "## Cấp. Chọn: Toàn quốc | Cấp tỉnh |" in text
    assert "#   capacity: …  # Thẩm quyền ký\n" in text


def test_a_second_record_of_the_same_title_gets_its_own_file_and_id(site: Site) -> None:
    root = site({}).parent
    first = made(new(root, "tin-tuc", TITLE), root)
    before = first.read_bytes()
    second = made(new(root, "Tin, bài", TITLE), root)
    assert (first.name, second.name) == (
        "thi-dua-nam-2027-doi-moi.md", "thi-dua-nam-2027-doi-moi-2.md"
    )  # fmt: skip
    assert first.read_bytes() == before
    assert "id: tt-thi-dua-nam-2027-doi-moi-2\n" in second.read_text(encoding="utf-8")


def test_the_file_of_a_person_does_not_say_the_name(site: Site) -> None:
    taken: Files = {
        "vinh-danh/vd-0041.md": "---\nid: vd-0041\ntitle: A\nhonouree_kind: person\n---\n"
    }
    root = site(taken).parent
    path = made(new(root, BY_KEY["honouree"].folder, "Nguyễn Thị Hoa"), root)
    assert path.name == "vd-0042.md"
    assert "id: vd-0042\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("tin-tucc", "A"), "Có phải “tin-tuc”?"),
        (("tin-tuc", " "), "tiêu đề đang để trống"),
        (("tin-tuc", "A", "--id", "Á"), "mã “Á” không dùng được"),
        (("tin-tuc", "A", "--id", "tin-mot"), "mã “tin-mot” đã có"),
    ],
)
def test_what_cannot_be_is_told(site: Site, arguments: tuple[str, ...], told: str) -> None:
    root = site({"tin-tuc/tin-mot.md": "---\nid: tin-mot\ntitle: A\n---\n"}).parent
    result = new(root, *arguments)
    assert result.exit_code == 2
    assert told in result.output
