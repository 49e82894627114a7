"""Manifests and what lies between two of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.delivery.changes import Phase, Sort, apply, changes, phases, sort_of
from generator.delivery.digests import read_manifest
from generator.delivery.manifest import (
    EMPTY,
    File,
    from_json,
    in_order,
    is_path,
    manifest_digest,
    to_json,
)
from generator.delivery.trouble import DeliveryError

PATHS = st.sampled_from(
    [
        "index.html", "a", "a/index.html", "a/b/index.html", "b/index.html", "feeds/a.atom",
        "lich/a.ics", "sitemap.xml", "assets/css/x.css", "a/anh-0123456789-320.webp", "tệp.pdf",
    ]
)  # fmt: skip
FILES = st.builds(
    File, st.integers(0, 9), st.sampled_from("0123456789abcdef").map(lambda digit: digit * 64)
)
MANIFESTS = st.dictionaries(PATHS, FILES).map(in_order)


@given(MANIFESTS, MANIFESTS)
def test_changes_lead_from_one_to_the_other(a, b):
    todo = changes(a, b)
    found = apply(todo, a)
    assert found == b
    assert list(found) == sorted(b)
    assert bool(todo) == (a != b)
    assert not todo.added.keys() & a.keys()
    assert todo.removed <= a.keys()


@given(MANIFESTS, MANIFESTS)
def test_every_change_has_one_step_and_what_is_announced_is_there(a, b):
    todo = changes(a, b)
    steps = list(phases(todo))
    assert [phase for phase, _ in steps] == sorted(phase for phase, _ in steps)
    listed = [path for _, paths in steps for path in paths]
    assert sorted(listed) == sorted([*todo.written, *todo.removed])
    at = {path: phase for phase, paths in steps for path in paths}
    for path in todo.written:
        if sort_of(path) is Sort.FEED:
            assert at[path] > max(
                (at[p] for p in todo.written if sort_of(p) is Sort.PAGE), default=0
            )


def test_a_file_gives_way_to_a_folder():
    todo = changes({"a": File(1, "0" * 64)}, {"a/index.html": File(1, "0" * 64)})
    assert next(phases(todo)) == (Phase.CLEAR, ("a",))
    back = changes({"a/index.html": File(1, "0" * 64)}, {"a": File(1, "0" * 64)})
    assert next(phases(back)) == (Phase.CLEAR, ("a/index.html",))


@given(MANIFESTS)
def test_json_comes_back(files):
    assert from_json(to_json(files, delivery=3)) == (files, {"delivery": 3})


@pytest.mark.parametrize(
    "path",
    ["../x", "/x", "a//b", "a/../b", "a\\b", "C:/x", "", "a/", "./a", ".guongsang/lock", "a\nb"],
)
def test_a_path_that_leads_out_is_refused(path):
    assert not is_path(path)
    with pytest.raises(ValueError, match="not a path"):
        from_json(to_json({path: File(1, "0" * 64)}))


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"files":{"a":1}}', b'{"files":{"a":{"size":1}}}', b"\xff"]
)
def test_what_is_no_manifest_is_a_value_error(data):
    with pytest.raises(ValueError):  # noqa: PT011 - every reader's own words
        from_json(data)


def test_a_folder_is_read_in_order_with_plain_digests(tmp_path: Path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b/index.html").write_bytes(b"abc")
    (tmp_path / "a.html").write_bytes(b"")
    found = read_manifest(tmp_path)
    assert list(found) == ["a.html", "b/index.html"]
    assert found["b/index.html"] == File(
        3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    assert manifest_digest(found) != manifest_digest(EMPTY)


def test_a_link_is_refused(tmp_path: Path):
    (tmp_path / "out").symlink_to("/etc")
    with pytest.raises(DeliveryError, match="liên kết"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    ("path", "sort"),
    [
        ("su-kien/x/lop-hoc-9bc889553b-640.webp", Sort.ASSET),
        ("assets/stylesheets/main.57a0d79d.min.css", Sort.ASSET),
        ("tim-kiem/chi-muc/0123456789.bin", Sort.ASSET),
        ("tim-kiem/chi-muc/muc-luc.bin", Sort.FILE),
        ("assets/css/print.css", Sort.FILE),
        ("quyet-dinh/x/danh-sach.csv", Sort.FILE),
        ("404.html", Sort.PAGE),
        ("feeds/tat-ca.atom", Sort.FEED),
        ("lich/tat-ca.ics", Sort.FEED),
        ("sitemap.xml", Sort.FEED),
    ],
)
def test_sorts(path, sort):
    assert sort_of(path) is sort
