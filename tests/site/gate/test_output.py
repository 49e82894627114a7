"""``guongsang check --output``: a clean site passes, a planted name fails, in every format."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import group
from generator.cli.environment import EnvironmentProblem
from tests.conftest import Files
from tests.site.gate.projects import build, project
from tests.unit.checks.planting import FILES, HTML, spellings

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("gate-output")]

NAME = "Nguyễn Đặng Thu Sương"
APPROVED = "publication: {status: approved, author: A, approved_by: B, publish: 2026-01-02}\n"
PEOPLE: Files = {
    "vinh-danh/vd-1.md": (
        f"---\nid: vd-1\ntitle: Bà {NAME}\nhonouree_kind: person\n{APPROVED}"
        "removed: {day: 2026-11-20, notice: Đã gỡ., everywhere: có}\n---\n"
    ),
    "quyet-dinh/qd-1.md": (
        f"---\nid: qd-1\ntitle: Khen\nawarded: [{{name: {NAME}, honouree: vd-1}}, "
        f"{{name: Lê Văn Khác}}]\n{APPROVED}---\n"
    ),
    "tin-tuc/tin.md": f"---\nid: tt-1\ntitle: Tin\n{APPROVED}---\nBà Sương kể.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a built project in which one person was removed everywhere."""
    made = project(tmp_path_factory.mktemp("output"), PEOPLE)
    build(made)
    return made


@pytest.fixture
def site(folder: Path) -> Iterator[Path]:
    """Give its site to plant in; what is planted goes afterwards."""
    planted = folder / "site" / "trong"
    planted.mkdir()
    yield planted
    shutil.rmtree(planted)


def check(folder: Path, *arguments: str) -> Result:
    """Run the command over the site."""
    return CliRunner().invoke(
        group,
        ["check", "--project", str(folder), "--day", "2026-11-21", "--output", "site", *arguments],
    )


def test_a_clean_site_passes(folder: Path) -> None:
    found = check(folder, "--strict")
    assert found.exit_code == 0, found.output


@pytest.mark.parametrize("spelling", spellings(NAME))
def test_a_planted_name_is_found_in_every_format(folder: Path, site: Path, spelling: str) -> None:
    name = spellings(NAME)[spelling]
    for number, plant in enumerate(HTML.values()):
        (site / f"trang-{number}.html").write_bytes(plant(name))
    for file, plant in FILES.items():
        (site / file).write_bytes(plant(name))
    (site / f"anh-{name.replace(' ', '_')}.jpg").write_bytes(b"")
    (site / name.lower().replace(" ", "-")).mkdir()
    (site / name.lower().replace(" ", "-") / "rong.txt").write_bytes(b"")
    found = check(folder, "--format", "json")
    assert found.exit_code == 1
    told = {(each["code"], each["path"]) for each in json.loads(found.stdout)}
    planted = {file for file in site.rglob("*") if file.is_file()}
    assert told == {("withheld.name", file.relative_to(folder).as_posix()) for file in planted}
    assert all("vd-1" in each["message"] for each in json.loads(found.stdout))


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_the_name_itself_is_not_printed(folder: Path, site: Path, form: str) -> None:
    (site / "a.html").write_bytes(HTML["plain"](NAME))
    found = check(folder, "--format", form)
    assert found.exit_code == 1
    assert "trong/a.html" in found.stdout
    assert "vd-1" in found.stdout
    assert "Sương" not in found.stdout


def test_names_the_content_lost_are_read_from_a_file(
    folder: Path, site: Path, tmp_path: Path
) -> None:
    (site / "a.html").write_bytes(HTML["plain"]("Trần Thị Xưa"))
    assert check(folder).exit_code == 0
    names = tmp_path / "ten.txt"
    names.write_text("vd-xua: Trần Thị Xưa\n\nLê Thị Không Có\n", encoding="utf-8")
    found = check(folder, "--names", str(names))
    assert found.exit_code == 1
    assert "vd-xua" in found.stdout


def test_content_that_cannot_be_read_hides_names_and_is_an_error(
    folder: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "du-an"
    shutil.copytree(folder, broken, symlinks=True)
    (broken / "content/vinh-danh/vd-2.md").write_text("---\nid: vd-2\n---\n", encoding="utf-8")
    found = check(broken)
    assert found.exit_code == 1
    assert "content/vinh-danh/vd-2.md" in found.stdout


def test_without_a_site_there_is_nothing_to_check(folder: Path) -> None:
    found = CliRunner().invoke(
        group, ["check", "--project", str(folder), "--output", str(folder / "khong")]
    )
    assert isinstance(found.exception, EnvironmentProblem)
