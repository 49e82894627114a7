"""A content folder in which everything is wrong: tests/sites/broken, and what is generated here.

Generated is what an editor, git or a reviewer would mend or choke on: tabs, other encodings, links,
pictures, tables, files of a hundred megabytes.
"""

import io
import os
import shutil
import struct
import zipfile
import zlib
from pathlib import Path

from PIL import Image

SITES = Path(__file__).resolve().parents[1] / "sites"


def news(identifier: str, rest: str = "", body: str = "") -> str:
    """Return a piece of news as its author writes it."""
    return f"---\nid: {identifier}\ntitle: Tin\n{rest}---\n{body}"


def png(width: int, height: int, more: bytes = b"") -> bytes:
    """Return a picture in one grey, or the beginning of one too large to be true."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height)) if width < 100 else b""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + more
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def archive(parts: dict[str, bytes]) -> bytes:
    """Return a ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def printed() -> bytes:
    """Return a photograph in printing colours."""
    out = io.BytesIO()
    Image.new("CMYK", (8, 8)).save(out, "JPEG")
    return out.getvalue()


JPEG_START = b"\xff\xd8\xff\xe0\x00\x04ab"
CORE = b"<x><dc:creator>Tr\xe1\xba\xa7n A</dc:creator></x>"
_FRAMES = b"acTL\0\0\0\x02\0\0\0\0"
ANIMATED = b"\0\0\0\x08" + _FRAMES + struct.pack(">I", zlib.crc32(_FRAMES))

GENERATED: dict[str, bytes | str] = {
    "tin-tuc/e-qua-lon.md": "x" * (4 * 1024 * 1024 + 1),
    "tin-tuc/e-ma-khac.md": news("tin-ma-khac").encode() + b"Ch\xe0o\n",
    "tin-tuc/e-to-hop.md": news("tin-to-hop", "summary: To\u0302\u0309 ho\u031b\u0323p\n"),
    "tin-tuc/e-eth.md": news("tin-eth", "summary: Ðiện Biên\n"),
    "tin-tuc/e-an.md": news("tin-an", "summary: Một\u200bhai\n"),
    "tin-tuc/e-thang.md": news("tin-thang", "summary: Giải nhất # 1\n"),
    "tin-tuc/e-ten.md": news("tin-ten", "unit: Phòng vòng quanh\n"),
    "tin-tuc/e-de-muc.md": news("tin-de-muc", "", "##Đề mục dính\n\n## A\n\n#### B\n"),
    "tin-tuc/e-loi-khac.md": news("tin-loi-khac", "", "[TOC]\n\n- ==a== {.lead}\n"),
    "vinh-danh/vd-tran-van-a.md": "---\nid: vd-tran-van-a\ntitle: Trần Văn A\n"
    "honouree_kind: person\n---\n",
    "tin-tuc/e-dong-trong.md": "\n" + news("tin-dong-trong"),
    "tin-tuc/e-dong-som.md": news("tin-dong-som", "---\nslug: x\n"),
    "tin-tuc/e-gach-dai.md": news("tin-gach-dai").replace("---", "—"),
    "tin-tuc/e-doan.md": news("tin-doan", "summary: |\nMột\n"),
    "tin-tuc/e-word.md": b"PK\x03\x04",
    "tin-tuc/e-tai-lieu.docx": b"PK\x03\x04",
    "tin-tuc/e-ngoac.md": news("tin-ngoac", "topics: [cd-mot\n"),
    "tin-tuc/e-ngoac-cong.md": news("tin-ngoac-cong", "summary: “Một: hai”\n"),
    "tin-tuc/e-cach.md": news("tin-cach", "summary:\u00a0Một\n"),
    "tin-tuc/e-thut.md": news("tin-thut", "publication:\n  author: An\n   status: draft\n"),
    "tin-tuc/e-nham-cho.md": news("tin-nham-cho", "status: draft\ntopics:\n  – cd-mot\n"),
    "tin-tuc/e-bang.md": news(
        "tin-bang",
        "",
        "|A|B|\n|-|-|\n|1|2|3|\n\n|A|B|\n|-|\n\n|A|B|\n|1|2|\n\n[a] (id:tin-bang)\n",
    ),
    "tin-tuc/e-tab.md": news("tin-tab", "publication:\n\tstatus: draft\n"),
    "tin-tuc/e-nam-ngan.md": news("tin-nam-ngan", "publication: {publish: 1/2/26}\n"),
    "tin-tuc/e-bai-dai.md": news("tin-bai-dai", "", "dài " * 50_001),
    "tin-tuc/e-bai-sau.md": news("tin-bai-sau", "", "> " * 40 + "sâu\n"),
    "tin-tuc/E Tên Lạ.md": news("tin-ten-la"),
    "tin-tuc/anh-nho.png": png(8, 8),
    "quyet-dinh/bang-mot.csv": (
        "STT,Họ và tên,Họ và tên,Đơn vị công tá,XYZ,\n"
        'một,"Trần" An,,,,lạc\n2,Lê Bình,,,,,,thừa\n3,"Vũ Chi,,,,\n'
    ),
    "quyet-dinh/bang-hai.csv": "STT\n1\n",
    "quyet-dinh/bang-ba.csv": "",
    "quyet-dinh/bang-sau.csv": "DANH SÁCH\nHọ và tên\nTrần An\n",
    "van-ban/bom.png": png(30_000, 30_000),
    "van-ban/vo.png": b"\x89PNG\r\n\x1a\n",
    "van-ban/nham.png": JPEG_START,
    "van-ban/la.jpg": b"GIF89a",
    "van-ban/dien-thoai.heic": b"\0\0\0\x18ftypheic",
    "van-ban/ve.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "van-ban/dong.png": png(8, 8, ANIMATED),
    "van-ban/in.jpg": printed(),
    "van-ban/chay.exe": b"MZ",
    "van-ban/nham.pdf": b"PK\x03\x04",
    "van-ban/vo.pdf": b"%PDF-1.7\n",
    "van-ban/chua-ky.pdf": b"%PDF-1.7\nstartxref\n%%EOF\n",
    "van-ban/Chua Ky.pdf": b"%PDF-1.7\nstartxref\n%%EOF\n",
    "van-ban/bom.zip": archive({"a": b"\0" * 20_000_000}),
    "van-ban/macro.docx": archive({"word/vbaProject.bin": b"x"}),
    "van-ban/tac-gia.docx": archive({"docProps/core.xml": CORE}),
    "van-ban/anh-chup.jpg": JPEG_START + b"Exif\0\0",
    "vinh-danh/anh-nho.png": png(8, 8),
}
# Their sizes alone are wrong: they take no room on the disk.
LARGE = {"van-ban/to.jpg": 50 * 1024 * 1024 + 1, "van-ban/to.pdf": 100 * 1024 * 1024 + 1}


def lay_out(folder: Path) -> Path:
    """Write the broken project into *folder* and return it."""
    content = folder / "content"
    shutil.copytree(SITES / "broken/content", content)
    for name, data in GENERATED.items():
        (content / name).write_bytes(data.encode() if isinstance(data, str) else data)
    for name, size in LARGE.items():
        with (content / name).open("wb") as file:
            file.truncate(size)
    (content / "tin-tuc/lien-ket.md").symlink_to("b-trung-ma.md")
    (content / os.fsdecode(b"tin-tuc/ten-\xe1.md")).write_text(news("tin-ten-la"))
    os.mkfifo(content / "tin-tuc/ong.md")
    return folder
