"""One file: the same bytes for the same site, and links that lead to files."""

import os
from pathlib import Path

import pytest

from generator.delivery.digests import read_manifest
from generator.delivery.explicit import explicit
from generator.delivery.history import History
from generator.delivery.target import Parcel, Published
from tests.delivery.sites import send, settings, target_of, write_site


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ("../", "../index.html"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("a/b/", "a/b/index.html"),
        ("a/#muc", "a/index.html#muc"),
        ("a/?q=1", "a/index.html?q=1"),
        ("#muc", "#muc"),
        ("", ""),
        ("a/tep.pdf", "a/tep.pdf"),
        ("https://x.vn/a/", "https://x.vn/a/"),
        ("//x.vn/a/", "//x.vn/a/"),
        ("mailto:a@x.vn", "mailto:a@x.vn"),
    ],
)
def test_links_name_files(link: str, named: str) -> None:
    page = '<a class="x" href="{}">a</a> <form action="{}">'
    assert explicit(page.format(link, link).encode()) == page.format(named, named).encode()


def test_a_redirect_leads_to_a_file() -> None:
    page = b'<meta http-equiv="refresh" content="0; url=../moi/">'
    assert explicit(page) == page.replace(b"../moi/", b"../moi/index.html")


def test_the_same_site_is_the_same_file(tmp_path: Path) -> None:
    found = []
    for name in ("x", "y"):
        site = write_site(tmp_path / name / "site", "1", ("a", "b"))
        for number, path in enumerate(sorted(site.rglob("*"))):
            os.utime(path, (number, number + len(name)))
            if path.is_file():
                path.chmod(0o600 if name == "x" else 0o644)
        target = target_of(settings("zip", str(tmp_path / name / "goi.zip")), tmp_path)
        files = read_manifest(site)
        target.put(Parcel(site, files, {"ban-ke.json": b"1"}, 1, Published()), lambda _: None)
        found.append((tmp_path / name / "goi.zip").read_bytes())
    assert found[0] == found[1]


def test_explicit_names_are_what_is_delivered(tmp_path: Path) -> None:
    target = target_of(settings("zip", str(tmp_path / "goi.zip"), names="explicit"), tmp_path)
    site = write_site(tmp_path / "site", "1", ("a",))
    delivery = send(target, site, History(tmp_path / "history", "noi"))
    target.fetch(["tin-tuc/a/index.html"], tmp_path / "out")
    assert b'href="../index.html"' in (tmp_path / "out/tin-tuc/a/index.html").read_bytes()
    assert delivery.files == read_manifest(site)
    assert target.read_back(None) == target.published().files != delivery.files
