"""Whatever the files are: problems with places inside them, never an exception."""

import json
import shutil
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.build.pipeline import Project, prepare
from generator.checks.check import check
from generator.content.kinds import KINDS
from generator.diagnostics import Diagnostic
from generator.graph.resolve import resolve
from generator.loading.load import load
from generator.messages.catalogue import LANGUAGES, word
from generator.source import read_source
from tests.conftest import write

ROOT = Path(__file__).resolve().parents[3]
DAY = date(2026, 11, 21)
FEW = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SLOTS = (
    *(f"{kind.folder}/mot.md" for kind in KINDS),
    "don-vi/mot.yml",
    "quyet-dinh/ds.csv",
    "danh-muc/danh-hieu.yml",
    "danh-muc/chu-de.yml",
    "danh-muc/viet-tat.yml",
    "danh-muc/ngay-nghi.yml",
    "quy-dinh/mot.yml",
    "chuyen-trang.yml",
)
TABLE = "---\nid: qd-mot\ntitle: A\nawarded_file: ds.csv\n---\n"


@cache
def originals() -> dict[str, bytes]:
    """Return the repository's own texts by path under ``content/``."""
    files = sorted(p for p in (ROOT / "content").rglob("*") if p.suffix in {".md", ".yml", ".csv"})
    return {str(file.relative_to(ROOT / "content")): file.read_bytes() for file in files}


def assert_told(content: Path, problems: Iterable[Diagnostic]) -> None:
    """Assert that every problem can be worded and lies within its file."""
    for problem in problems:
        place = problem.place
        for language in LANGUAGES:
            assert word(problem, language).what
        file = content.parent / place.path
        text = read_source(place.path, file.read_bytes())[0].text if file.is_file() else ""
        lines = text.split("\n") if file.stat().st_size < 4_000_000 else [""]
        assert 1 <= place.line <= len(lines), problem
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, problem
        assert place.length >= 1, problem


def assert_loads(folder: Path, path: str, data: bytes) -> None:
    if (folder / "content").exists():
        shutil.rmtree(folder / "content")
    files: dict[str, str | bytes] = {path: data}
    if path.endswith(".csv"):
        files["quyet-dinh/qd-mot.md"] = TABLE
    content = write(folder, files)
    library = load(content)
    assert_told(content, (*library.problems, *resolve(library)[1]))


@FEW
@given(path=st.sampled_from(SLOTS), data=st.binary(max_size=300))
def test_any_bytes(tmp_path: Path, path: str, data: bytes) -> None:
    assert_loads(tmp_path, path, data)


YAML = st.text(alphabet=st.sampled_from("aáĐ:-#'\"[]{}&*!|>%@`,?~ \t\n\\0/=."), max_size=80)


@FEW
@given(path=st.sampled_from(SLOTS), text=st.text(max_size=200) | YAML)
@example("tin-tuc/mot.md", "&a 1\n*a : 2\n")
@example("tin-tuc/mot.md", "? - a\n:\n\t- b\n")
@example("tin-tuc/mot.md", "a: |1-\n b\n---")
@example("tin-tuc/mot.md", "'\n\"\n:\n")
@example("tin-tuc/mot.md", "!<tag:yaml.org,2002:str> a: b")
@example("tin-tuc/mot.md", "%YAML 9.9\n--- a")
@example("don-vi/mot.yml", "---")
def test_any_text_as_fields(tmp_path: Path, path: str, text: str) -> None:
    whole = f"---\n{text}\n---\n" if path.endswith(".md") else text
    assert_loads(tmp_path, path, whole.encode(errors="replace"))


SCALAR = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from(
        ["31/02/2022", "9999-12-31", "0001-01-01", "24:61 1/1/2026", "-1.000.000,5", "có", "a-mot"]
    ),
)
VALUE = st.recursive(SCALAR, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
    st.text(max_size=8), inner, max_size=3), max_leaves=8)  # fmt: skip


@st.composite
def fields_of_a_kind(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    """Return a kind's folder and a record with keys of its model and values of any shape."""
    kind = draw(st.sampled_from(KINDS))
    keys = draw(st.lists(st.sampled_from(sorted(kind.model.model_fields)), max_size=6, unique=True))
    return kind.folder, {"id": "mot-hai", "title": "Một", **{key: draw(VALUE) for key in keys}}


@FEW
@given(record=fields_of_a_kind())
def test_any_value_for_any_key(tmp_path: Path, record: tuple[str, dict[str, object]]) -> None:
    folder, values = record
    # JSON is YAML, and says what it means.
    assert_loads(tmp_path, f"{folder}/mot.yml", json.dumps(values).encode())


CHARACTERS = "\t:-#'\"[]{}&*!|>%@`\x00\x85\u2028\ufeffĐÐa\u0301 "


EDIT = st.tuples(
    st.sampled_from(["delete", "double", "swap", "indent", "insert", "cut"]),
    st.integers(0, 10_000),
    st.integers(0, 10_000),
    st.sampled_from(CHARACTERS),
)
EDITS = st.lists(EDIT, min_size=1, max_size=4)


def astray(data: bytes, edits: list[tuple[str, int, int, str]]) -> bytes:
    """Return a file with a few lines and characters gone astray."""
    lines = data.decode().split("\n")
    for what, one, other, mark in edits:
        at, second = one % len(lines), other % len(lines)
        column = other % (len(lines[at]) + 1)
        match what:
            case "delete" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                lines[at], lines[second] = lines[second], lines[at]
            case "indent":
                lines[at] = mark * 2 + lines[at]
            case "insert":
                lines[at] = lines[at][:column] + mark + lines[at][column:]
            case _:
                lines[at] = lines[at][:column]
    return "\n".join(lines).encode()


@settings(FEW, max_examples=200)
@given(path=st.sampled_from(sorted(originals())), edits=EDITS)
def test_real_files_gone_astray(
    tmp_path: Path, path: str, edits: list[tuple[str, int, int, str]]
) -> None:
    assert_loads(tmp_path, path, astray(originals()[path], edits))


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the repository's content."""
    return Path(shutil.copytree(ROOT / "content", tmp_path_factory.mktemp("fuzz") / "content"))


@settings(FEW, max_examples=20)
@given(path=st.sampled_from(sorted(originals())), edits=EDITS)
def test_all_checks_stand_a_file_gone_astray(
    copied: Path, path: str, edits: list[tuple[str, int, int, str]]
) -> None:
    (copied / path).write_bytes(astray(originals()[path], edits))
    try:
        project = Project(copied, ROOT / "theme_overrides", copied.parent / "cache")
        assert_told(copied, check(prepare(project, DAY)))
    finally:
        (copied / path).write_bytes(originals()[path])
