"""What the machine does not let be read is told, and hides nothing else."""

import os
from pathlib import Path

import pytest

from generator.loading.load import load
from tests.conftest import Site, places

GOOD = "---\nid: tin-{0}\ntitle: Tin\n---\n"


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lock what is named ``khoa``: the tests may run as one who may read all."""
    may = os.access

    def access(path: str | Path, mode: int) -> bool:
        return Path(path).stem != "khoa" and may(path, mode)

    monkeypatch.setattr(os, "access", access)


@pytest.mark.usefixtures("locked")
def test_files_and_folders_that_may_not_be_read(site: Site) -> None:
    content = site(
        {
            "tin-tuc/khoa.md": GOOD.format("mot"),
            "tin-tuc/tin-hai.md": GOOD.format("hai"),
            "su-kien/khoa/a.md": "",
            "danh-muc/khoa.yml": "",
            "quyet-dinh/qd-1.md": "---\nid: qd-1\ntitle: A\nawarded_file: khoa.csv\n---\n",
            "quyet-dinh/khoa.csv": "Họ và tên\nTrần An\n",
        }
    )
    library = load(content)
    assert places(library.problems) == [
        ("danh-muc/khoa.yml", 1, 1, "file.unreadable"),
        ("quyet-dinh/khoa.csv", 1, 1, "file.unreadable"),
        ("su-kien/khoa", 1, 1, "file.unreadable"),
        ("tin-tuc/khoa.md", 1, 1, "file.unreadable"),
    ]
    assert [record.id for record in library.records] == ["qd-1", "tin-hai"]


def test_a_pipe_is_not_waited_for(site: Site) -> None:
    content = site({"tin-tuc/tin-hai.md": GOOD.format("hai")})
    os.mkfifo(content / "tin-tuc/ong.md")
    assert places(load(content).problems) == [("tin-tuc/ong.md", 1, 1, "file.unreadable")]
