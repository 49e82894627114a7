"""Which files are records; nothing an author wrote is passed over in silence."""

import os
from pathlib import Path

import pytest

from generator.loading.load import load
from tests.conftest import Site, places

NEWS = "---\nid: {id}\ntitle: Tin\n---\n"


def news(identifier: str) -> str:
    return NEWS.replace("{id}", identifier)


def test_records_stand_in_files_folders_and_bundles(site: Site) -> None:
    files = {
        "tin-tuc/tin-mot.md": news("tin-mot"),
        "tin-tuc/2026/tin-hai.md": news("tin-hai"),
        "tin-tuc/tin-ba/index.md": news("tin-ba"),
        "tin-tuc/tin-bon.yml": "id: tin-bon\ntitle: Tin\n",
        "tin-tuc/tin-nam/index.yml": "id: tin-nam\ntitle: Tin\n",
        "tin-tuc/anh.jpg": b"\xff\xd8",
        "tin-tuc/.nhap.md": "x",
        "_nhap/x.md": "x",
        "README.md": "x",
        "tin-tuc/README.md": "x",
    }
    library = load(site(files))
    assert places(library.problems) == []
    assert [(record.id, record.stem, record.body_line) for record in library.records] == [
        ("tin-hai", "tin-hai", 5),
        ("tin-ba", "tin-ba", 5),
        ("tin-bon", "tin-bon", 1),
        ("tin-mot", "tin-mot", 5),
        ("tin-nam", "tin-nam", 1),
    ]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("tin-tuc/Tin Một.md", (1, 1, "file.name-not-ascii")),
        ("tin-tuc/tin_mot.md", (1, 1, "file.name-not-ascii")),
        ("tin-tuc/Tin.md", (1, 1, "file.name-not-ascii")),
        ("tin-tuc/đẩy-mạnh.md", (1, 1, "file.name-not-ascii")),
        ("tin-tuc/Tin mới/index.md", (1, 1, "file.name-not-ascii")),
        ("tin-tuc/tin.yaml", (1, 1, "file.ending")),
        ("tin-tuc/tin.markdown", (1, 1, "file.ending")),
        ("tin-tuc/tin.txt", (1, 1, "file.ending")),
        ("tin-tuc/tin.MD", (1, 1, "file.ending")),
        ("tin-tuc/tin.Yml", (1, 1, "file.ending")),
        ("danh-muc/chu-de.yaml", (1, 1, "file.ending")),
        ("danh-muc/chu-de.YML", (1, 1, "file.ending")),
        ("quy-dinh/mot.yaml", (1, 1, "file.ending")),
        ("tin.md", (1, 1, "file.outside-folders")),
        ("chuyen-trang.yaml", (1, 1, "file.outside-folders")),
        ("danh-muc.yml", (1, 1, "file.outside-folders")),
    ],
)
def test_files_that_would_not_be_published_are_told(
    site: Site, path: str, problem: tuple[int, int, str]
) -> None:
    assert places(load(site({path: news("tin-mot")})).problems) == [(path, *problem)]


def test_folders_that_are_no_kind_are_told(site: Site) -> None:
    files = {"tin-tuk/tin-mot.md": news("tin-mot"), "Tin-tuc/tin-hai.md": news("tin-hai")}
    assert places(load(site(files)).problems) == [
        ("Tin-tuc", 1, 1, "folder.unknown"),
        ("tin-tuk", 1, 1, "folder.unknown"),
    ]


def test_a_section_is_wanted(site: Site) -> None:
    content = site({})
    (content / "chuyen-trang.yml").unlink()
    assert places(load(content).problems) == [("chuyen-trang.yml", 1, 1, "section.missing")]


def test_links_are_told_and_not_followed(site: Site, tmp_path: Path) -> None:
    content = site({"tin-tuc/tin-mot.md": news("tin-mot")})
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (outside / "tin-hai.md").write_text(news("tin-hai"), encoding="utf-8")
    (content / "tin-tuc/tin-hai.md").symlink_to(outside / "tin-hai.md")
    (content / "tin-tuc/ngoai").symlink_to(outside)
    (content / "tin-tuc/vong").symlink_to(content)
    (content / "tin-tuc/dut").symlink_to("khong-co")
    library = load(content)
    assert [record.id for record in library.records] == ["tin-mot"]
    assert places(library.problems) == [
        (f"tin-tuc/{name}", 1, 1, "path.link") for name in ("dut", "ngoai", "tin-hai.md", "vong")
    ]


def test_names_that_are_no_text_are_told_with_all_the_rest(site: Site) -> None:
    """Of a record, of what is beside one, and of folders; what is in those is not looked into."""
    content = site({"tin-tuc/tin-mot.md": news("tin-mot"), "tin-tuk/tin-hai.md": news("tin-hai")})
    folder = os.fsencode(content)
    for name in (b"tin-tuc/\xe1.md", b"tin-tuc/\xe1/a.md", b"danh-muc/\xe1.pdf", b"\xe1/a.md"):
        odd = Path(os.fsdecode(folder + b"/" + name))
        odd.parent.mkdir(exist_ok=True)
        odd.write_text(news("tin-ba"), encoding="utf-8")
    library = load(content)
    assert [record.id for record in library.records] == ["tin-mot"]
    assert places(library.problems) == [
        ("danh-muc/\ufffd.pdf", 1, 1, "path.not-utf8"),
        ("tin-tuc/\ufffd", 1, 1, "path.not-utf8"),
        ("tin-tuc/\ufffd.md", 1, 1, "path.not-utf8"),
        ("tin-tuk", 1, 1, "folder.unknown"),
        ("\ufffd", 1, 1, "path.not-utf8"),
    ]


def test_the_order_of_the_folder_does_not_matter(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = site({f"tin-tuc/tin-{n}.md": news(f"tin-{n}") for n in range(9)})
    library = load(content)
    listed = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda self: reversed(list(listed(self))))
    assert load(content).records == library.records
