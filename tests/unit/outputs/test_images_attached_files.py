"""Attachments are published byte for byte, so what they are and what they tell is found first."""

import hashlib
import io
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.messages.images import MESSAGES
from generator.outputs.file_office import archive_problems
from generator.outputs.file_pdf import authors_of, is_signed
from generator.outputs.files import LARGEST_BYTES, MEDIA_TYPES, file_facts, inspect_file, media_type

SIGNATURE = b"9 0 obj <</Type /Sig /ByteRange [0 840 960 240] /Contents <00>>> endobj\n"
CORE = (
    '<cp:coreProperties xmlns:dc="x" xmlns:cp="y"><dc:creator>Trần Thị B &amp; C</dc:creator>'
    "<cp:lastModifiedBy>Lê D</cp:lastModifiedBy></cp:coreProperties>"
)


def pdf(content: bytes = b"") -> bytes:
    return b"%PDF-1.7\n" + content + b"\ntrailer <<>>\nstartxref\n9\n%%EOF\n"


def archive(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def stream(dictionary: bytes, content: bytes, ending: bytes = b"\n") -> bytes:
    packed = zlib.compress(content)
    return b"5 0 obj <<%s>>\nstream%s%s\nendstream endobj\n" % (dictionary, ending, packed)


def codes(path: Path, data: bytes, *, signed: bool = False) -> list[str]:
    path.write_bytes(data)
    found = inspect_file(path, signed=signed)
    for code, particulars in found:
        message = MESSAGES[code]
        for text in (message.vi, message.vi_cure, message.en, message.en_cure):
            text.format(name=path.name, **particulars)
    return [code for code, _ in found]


@pytest.mark.parametrize(
    ("content", "authors"),
    [
        (b"", ()),
        (b"<</Author ()>>", ()),
        (b"<</Author (Nguyen Van A)>>", ("Nguyen Van A",)),
        (b"<</Author(Nguyen \\(So X\\) A)>>", ("Nguyen (So X) A",)),
        (b"<</Author (Nguyen (So (X)) A)>>", ("Nguyen (So (X)) A",)),
        (b"<</Author (A\\102C\\\nD)>>", ("ABCD",)),
        (b"<</Author <FEFF 0110 1ED7>>>", ("Đỗ",)),
        (b"<</Author (\xfe\xff\x01\x10\x1e\xd7)>>", ("Đỗ",)),
        (b"<</Author (\xef\xbb\xbf\xc4\x90\xe1\xbb\x97)>>", ("Đỗ",)),
        (b"<</Author 7 0 R>>\n7 0 obj (Ba) endobj", ("Ba",)),
        (b"<</Author (A)>> <</Author (A)>> <</Author (B)>>", ("A", "B")),
        (
            "<dc:creator><rdf:Seq><rdf:li>Trần B &amp; C</rdf:li></rdf:Seq></dc:creator>".encode(),
            ("Trần B & C",),
        ),
        (stream(b"/Type/ObjStm/Filter/FlateDecode", b"<</Author (In stream)>>"), ("In stream",)),
        (
            stream(b"/Type/ObjStm/Filter/FlateDecode", b"<</Author (In stream)>>", b"\r\n"),
            ("In stream",),
        ),
        (
            stream(b"/Type/Metadata/Subtype/XML", b"<dc:creator><rdf:li>X</rdf:li></dc:creator>"),
            ("X",),
        ),
        (stream(b"/Filter/FlateDecode", b"(page) /Author (no author)"), ()),
        (b"<</Encrypt 3 0 R>> <</Author (\x8f\x02)>>", ()),
    ],
)
def test_authors_of_a_pdf(content: bytes, authors: tuple[str, ...]) -> None:
    assert authors_of(pdf(content)) == authors


def test_authors_are_a_warning_unless_the_file_is_signed(tmp_path: Path) -> None:
    named = pdf(b"<</Author (Nguyen Van A)>>")
    (tmp_path / "a.pdf").write_bytes(named)
    (found,) = inspect_file(tmp_path / "a.pdf")
    assert found == ("file.author-metadata", {"author": "Nguyen Van A"})
    assert codes(tmp_path / "b.pdf", pdf(SIGNATURE + b"<</Author (Nguyen Van A)>>")) == []
    assert codes(tmp_path / "b.pdf", pdf(SIGNATURE), signed=True) == []
    assert codes(tmp_path / "b.pdf", pdf(), signed=True) == ["file.not-signed"]


def test_signatures_are_known_and_left_alone(tmp_path: Path) -> None:
    data = pdf(SIGNATURE)
    (tmp_path / "a.pdf").write_bytes(data)
    facts = file_facts(tmp_path / "a.pdf")
    assert facts.signed
    assert (facts.media_type, facts.size) == ("application/pdf", len(data))
    assert facts.sha256 == hashlib.sha256(data).hexdigest()
    assert (tmp_path / "a.pdf").read_bytes() == data
    assert is_signed(b"/ByteRange[0 1 2 3]")
    assert not is_signed(b"/ByteRange [0 /********** /********** /**********]")


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.pdf", b"%PDF-1.4\nnothing more", ["file.broken"]),
        ("a.pdf", b"PK\x03\x04", ["file.wrong-type"]),
        ("a.pdf", b"MZ\x90", ["file.refused-type"]),
        ("a.exe", b"MZ", ["file.refused-type"]),
        ("a.pdf.exe", pdf(), ["file.refused-type"]),
        ("a.html", b"<script>", ["file.refused-type"]),
        ("a.svg", b"<svg/>", ["file.refused-type"]),
        ("a.docm", archive(x=""), ["file.refused-type"]),
        ("a", b"x", ["file.refused-type"]),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ["file.wrong-type"]),
        ("a.docx", archive(x="y"), []),
        ("a.docx", archive(x="y")[:-9], ["file.broken"]),
        ("a.docx", archive(**{"docProps/core.xml": CORE}), ["file.author-metadata"]),
        ("a.docx", archive(**{"docProps/core.xml": "<dc:creator></dc:creator>"}), []),
        ("a.docx", archive(**{"word/vbaProject.bin": b"x"}), ["file.macro"]),
        ("a.xlsx", archive(**{"docProps/core.xml": b"\xff" * 99}), []),
        ("a.odt", archive(**{"meta.xml": "<dc:creator>X</dc:creator>"}), ["file.author-metadata"]),
        ("a.zip", archive(**{"a/b.EXE": "x"}), ["file.refused-type"]),
        ("a.zip", archive(x=b"\0" * 30_000_000), ["file.bomb"]),
        ("a.zip", archive(**{str(at): "" for at in range(20_001)}), ["file.bomb"]),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, []),
        ("a.csv", "Tên,Đơn vị\n".encode(), []),
        ("a.csv", b"\0\1\2", ["file.wrong-type"]),
        ("a.jpg", b"\xff\xd8\xff\xe1\0\x08Exif\0\0", ["file.picture-metadata"]),
        ("a.jpg", b"\xff\xd8\xff\xdb", []),
        ("a.png", b"\xff\xd8\xff\xdb", ["file.wrong-type"]),
    ],
)
def test_what_is_said_of_attachments(
    tmp_path: Path, name: str, data: bytes, expected: list[str]
) -> None:
    assert codes(tmp_path / name, data) == expected


def test_both_names_in_an_office_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(archive(**{"docProps/core.xml": CORE}))
    assert inspect_file(tmp_path / "a.xlsx") == (
        ("file.author-metadata", {"author": "Trần Thị B & C, Lê D"}),
    )


def test_entries_that_share_their_bytes_are_a_bomb() -> None:
    data = bytearray(archive(a=b"x" * 50_000, b=b"y"))
    at = data.rfind(b"PK\x01\x02")
    data[at + 20 : at + 24] = (10_000_000).to_bytes(4, "little")
    assert list(archive_problems(bytes(data), ".zip")) == [("file.bomb", {})]


def test_files_missing_or_too_large(tmp_path: Path) -> None:
    assert inspect_file(tmp_path / "a.pdf") == (("file.broken", {}),)
    with (tmp_path / "b.pdf").open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    assert inspect_file(tmp_path / "b.pdf") == (("file.attachment-too-large", {"limit": "100"}),)


def test_how_files_are_served() -> None:
    assert media_type("a/B.PDF") == "application/pdf"
    assert media_type("a.exe") == "application/octet-stream"


STARTS = (b"", b"%PDF-1.7 /Author ", b"PK\x03\x04", archive(x="y"), pdf(SIGNATURE), b"\xff\xd8\xff")


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=300), st.sampled_from(sorted(MEDIA_TYPES)))
def test_any_bytes_give_problems_and_no_exception(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes, ending: str
) -> None:
    codes(tmp_path_factory.getbasetemp() / f"any{ending}", start + rest)
    codes(tmp_path_factory.getbasetemp() / f"any{ending}", rest + start)
