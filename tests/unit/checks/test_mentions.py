"""Where the office's own files mention a name."""

from pathlib import Path

from generator.checks.mentions import Mention, mentions
from generator.checks.names import Names
from tests.unit.checks.planting import PDFS

NAME = "Nguyễn Thị Thu Sương"


def test_every_line_and_file_name_is_listed(tmp_path: Path) -> None:
    content = tmp_path / "content"
    files: dict[str, bytes] = {
        "tin-tuc/a.md": f"---\n# {NAME}\ntitle: x\n---\n{NAME.upper()}\nkhác\n".encode(),
        "quyet-dinh/ds.csv": f"Tên\n{NAME}\n".encode(),
        "quyet-dinh/qd.pdf": PDFS["bang-chu.pdf"](NAME),
        "vinh-danh/nguyen-thi-thu-suong.jpg": b"",
        "tin-tuc/khac.md": b"",
        "tin-tuc/x.br": b"x",
    }
    for path, data in files.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(data)
    assert list(mentions([content], Names([("x", NAME)]))) == [
        Mention("content/quyet-dinh/ds.csv", 2, "CSV"),
        Mention("content/quyet-dinh/qd.pdf", 1, "PDF"),
        Mention("content/tin-tuc/a.md", 2, "Markdown"),
        Mention("content/tin-tuc/a.md", 5, "Markdown"),
        Mention("content/vinh-danh/nguyen-thi-thu-suong.jpg", 1, "tên tệp"),
    ]
