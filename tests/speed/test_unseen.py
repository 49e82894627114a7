"""Changes that file times, links and folders could hide: the next build sees them all the same."""

import os
from pathlib import Path

import pytest

from generator.build.update import write_ours
from generator.plugin import run
from tests.speed.test_revise import Office

PDF = "van-ban/mau-bao-cao-thanh-tich.pdf"
ATTACHED = "van-ban/huong-dan-binh-xet-2026/mau-bao-cao-thanh-tich.pdf"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    return Office(tmp_path, monkeypatch)


def test_a_file_replaced_while_the_site_is_written_is_there_after_the_next_build(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = office.folder / "content" / PDF
    long_ago = 1_700_000_000

    def replaced(*given: object, **named: object) -> None:
        write_ours(*given, **named)  # type: ignore[arg-type]
        file.write_bytes(file.read_bytes() + b"% m\n")
        os.utime(file, (long_ago, long_ago))

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(run, "write_ours", replaced)
        (office.folder / "mkdocs.yml").open("a").write("\n")
        office.build()
    office.build()
    assert (office.folder / "site" / ATTACHED).read_bytes() == file.read_bytes()
    assert office.differs() == []


def test_folders_that_trade_names_are_seen_however_alike_their_files_are(office: Office) -> None:
    news = office.folder / "content" / "tin-tuc"
    text = (news / "so-ket-chin-thang.md").read_text()
    for name, title in (("mot", "Tin 111"), ("hai", "Tin 222")):
        (news / name).mkdir()
        lines = text.splitlines()
        lines[1:3] = [f"id: tt-{name}", f"title: {title}"]
        (news / name / "index.md").write_text("\n".join(lines))
    same = (news / "mot" / "index.md").stat().st_mtime_ns
    os.utime(news / "hai" / "index.md", ns=(same, same))
    office.build()
    for _ in range(2):
        for old, new in (("mot", "x"), ("hai", "mot"), ("x", "hai")):
            (news / old).rename(news / new)
        office.build()
        assert office.differs() == []


def test_an_id_that_is_another_one_in_the_same_file_is_seen(office: Office) -> None:
    office.edit("tin-tuc/so-ket-chin-thang.md", lambda old: old.replace("id: tt-so", "id: tt-zo"))
    office.build()
    assert office.differs() == []


def test_settings_behind_a_link_are_looked_into(office: Office) -> None:
    settings, shared = office.folder / "mkdocs.yml", office.folder / "chung.yml"
    settings.rename(shared)
    settings.symlink_to(shared)
    office.build()
    shared.write_text(shared.read_text().replace("Giới thiệu:", "Về chúng tôi:"))
    office.build()
    assert "Về chúng tôi" in (office.folder / "site" / "index.html").read_text()
    assert office.differs() == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("gop-y.markdown", "# Góp ý\n\n[mẫu]({})\n"),
        ("trich.md", "# Trích\n\n[mẫu][m]\n\n> [m]: {}\n"),
        ("muc.md", "# Mục\n\n[mẫu][m]\n\n- [m]: {}\n"),
    ],
)
def test_standing_pages_follow_when_what_they_lead_to_goes(
    office: Office, name: str, text: str
) -> None:
    (office.folder / "docs" / name).write_text(text.format(ATTACHED))
    office.build()
    office.edit(
        "van-ban/huong-dan-binh-xet-2026.md",
        lambda old: old[: old.index("files:")] + old[old.index("publication:") :],
    )
    office.build()
    assert office.differs() == []


def test_folders_left_in_the_site_by_others_go(office: Office) -> None:
    (office.folder / "site" / "rong" / "sau").mkdir(parents=True)
    office.build()
    assert not (office.folder / "site" / "rong").exists()


def test_what_the_host_says_of_standing_pages_is_said_again_by_every_build(office: Office) -> None:
    page = office.folder / "docs" / "gioi-thieu.md"
    page.write_text(f"{page.read_text()}\n[x](khong-co.md)\n")
    assert "khong-co.md" in office.build()
    assert "khong-co.md" in office.build()
    for change in ("Thêm.", "tt-moi"):
        record = office.folder / "content" / "tin-tuc" / "so-ket-chin-thang.md"
        record.write_text(f"{record.read_text()}\n{change}\n")
        said = office.build()
        assert said.count("khong-co.md") == 1
    record.with_name("moi.md").write_text(record.read_text().replace("id: tt-so", "id: tt-zo"))
    assert "khong-co.md" in office.build()
    assert "khong-co.md" in office.build()


@pytest.mark.parametrize("name", [".so-ket.md.swp", "~$so-ket.md", ".~lock.so-ket.md#"])
def test_what_editors_leave_beside_an_open_record_is_passed_over(office: Office, name: str) -> None:
    beside = office.folder / "content" / "tin-tuc" / name
    beside.write_bytes(b"\x00")
    assert "Không có gì đổi" in office.build()
    office.edit("tin-tuc/so-ket-chin-thang.md", lambda old: f"{old}\nThêm.\n")
    beside.write_bytes(b"\x00\x01")
    office.build()
    assert office.revised
    beside.unlink()
    assert "Không có gì đổi" in office.build()
    assert office.differs() == []
