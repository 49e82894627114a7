"""What holds a delivery back, and by which name it is lifted."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.delivery.built import Built, Shown, read_built, sources_digest, write_built
from generator.delivery.changes import changes
from generator.delivery.digests import read_manifest
from generator.delivery.guards import guard_build, guard_losses, guard_return, held_back
from generator.delivery.history import History
from generator.delivery.manifest import File
from generator.delivery.plan import Plan, Turn, plan
from generator.delivery.target import Published
from tests.delivery.sites import send, settings, target_of, write_site

TODAY = date(2026, 11, 21)
BUILT = Built(TODAY, "site", "sources", {"vd-1": Shown("honouree", True, ("photo",))})
NEWS = Shown("news", False, ())
PERSON = Shown("honouree", True, ())


def names(guards) -> list[str]:
    return [guard.name for guard in guards]


def test_a_plan_tells_pages_items_and_losses(tmp_path: Path) -> None:
    target = target_of(settings("folder", str(tmp_path / "www")), tmp_path)
    history = History(tmp_path / "history", "noi")
    send(target, write_site(tmp_path / "site", "1", ("a", "b")), history)
    site = write_site(tmp_path / "site", "2", ("b", "c"))
    found = plan(target, site, read_manifest(site), tmp_path)
    assert found.pages == Turn(("tin-tuc/c/",), ("", "tin-tuc/b/"), ("tin-tuc/a/",))
    assert found.items == Turn(("tin-tuc/c/",), (), ("tin-tuc/a/",))
    assert found.report is not None
    assert found.report.ids_lost == ("tag:x.vn,2026:a",)
    assert found.deletions == ("tin-tuc/a/index.html",)
    guards = list(guard_losses(found, 0))
    assert names(guards) == ["deletions", "ids", "urls"]
    assert names(guard_losses(found, 1)) == ["ids", "urls"]
    assert names(held_back(guards, ("ids", "urls"))) == ["deletions"]
    assert held_back(guards, ("ids", "urls", "deletions")) == ()


def test_a_first_delivery_loses_nothing() -> None:
    files = {"index.html": File(1, "0" * 64)}
    first = Plan(Published(), files, changes({}, files), Turn(), Turn(), None)
    assert not list(guard_losses(first, 0))


@pytest.mark.parametrize(
    ("built", "names_"),
    [
        (BUILT, []),
        (None, ["stale"]),
        (replace(BUILT, day=date(2026, 11, 20)), ["day"]),
        (replace(BUILT, sources="older"), ["stale"]),
    ],
)
def test_a_build_is_todays_and_of_what_is_written(built, names_) -> None:
    assert names(guard_build(built, "sources", TODAY)) == names_


@pytest.mark.parametrize(
    ("then", "now", "found"),
    [
        ({"a": PERSON}, {"a": PERSON}, []),
        ({"a": PERSON}, {"a": PERSON, "b": NEWS}, []),
        ({"a": PERSON}, {}, [("gate", True)]),
        ({"a": PERSON}, {"a": replace(PERSON, without=("photo",))}, [("gate", True)]),
        ({"a": replace(PERSON, without=("photo",))}, {"a": PERSON}, []),
        ({"a": NEWS}, {}, [("gate", False)]),
        ({"a": NEWS, "b": PERSON}, {}, [("gate", True), ("gate", False)]),
        (None, {}, [("gate", True)]),
    ],
)
def test_going_back_brings_no_one_back(then, now, found) -> None:
    guards = tuple(guard_return(then, now))
    assert [(guard.name, guard.firm) for guard in guards] == found
    assert names(held_back(guards, ("gate",))) == ["gate" for _, firm in found if firm]


def test_what_is_noted_of_a_build_comes_back(tmp_path: Path) -> None:
    assert read_built(tmp_path, "site") is None
    for number in range(8):
        write_built(tmp_path, replace(BUILT, site=str(number)))
        os.utime(tmp_path / f".cache/guongsang/notes/{number}.json", (number, number))
    write_built(tmp_path, BUILT)
    assert read_built(tmp_path, "site") == BUILT
    assert read_built(tmp_path, "edited since") is None
    assert read_built(tmp_path, "0") is None
    assert read_built(tmp_path, "7") is not None
    (tmp_path / ".cache/guongsang/notes/site.json").write_text("[]")
    assert read_built(tmp_path, "site") is None


def test_two_builds_at_once_each_leave_their_note(tmp_path: Path) -> None:
    sites = [f"{worker}-{turn % 3}" for worker in range(4) for turn in range(60)]
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(lambda site: write_built(tmp_path, replace(BUILT, site=site)), sites))
    assert read_built(tmp_path, sites[-1]) is not None
    assert not list((tmp_path / ".cache/guongsang/notes").glob(".*"))


def test_sources_are_all_that_the_office_writes(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("a")
    first = sources_digest(tmp_path)
    (tmp_path / "content/.a.md.swp").write_text("a")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/a").write_text("a")
    assert sources_digest(tmp_path) == first
    (tmp_path / "content/a.md").write_text("b")
    assert sources_digest(tmp_path) != first
