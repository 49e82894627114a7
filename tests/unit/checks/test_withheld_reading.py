"""Every format gives up the text in it."""

import gzip
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.names import Names
from generator.checks.reading import UnreadableError, read_bytes, read_file
from tests.unit.checks.planting import (
    CATALOG,
    FILES,
    HTML,
    PDFS,
    PICTURES,
    Plant,
    pdf,
    spellings,
    stream,
)

NAME = "Nguyễn Đặng Thu Sương"
OTHER = "Phạm Hoàng Duy"
NAMES = Names([("wanted", NAME), ("other", OTHER)])
SPELLINGS = spellings(NAME)
HEADS = [
    b"",
    b"%PDF-1.4\n",
    b"\xff\xd8\xff\xe1",
    b"\x89PNG\r\n\x1a\n",
    b"RIFF",
    b"PK\x03\x04",
    b"\x1f\x8b",
]


def keys(data: bytes, name: str) -> set[str]:
    """Return the keys of the names found in a file."""
    found: set[str] = set()
    for piece in read_bytes(data, name):
        found |= {hit.key for hit in NAMES.find(piece.text, glued=piece.glued)}
    return found


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("form", HTML)
def test_a_name_in_a_page(form: str, spelling: str) -> None:
    assert keys(HTML[form](SPELLINGS[spelling]), "index.html") == {"wanted"}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("name", FILES)
def test_a_name_in_a_file(name: str, spelling: str) -> None:
    assert keys(FILES[name](SPELLINGS[spelling]), name) == {"wanted"}


@pytest.mark.parametrize(("name", "plant"), [*FILES.items(), ("index.html", HTML["plain"])])
def test_another_name_is_not_it(name: str, plant: Plant) -> None:
    assert keys(plant("Nguyễn Đặng Thu Hương"), name) == set()


def test_a_format_is_known_by_its_first_bytes() -> None:
    assert keys(PDFS["bang-chu.pdf"](NAME), "khong-duoi") == {"wanted"}
    assert keys(PICTURES["xmp.jpg"](NAME), "anh.txt") == {"wanted"}
    assert keys(gzip.compress(HTML["plain"](NAME)), "index.html") == {"wanted"}


def test_lines_of_text_are_those_of_the_file() -> None:
    text = f"<p>một</p>\n<p title='a\nb'>hai</p>\n<p>\n{NAME}</p>\n".encode()
    (piece,) = read_bytes(text, "a.html")
    assert piece.lines
    assert [hit.line for hit in NAMES.find(piece.text)] == [5]


def test_what_is_packed_says_where() -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("trong/a.html", HTML["plain"](NAME))
    parts = {piece.part for piece in read_bytes(made.getvalue(), "a.zip")}
    assert parts == {"tên tệp", "trong/a.html"}


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.html.br", b"\x0b\x00", "packed"),
        ("a.gz", b"\x1f\x8b\x08\x00 broken", "broken"),
        ("a.zip", b"PK\x03\x04 broken", "broken"),
        ("scan.pdf", pdf(CATALOG, stream(b"q 1 0 0 1 0 0 cm /Im1 Do Q")), "scan"),
        (
            "locked.pdf",
            pdf(CATALOG, trailer=b"<< /Root 1 0 R /Encrypt 2 0 R >>"),
            "locked",
        ),
        ("deep.gz", gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"x")))), "packed"),
    ],
)
def test_what_cannot_be_read_is_said(name: str, data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        list(read_bytes(data, name))
    assert str(caught.value) == why


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.checks.reading.read.MOST_UNPACKED", 1000)
    with pytest.raises(UnreadableError):
        list(read_bytes(gzip.compress(b"0" * 100_000), "a.txt.gz"))


def test_pixels_are_passed_over() -> None:
    data = PICTURES["xmp.jpg"]("ai đó")
    assert sum(len(piece.text) for piece in read_bytes(data, "a.jpg")) < len(data) * 4


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=600),
    st.sampled_from(HEADS),
    st.sampled_from(["a.html", "a.ics", "a.css", "a.json", "a.pdf", "a.bin"]),
)
def test_any_bytes_are_read_or_refused(data: bytes, head: bytes, name: str) -> None:
    with suppress(UnreadableError):
        list(read_bytes(head + data, name))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_file_cut_short_or_changed_is_read_or_refused(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FILES)))
    made = bytearray(FILES[name](NAME))
    at = data.draw(st.integers(0, len(made) - 1))
    made[at] = data.draw(st.integers(0, 255))
    with suppress(UnreadableError):
        list(read_bytes(bytes(made[: data.draw(st.integers(at, len(made)))]), name))


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NAME, encoding="utf-8")
    assert [piece.text for piece in read_file(tmp_path / "a.txt")] == [NAME]
