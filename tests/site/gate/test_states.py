"""What a change of state changes in a site: these files, no others, and an old site no matter.

``tests/expected/states/`` holds, for each change, every path that appears (+), goes (-) or reads
differently (*). Only the day moves on from one to the other, or one line of one file.
"""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Files
from tests.site.gate.marked import photograph
from tests.site.gate.projects import build, manifest, project

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("states")]

TODAY, TOMORROW = date(2026, 11, 21), date(2026, 11, 22)
APPROVED = "status: approved, author: A, approved_by: B, publish: 2026-01-0"
_DIGEST = re.compile(r"-[0-9a-f]{10}-")
NEWS = "tin-tuc/tin.md"
PERSON = "vinh-danh/vd-1.md"
DECISION = "quyet-dinh/qd.md"


def news(rest: str = "", publication: str = f"{APPROVED}2") -> str:
    """Return a piece of news with a picture."""
    return (
        "---\nid: tt-1\ntitle: Tin một\nimage: {file: tin.jpg, alt: Lễ, credit: Văn phòng}\n"
        f"publication: {{{publication}}}\n{rest}---\nTin.\n"
    )


def person(rest: str = "", expires: str = "2030-01-01") -> str:
    """Return a person with a portrait, named by a decision and an exemplar."""
    return (
        "---\nid: vd-1\ntitle: Nguyễn Thị Thu Sương\nhonouree_kind: person\n"
        "image: {file: suong.jpg, alt: Chân dung, credit: Văn phòng}\n"
        "consent: {ref: P, day: 2026-01-01, scope: [name, photo, story], "
        f"expires: {expires}}}\npublication: {{{APPROVED}3}}\n{rest}---\nBài.\n"
    )


def decision(rest: str = "") -> str:
    """Return a decision that names the person and another."""
    return (
        "---\nid: qd-1\ntitle: Quyết định khen\nsymbol: 1/QĐ\nissue_day: 2026-01-04\n"
        "awarded: [{number: 1, name: Nguyễn Thị Thu Sương, honouree: vd-1}, "
        f"{{number: 2, name: Lê Văn Khác}}]\npublication: {{{APPROVED}4}}\n{rest}---\n"
    )


GROUND: Files = {
    "don-vi/so.yml": "id: dv-1\nnames: [{value: Sở}]\nlevel: department\n",
    NEWS: news(),
    "tin-tuc/tin.jpg": photograph("tin"),
    "tin-tuc/khac.md": f"---\nid: tt-2\ntitle: Tin khác\npublication: {{{APPROVED}1}}\n---\n",
    PERSON: person(),
    "vinh-danh/suong.jpg": photograph("suong"),
    DECISION: decision(),
    "dien-hinh/mo-hinh.md": (
        "---\nid: dh-1\ntitle: Mô hình\nexemplar_kind: model\nhonourees: [vd-1]\n"
        f"publication: {{{APPROVED}5}}\n---\nCách làm.\n"
    ),
}


@dataclass(frozen=True)
class Change:
    """A change: the files that differ from the ground before it and after it, and the days."""

    before: Files
    after: Files
    first: date = TODAY
    then: date = TODAY


def overnight(path: str, text: str) -> Change:
    """Return the change that a file makes from one day to the next, with nobody editing it."""
    return Change({path: text}, {path: text}, TODAY, TOMORROW)


def edited(path: str, before: str, after: str) -> Change:
    """Return the change of one line within a day."""
    return Change({path: before}, {path: after})


WITHDRAWN = "withdrawn: {day: 2026-11-22, reason: Rút.}\n"
CONSULTATION = (
    "---\nid: ly-1\ntitle: Lấy ý kiến\nposted: 2026-11-09\nends: 2026-11-21\ncontact: Sở\n"
    f"subjects: [{{name: Trần Thị Được}}]\npublication: {{{APPROVED}6}}\n---\n"
)
EVENT = (
    "---\nid: sk-1\ntitle: Hội nghị\nstart: 2026-12-20\n"
    f"cancelled: {{day: 2026-11-22, reason: Bão.}}\npublication: {{{APPROVED}7}}\n---\n"
)
CHANGES: dict[str, Change] = {
    "nothing": overnight(NEWS, news()),
    "approved": edited(
        NEWS, news(publication=f"{APPROVED}2".replace("approved,", "review,")), news()
    ),
    "embargo-lifts": overnight(NEWS, news(publication=f"{APPROVED[:-9]}2026-11-22")),
    "expires": overnight(NEWS, news(publication=f"{APPROVED}2, expire: 2026-11-22")),
    "withdrawn": overnight(NEWS, news(WITHDRAWN)),
    "removed-gone": overnight(NEWS, news("removed: {day: 2026-11-22}\n")),
    "removed-notice": overnight(NEWS, news("removed: {day: 2026-11-22, notice: Đã gỡ.}\n")),
    "removed-redirect": overnight(NEWS, news("removed: {day: 2026-11-22, redirect: tt-2}\n")),
    "restored": edited(NEWS, news(WITHDRAWN.replace("22", "20")), news()),
    "consent-lapses": overnight(PERSON, person(expires="2026-11-21")),
    "person-withdrawn": overnight(PERSON, person(WITHDRAWN)),
    "person-removed": overnight(PERSON, person("removed: {day: 2026-11-22}\n")),
    "person-removed-everywhere": overnight(
        PERSON, person("removed: {day: 2026-11-22, notice: Đã gỡ., everywhere: có}\n")
    ),
    "revoked": overnight(
        DECISION, decision("revocations: [{day: 2026-11-22, reason: Nhầm, number: 2}]\n")
    ),
    "consultation-over": overnight("lay-y-kien/ly.md", CONSULTATION),
    "event-cancelled": overnight("su-kien/sk.md", EVENT),
}


def differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return what appeared, went and changed, without the digests in the names of pictures.

    The search index is one thing, whatever its files.
    """
    marks = dict.fromkeys(after.keys() - before.keys(), "+")
    marks |= dict.fromkeys(before.keys() - after.keys(), "-")
    marks |= {path: "*" for path in after.keys() & before.keys() if before[path] != after[path]}
    found = {
        "* tim-kiem/chi-muc/" if "/chi-muc/" in path else f"{mark} {_DIGEST.sub('-…-', path)}"
        for path, mark in marks.items()
    }
    return sorted(found, key=lambda line: line[2:])


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_state(name: str, tmp_path: Path, expected: Callable[[str, str], str]) -> None:
    change = CHANGES[name]
    folder = project(tmp_path / "old", GROUND | change.before)
    before = manifest(build(folder, change.first))
    project(folder, GROUND | change.after)
    after = manifest(build(folder, change.then))
    lines = "".join(f"{line}\n" for line in differences(before, after))
    assert lines == expected(f"states/{name}.txt", lines)

    shutil.rmtree(folder / "site")
    clean = project(tmp_path / "elsewhere" / "clean", GROUND | change.after)
    assert manifest(build(clean, change.then)) == after
