"""A name planted in every kind of file, in every spelling the kind allows."""

import base64
import gzip
import io
import json
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from urllib.parse import quote

from PIL import Image, PngImagePlugin

from generator.vietnamese import fold, slugify

Plant = Callable[[str], bytes]


def _html(body: str) -> bytes:
    head = '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n<title>x</title>\n'
    return f"{head}<body>\n{body}\n</body></html>\n".encode()


def _each(form: str, name: str) -> str:
    return "".join(form.format(code=ord(letter)) for letter in name)


def _cut(name: str, open_tag: str, close_tag: str) -> str:
    """Put the second letter of each word in tags."""
    return " ".join(f"{w[:1]}{open_tag}{w[1:2]}{close_tag}{w[2:]}" for w in name.split())


HTML: dict[str, Plant] = {
    "plain": lambda n: _html(f"<p>Bà {n}, cán bộ.</p>"),
    "upper case": lambda n: _html(f"<h2>{n.upper()}</h2>"),
    "decomposed": lambda n: _html(unicodedata.normalize("NFD", n)),
    "decimal entities": lambda n: _html(_each("&#{code};", n)),
    "hexadecimal entities": lambda n: _html(_each("&#x{code:X};", n)),
    "attribute": lambda n: _html(f'<img src="a.jpg" alt="Ảnh {n} nhận bằng khen">'),
    "meta": lambda n: _html("").replace(b"<title>", f'<meta content="{n}"><title>'.encode()),
    "comment": lambda n: _html(f"<!-- {n} -->"),
    "tags between words": lambda n: _html(" ".join(f"<b>{w}</b>" for w in n.split())),
    "tags within words": lambda n: _html(_cut(n, "<em>", "</em>")),
    "lines between words": lambda n: _html(n.replace(" ", "\n    ")),
    "cells of a table": lambda n: _html(
        "<tr><td>{}</td>\n<td>{}</td></tr>".format(*n.rsplit(" ", 1))
    ),
    "non-breaking spaces": lambda n: _html(n.replace(" ", "&nbsp;")),
    "soft hyphens": lambda n: _html("\u00ad".join(n)),
    "zero-width spaces": lambda n: _html(n.replace("n", "n\u200b")),
    "address": lambda n: _html(f'<a href="/tim-kiem/?q={quote(n)}">tìm</a>'),
    "address, twice encoded": lambda n: _html(f'<a href="?u={quote(quote(n))}">tìm</a>'),
    "slug": lambda n: _html(f'<a href="../{slugify(n)}/">xem</a>'),
    "structured data": lambda n: _html(
        f'<script type="application/ld+json">{json.dumps({"name": n})}</script>'
    ),
    "embedded picture": lambda n: _html(
        '<img src="data:image/svg+xml;charset=utf-8;base64,{}">'.format(
            base64.b64encode(f"<svg><title>{n}</title></svg>".encode()).decode()
        )
    ),
    "utf-16": lambda n: f"<p>{n}</p>".encode("utf-16"),
    "a bad byte before": lambda n: b"<p>\xff</p>" + _html(n),
}

TEXT: dict[str, Plant] = {
    "muc-luc.json": lambda n: json.dumps({"text": f"dòng một\n{n}"}).encode(),
    "muc-luc-2.json": lambda n: json.dumps({"text": n}, ensure_ascii=False).encode(),
    "muc-luc-3.json": lambda n: json.dumps({"inner": json.dumps({"name": n})}).encode(),
    "trang.js": lambda n: f'var a="{_each(chr(92) + "u{{{code:x}}}", n)}";'.encode(),
    "trang.css": lambda n: f'a::after{{content:"{_each(chr(92) + "{code:x} ", n)}"}}'.encode(),
    "lich.ics": lambda n: _calendar(n),
    "tin.rss": lambda n: (
        f"<rss><channel><item><description><![CDATA[<p>Bà <b>{n}</b></p>]]></description>"
        "</item></channel></rss>"
    ).encode(),
    "tin-2.rss": lambda n: (
        f"<rss><channel><item><title>{_each('&amp;#{code};', n)}</title></item></channel></rss>"
    ).encode(),
    "tin.atom": lambda n: (
        f'<feed><entry><content type="html">&lt;p title="{n}"&gt;x&lt;/p&gt;</content>'
        "</entry></feed>"
    ).encode(),
    "nguon.opml": lambda n: f'<opml><body><outline text="Tin của {n}"/></body></opml>'.encode(),
    "sitemap.xml": lambda n: (
        f"<urlset><url><loc>https://x.vn/{quote(n)}/</loc></url></urlset>".encode()
    ),
    "danh-sach.csv": lambda n: '\ufeff"Họ đệm";"Tên"\n"{}";"{}"\n'.format(
        *n.rsplit(" ", 1)
    ).encode(),
    "danh-sach-2.csv": lambda n: f"STT\tTên\n1\t{n}\n".encode("utf-16"),
    "hinh.svg": lambda n: f"<svg><title>{n}</title></svg>".encode(),
    "ghi-chu.txt": lambda n: f"Người nhận: {n}.\n".encode(),
    "muc-luc.json.gz": lambda n: gzip.compress(json.dumps([n]).encode(), mtime=0),
    "0123456789.bin": lambda n: gzip.compress(json.dumps([[n]], ensure_ascii=False).encode()),
    "sitemap.xml.gz": lambda n: gzip.compress(f"<loc>/{slugify(n)}/</loc>".encode(), mtime=0),
    "rac.bin": lambda n: b"\0\1\2" + n.encode() + b"\0\xff",
    "rac-16.bin": lambda n: b"\0\1\2\3\4" + n.encode("utf-16-le") + b"\0\xff",
}


def _calendar(name: str) -> bytes:
    """Fold by bytes, so that a line ends within a letter."""
    line = f"SUMMARY:Trao giấy khen\\n{name}\\, đợt 1".encode()
    folded = b"\r\n ".join(line[at : at + 11] for at in range(0, len(line), 11))
    return b"BEGIN:VCALENDAR\r\n" + folded + b"\r\nEND:VCALENDAR\r\n"


def _jpeg(*segments: tuple[int, bytes], after: bytes = b"") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(made, "JPEG")
    data = made.getvalue()
    heads = b"".join(
        bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body for marker, body in segments
    )
    return data[:2] + heads + data[2:] + after


def _exif(name: str, tag: int, encoding: str) -> bytes:
    exif = Image.Exif()
    exif[tag] = name.encode(encoding)
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(made, "JPEG", exif=exif)
    return made.getvalue()


def _xmp(name: str) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:li xml:lang="x-default">'
        f"{name}</rdf:li></x:xmpmeta>"
    ).encode()


def _png(name: str, compressed: bool) -> bytes:
    made, info = io.BytesIO(), PngImagePlugin.PngInfo()
    info.add_itxt("Description", name, zip=compressed)
    Image.new("RGB", (8, 8)).save(made, "PNG", pnginfo=info)
    return made.getvalue()


def _webp(name: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, "WEBP", xmp=_xmp(name))
    return made.getvalue()


PICTURES: dict[str, Plant] = {
    "mo-ta.jpg": lambda n: _exif(n, 0x010E, "utf-8"),
    "tieu-de.jpg": lambda n: _exif(n, 0x9C9B, "utf-16-le"),
    "xmp.jpg": lambda n: _jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _xmp(n))),
    "iptc.jpg": lambda n: _jpeg((0xED, b"Photoshop 3.0\x008BIM\x04\x04" + n.encode())),
    "ghi-chu.jpg": lambda n: _jpeg((0xFE, n.encode())),
    "sau-anh.jpg": lambda n: _jpeg(after=n.encode()),
    "chu.png": lambda n: _png(n, False),
    "chu-nen.png": lambda n: _png(n, True),
    "anh.webp": _webp,
    "anh.gif": lambda n: b"GIF89a\x01\0\x01\0\0\0\0!\xfe" + n.encode() + b"\0;",
}


def pdf(*objects: bytes, trailer: bytes = b"<< /Root 1 0 R >>") -> bytes:
    """Return a PDF of these objects, numbered from 1."""
    parts = [b"%PDF-1.7\n"]
    parts += (b"%d 0 obj\n%s\nendobj\n" % (at, each) for at, each in enumerate(objects, start=1))
    return b"".join(parts) + b"trailer\n" + trailer + b"\nstartxref\n0\n%%EOF\n"


def stream(body: bytes, keys: bytes = b"", packing: str = "Flate") -> bytes:
    """Return a stream object, packed."""
    if packing == "Flate":
        body, keys = zlib.compress(body), keys + b" /Filter /FlateDecode"
    elif packing == "85":
        body, keys = (
            base64.a85encode(zlib.compress(body)) + b"~>",
            (keys + b" /Filter [/ASCII85Decode /FlateDecode]"),
        )
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(body), keys, body)


CATALOG = b"<< /Type /Catalog >>"
_FONTS = b"<< /Type /Page /Resources << /Font << /F1 3 0 R >> >> >>"


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be").hex().encode()


def _with_table(name: str, gap: bytes, packing: str = "Flate") -> bytes:
    """Return a PDF whose font has codes of its own, as word processors and browsers write them."""
    letters = sorted(set(name) - {" "})
    code = {letter: at + 1 for at, letter in enumerate(letters)}
    table = b"/CIDInit /ProcSet findresource begin begincmap\n"
    table += b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    table += b"%d beginbfchar\n" % len(letters)
    table += b"".join(
        b"<%04X> <%s>\n" % (code[c], c.encode("utf-16-be").hex().encode()) for c in letters
    )
    table += b"endbfchar endcmap"
    words = [b"".join(b"<%04X>" % code[c] for c in w) for w in name.split()]
    shown = b"BT /F1 12 Tf [" + gap.join(words) + b"] TJ ET"
    font = b"<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 4 0 R >>"
    return pdf(CATALOG, _FONTS, font, stream(table), stream(shown, packing=packing))


def _in_object_stream(name: str) -> bytes:
    inner = b"<< /Title <FEFF%s> >>" % _hex(name)
    head = b"7 0 "
    body = head + inner
    shown = stream(b"BT /F1 12 Tf (mot hai ba bon nam sau bay) Tj ET")
    return pdf(CATALOG, stream(body, b"/Type /ObjStm /N 1 /First %d" % len(head)), shown)


def _shown(text: bytes) -> bytes:
    return pdf(
        CATALOG, stream(b"BT /F9 12 Tf 0 700 Td (mot hai ba bon nam sau bay) Tj " + text + b" ET")
    )


def _literal(name: str) -> bytes:
    data = b"\xfe\xff" + name.encode("utf-16-be")
    return b"(" + b"".join(b"\\%03o" % byte for byte in data) + b") Tj"


PDFS: dict[str, Plant] = {
    "bang-chu.pdf": lambda n: _with_table(n, b" -250 "),
    "tung-chu.pdf": lambda n: _with_table(n, b" "),
    "bang-chu-85.pdf": lambda n: _with_table(n, b" -250 ", packing="85"),
    "chuoi-16.pdf": lambda n: _shown(_literal(n)),
    "chuoi-hex.pdf": lambda n: _shown(b"<FEFF%s> Tj" % _hex(n)),
    "khong-dau.pdf": lambda n: _shown(b"[(%s)] TJ" % fold(n).encode()),
    "tieu-de.pdf": _in_object_stream,
    "tieu-de-sat.pdf": lambda n: pdf(
        CATALOG, stream(b"BT (mot hai ba bon nam sau bay) Tj ET"),
        b"<</Title<FEFF%s>>>" % _hex(n),
    ),
    "xmp.pdf": lambda n: pdf(
        CATALOG, stream(b"BT (mot hai ba bon nam sau bay) Tj ET"),
        stream(_xmp(n), b"/Type /Metadata /Subtype /XML"),
    ),
}  # fmt: skip


def _zipped(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in members.items():
            archive.writestr(path, text)
    return made.getvalue()


def _remarked(name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        member = zipfile.ZipInfo("ho-so.txt")
        member.comment = f"Của {name}".encode()
        archive.writestr(member, "x")
        archive.comment = f"Gửi {name}".encode()
    return made.getvalue()


ARCHIVES: dict[str, Plant] = {
    "bao-cao.docx": lambda n: _zipped(
        **{
            "word/document.xml": "<w:p>"
            + _cut(n, "</w:t></w:r><w:r><w:t>", "</w:t><w:t>")
            + "</w:p>"
        }
    ),
    "nguoi-viet.docx": lambda n: _zipped(**{"docProps/core.xml": f"<dc:creator>{n}</dc:creator>"}),
    "bang.xlsx": lambda n: _zipped(
        **{"xl/sharedStrings.xml": "".join(f"<si><t>{part}</t></si>" for part in n.rsplit(" ", 1))}
    ),
    "bang.ods": lambda n: _zipped(**{"content.xml": f"<text:p>{n}</text:p>"}),
    "goi.zip": lambda n: _zipped(**{f"ho-so/{slugify(n)}.txt": "x"}),
    "ghi-chu.zip": _remarked,
    "goi-2.zip": lambda n: _zipped(**{"ho-so/a.html": f"<p>{_each('&#{code};', n)}</p>"}),
}

FILES: dict[str, Plant] = TEXT | PICTURES | PDFS | ARCHIVES
"""File name to what makes the file around a name; pages are under ``HTML``."""


def spellings(name: str) -> dict[str, str]:
    """Return a name with accents and without."""
    return {"with accents": name, "without": "".join(_plain(letter) for letter in name)}


def _plain(letter: str) -> str:
    return fold(letter).upper() if letter.isupper() else fold(letter)
