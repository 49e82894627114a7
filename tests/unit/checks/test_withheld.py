"""What is reported of a built site, and where."""

from pathlib import Path
from typing import Any

import pytest

from generator.build.pipeline import Prepared, Project
from generator.checks.withheld import check_output
from generator.checks.withheld_names import sought
from generator.graph.graph import Graph
from generator.messages.catalogue import MESSAGES, word
from generator.policy.edition import admit
from tests.unit.checks.planting import CATALOG, pdf, stream
from tests.unit.policy.making import made, on, person, site

NAMED = "Nguyễn Thị Thu Sương"
GONE: dict[str, Any] = {"removed": {"day": "2026-11-01"}}
EVERYWHERE: dict[str, Any] = {"removed": {"day": "2026-11-01", "everywhere": True}}
NOTICE: dict[str, Any] = {"withdrawn": {"day": "2026-11-01", "reason": "Theo yêu cầu"}}
DECISION = made("award-decision", "qd-1", awarded=[{"name": NAMED, "honouree": "vd-1"}])


def found(tmp_path: Path, graph: Graph, files: dict[str, str | bytes]) -> set[tuple[str, int, str]]:
    """Return (path, line, code) of what is reported of a site with these files."""
    for name, content in files.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    project = Project(tmp_path, tmp_path, tmp_path)
    prepared = Prepared(project, graph, admit(graph, on("2026-11-21")), ())
    problems = check_output(sought(prepared), tmp_path / "site")
    for each in problems:
        for language in ("vi", "en"):
            wording = word(each, language)
            assert NAMED not in wording.what + wording.cure
    return {(each.place.path, each.place.line, each.code) for each in problems}


def test_a_name_is_reported_by_file_and_line(tmp_path: Path) -> None:
    graph = site(person("vd-1", title=NAMED, **GONE))
    files: dict[str, str | bytes] = {
        "index.html": f"<p>a</p>\n<p>{NAMED}</p>",
        "feeds/a.json": "{}",
        "anh/nguyen-thi-thu-suong.jpg": b"",
        "nguyen-thi-thu-suong/a.txt": "",
    }
    assert found(tmp_path, graph, files) == {
        ("site/index.html", 2, "withheld.name"),
        ("site/anh/nguyen-thi-thu-suong.jpg", 1, "withheld.name"),
        ("site/nguyen-thi-thu-suong/a.txt", 1, "withheld.name"),
    }


@pytest.mark.parametrize(
    ("path", "keys", "reported"),
    [
        ("quyet-dinh/qd-1/index.html", GONE, False),
        ("quyet-dinh/qd-1/danh-sach.csv", GONE, False),
        ("quyet-dinh/index.html", GONE, False),
        ("vinh-danh/danh-sach/index.html", GONE, False),
        ("feeds/tat-ca.atom", GONE, False),
        ("tim-kiem/0.json", GONE, False),
        ("tin-tuc/tt-1/index.html", GONE, True),
        ("tin-tuc/tt-1/phu-luc.txt", GONE, True),
        ("quyet-dinh/qd-1/index.html", EVERYWHERE, True),
        ("feeds/tat-ca.atom", EVERYWHERE, True),
    ],
)
def test_where_a_row_of_a_decision_makes_a_name_lawful(
    tmp_path: Path, path: str, keys: dict[str, Any], reported: bool
) -> None:
    graph = site(person("vd-1", title=NAMED, **keys), DECISION, made("news", "tt-1"))
    expected = {(f"site/{path}", 1, "withheld.name")} if reported else set()
    assert found(tmp_path, graph, {path: NAMED}) == expected


def test_a_lawful_name_makes_no_file_name_lawful(tmp_path: Path) -> None:
    graph = site(person("vd-1", title=NAMED, **GONE), DECISION)
    path = "quyet-dinh/nguyen-thi-thu-suong.pdf"
    assert found(tmp_path, graph, {path: b""}) == {
        (f"site/{path}", 1, "withheld.name"),
    }


def test_a_namesake_but_for_accents_is_told_apart(tmp_path: Path) -> None:
    graph = site(person("vd-1", title="Trần Thị Hoà", **GONE), person("vd-2", title="Trần Thị Hoa"))
    files: dict[str, str | bytes] = {
        "index.html": "Trần Thị Hoa",
        "tim-kiem/0.json": '"tran thi hoa"',
        "tin-tuc/index.html": "Trần Thị Hòa",
    }
    assert found(tmp_path, graph, files) == {("site/tin-tuc/index.html", 1, "withheld.name")}


def test_what_is_left_behind(tmp_path: Path) -> None:
    graph = site(
        person("vd-1", title=NAMED, **GONE),
        person("vd-2", **NOTICE),
        person("vd-3"),
        made("news", "tt-1", publication={"status": "draft"}),
    )
    files: dict[str, str | bytes] = {
        "vinh-danh/vd-1/index.html": "",
        "vinh-danh/vd-2/index.html": "",
        "vinh-danh/vd-2/anh-800.webp": b"",
        "vinh-danh/vd-3/index.html": "",
        "vinh-danh/vd-3/anh-800.webp": b"",
        "tin-tuc/tt-1/index.html": "",
    }
    assert found(tmp_path, graph, files) == {
        ("site/vinh-danh/vd-1/index.html", 1, "withheld.left-behind"),
        ("site/vinh-danh/vd-2/anh-800.webp", 1, "withheld.left-behind"),
        ("site/tin-tuc/tt-1/index.html", 1, "withheld.left-behind"),
    }


def test_what_could_not_be_read_is_reported_beside_what_could(tmp_path: Path) -> None:
    graph = site(person("vd-1", title=NAMED, **GONE))
    scan = pdf(CATALOG, b"<< /Title (nguyen thi thu suong) >>", stream(b"q /Im1 Do Q"))
    assert found(tmp_path, graph, {"a.pdf": scan, "b.br": b"x"}) == {
        ("site/a.pdf", 1, "withheld.name"),
        ("site/a.pdf", 1, "withheld.scan"),
        ("site/b.br", 1, "withheld.packed"),
    }


def test_a_name_too_short_to_look_for_is_said(tmp_path: Path) -> None:
    graph = site(person("vd-1", title="Sương", **GONE))
    assert {code for *_, code in found(tmp_path, graph, {"index.html": "Sương"})} == {
        "withheld.too-short"
    }


def test_nobody_withheld_nothing_read(tmp_path: Path) -> None:
    assert found(tmp_path, site(person("vd-1", title=NAMED)), {"b.br": b"x"}) == set()


def test_every_reason_for_not_reading_has_its_words() -> None:
    assert {f"withheld.{why}" for why in ("packed", "broken", "locked", "scan")} <= MESSAGES.keys()
