"""A ledger comes back as it was kept, with what edits changed; half a one is none."""

from pathlib import Path

import pytest

from generator.build.project import Project
from generator.build.revision import ledger as keeping
from generator.build.revision.ledger import (
    Amendment,
    Ledger,
    amend_ledger,
    find_ledger,
    forget_ledger,
    keep_ledger,
)
from generator.build.state.listing import pack_listing
from generator.build.state.unchanged import Snapshot
from generator.views.outline import pack

FILES = [("content/", (0, 0, 0, 0)), ("content/a.md", (9, 1, 1, 5)), ("content/b.md", (9, 2, 2, 6))]
LEDGER = Ledger(
    snapshot=Snapshot("quanh", "vao", {"content/b.md": "x"}, pack_listing(FILES)),
    records={"tin-a": ("news", "content/a.md", b"1"), "tin-b": ("news", "content/b.md", b"2")},
    conferred={"vd-1": (("qd-1", 0),)},
    leaned_on=frozenset({"vd-1"}),
    checked_by={"dv-1": frozenset({"tin-a"})},
    everywhere=frozenset(),
    sheets={"tin-tuc/a/": (b"\0\0\0\0", "k1"), "tin-tuc/": (b"", "k2")},
    entries={"tin-a": (b"\0\0\0\0", "e1")},
    pictures={},
    outlined=pack({}),
    packed=b"",
)


def amendment(number: int) -> Amendment:
    return Amendment(
        read=("quanh", f"vao {number}", {}),
        files={1: ("content/a.md", (9, 3, 3, number))},
        records={"tin-a": ("news", "content/a.md", bytes([number]))},
        leaned_on={f"vd-{number}"},
        checked_by={"dv-2": frozenset({"tin-a"})},
        sheets={"tin-tuc/a/": (b"\1\0\0\0", f"k{number}")},
        entries={},
    )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "content", tmp_path / "theme_overrides", tmp_path / "cache")


def test_a_ledger_comes_back_as_it_was_kept(project: Project, tmp_path: Path) -> None:
    assert find_ledger(project, tmp_path) is None
    keep_ledger(project, tmp_path, LEDGER)
    assert find_ledger(project, tmp_path) == LEDGER
    forget_ledger(project, tmp_path)
    assert find_ledger(project, tmp_path) is None


def test_edits_stand_behind_it_in_their_order(project: Project, tmp_path: Path) -> None:
    keep_ledger(project, tmp_path, LEDGER)
    expected = LEDGER
    for number in range(1, 2 * keeping._MOST_AMENDMENTS):
        found = find_ledger(project, tmp_path)
        assert found is not None
        amend_ledger(project, tmp_path, found, amendment(number))
        expected = expected.amended(amendment(number))
        found = find_ledger(project, tmp_path)
        assert found is not None
        assert found.amendments <= keeping._MOST_AMENDMENTS
        assert (found.snapshot, found.records, found.leaned_on, found.checked_by) == (
            expected.snapshot, expected.records, expected.leaned_on, expected.checked_by,
        )  # fmt: skip
        assert found.files == expected.files
        assert (found.sheets, found.entries) == (expected.sheets, expected.entries)


def test_half_a_ledger_is_none(project: Project, tmp_path: Path) -> None:
    keep_ledger(project, tmp_path, LEDGER)
    amend_ledger(project, tmp_path, LEDGER, amendment(1))
    (place,) = (project.cache / "built").iterdir()
    whole = place.read_bytes()
    base = len(whole) - len(b"".join(keeping._sealed([tuple(amendment(1))])))
    for length in range(len(whole)):
        place.write_bytes(whole[:length])
        found = find_ledger(project, tmp_path)
        assert found == (LEDGER if length == base else None), length
    place.write_bytes(whole.replace(b"vao 1", b"vao 2"))
    assert find_ledger(project, tmp_path) is None


def test_a_ledger_is_not_begun_by_an_edit(project: Project, tmp_path: Path) -> None:
    keep_ledger(project, tmp_path, LEDGER)
    forget_ledger(project, tmp_path)
    amend_ledger(project, tmp_path, LEDGER, amendment(1))
    assert find_ledger(project, tmp_path) is None
