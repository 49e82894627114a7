"""Several who publish at once, to targets of one project: they share the files to go back to."""

import os
import traceback
from itertools import count
from pathlib import Path

import pytest

from generator.delivery.digests import read_manifest
from generator.delivery.history import History
from tests.delivery.sites import send, settings, target_of, write_site

KEPT = 3


def deliver_often(root: Path, name: str, times: int) -> None:
    """Deliver sites that two publishers have in common, but for the times at which they do."""
    target = target_of(settings("folder", str(root / f"www-{name}")), root)
    for number in range(times):
        site = write_site(root / f"site-{name}", str(number % 4), ("a", f"b{number % 3}"))
        (site / "lon.bin").write_bytes(bytes([number % 4]) * 3_000_000)
        send(target, site, History(root / "history", name))


def test_two_publishers_do_not_take_each_others_files(tmp_path: Path) -> None:
    children = []
    for name in ("mot", "hai"):
        child = os.fork()
        if not child:
            code = 1
            try:
                deliver_often(tmp_path, name, 12)
                code = 0
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(code)
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert codes == [0, 0]
    into = (tmp_path / f"back-{number}" for number in count())
    for name in ("mot", "hai"):
        history = History(tmp_path / "history", name)
        done = [each for each in history.deliveries() if each.done]
        assert len(done) == 12
        for delivery in done[-KEPT:]:
            place = next(into)
            history.restore(delivery, place)
            assert read_manifest(place) == delivery.files
    # Whoever is last and alone clears up: nothing half-written, nothing that nobody needs.
    History(tmp_path / "history", "mot").prune(KEPT)
    kept = {
        file.sha256
        for name in ("mot", "hai")
        for delivery in History(tmp_path / "history", name).deliveries()[-KEPT:]
        for file in delivery.files.values()
    }
    assert {path.name for path in (tmp_path / "history/objects").glob("*/*")} == kept


def test_files_of_a_delivery_under_way_are_not_cleared_away(tmp_path: Path) -> None:
    mine, other = (History(tmp_path / "history", name) for name in ("mot", "hai"))
    site = write_site(tmp_path / "site", "1", ("a",))
    with mine.in_use():
        mine.store(site, read_manifest(site))
        other.prune(1)
        there = {path.name for path in (tmp_path / "history/objects").glob("*/*")}
        assert there == {file.sha256 for file in read_manifest(site).values()}
    other.prune(1)
    assert not list((tmp_path / "history/objects").glob("*/*"))


def test_what_was_cut_short_can_still_be_gone_back_to(tmp_path: Path) -> None:
    """It was finished there, and not written down here: the next delivery finds that out."""
    history, other = (History(tmp_path / "history", name) for name in ("noi", "khac"))
    target = target_of(settings("folder", str(tmp_path / "www")), tmp_path)
    first = write_site(tmp_path / "site", "1", ("a",))

    def die(step: str) -> None:
        if step == "prune":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        send(target, first, history, die)
    assert not history.deliveries()[0].done
    other.prune(1)
    send(target, write_site(tmp_path / "site", "2", ("b",)), history)
    assert history.find(1).done
    history.restore(history.find(1), tmp_path / "back")
