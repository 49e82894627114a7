"""`make bench`: our build, Hugo's and plain MkDocs's of the same records, in turn in one run.

Prints a table in Markdown, for the README, and keeps it in ``.cache/bench.md``. Without image and
search work; ours makes its feeds with an archive, calendars and the rest as it always does.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.measure import Run, measure
from tests.bench.others import frame_of, make_hugo, make_plain
from tests.bench.records import ROOT, make_project

DAY = "2026-11-21"


def main() -> None:
    """Measure at every size asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("others", type=Path, help="environment that has Hugo and plain MkDocs")
    asked.add_argument("records", type=int, nargs="*", default=[1_000, 10_000])
    asked.add_argument("--times", type=int, default=3)
    asked.add_argument("--most-plain", type=int, default=1_000, help="largest size for MkDocs")
    given = asked.parse_args()
    lines = [
        "| records | | wall, s | CPU, s | peak memory, MB | of Hugo's wall | of Hugo's CPU |",
        "|---:|---|---:|---:|---:|---:|---:|",
    ]
    each: dict[int, float] = {}
    for count in given.records or [1_000, 10_000]:
        with tempfile.TemporaryDirectory(prefix="guongsang-bench-") as place:
            lines += _rows(Path(place), count, given, each)
    first = next(iter(each))
    growth = ", ".join(f"{n}: {cost / each[first]:.2f}" for n, cost in each.items())
    lines.append(f"\nProcessor time of a cold build per record, of that at {first}: {growth}")
    text = "\n".join(lines)
    print(text)
    kept = ROOT / ".cache" / "bench.md"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(text + "\n")


def _rows(place: Path, count: int, given: argparse.Namespace, each: dict[int, float]) -> list[str]:
    project = make_project(place / "ours", count)
    build = [sys.executable, "-m", "generator.cli", "build", "--preview"]
    build += ["--project", str(project), "--day", DAY]
    site, hugo = project / "site", place / "hugo"
    steps: dict[str, tuple[Callable[[], object], list[str], Path]] = {}

    def forget() -> None:
        shutil.rmtree(site, ignore_errors=True)
        shutil.rmtree(project / ".cache", ignore_errors=True)

    def edit_ours() -> None:
        _edit(project / "content" / "tin-tuc" / "b000004.md")

    def edit_name() -> None:
        _edit(project / "content" / "chuyen-trang.yml", "name: ")

    measure(build, ROOT)
    make_hugo(hugo, project, frame_of(site / "tin-tuc" / "b000004" / "index.html"))
    other = [str(given.others.resolve() / "bin" / "hugo"), "--quiet", "--cleanDestinationDir"]
    steps["ours, cold"] = forget, build, ROOT
    steps["ours, one body edited"] = edit_ours, build, ROOT
    steps["ours, nothing changed"] = lambda: None, build, ROOT
    steps["ours, the section's name edited"] = edit_name, build, ROOT
    steps["Hugo, cold"] = lambda: shutil.rmtree(hugo / "public", True), other, hugo
    steps["Hugo, one body edited"] = (
        lambda: _edit(hugo / "content" / "tin-tuc" / "b000004.md"), other, hugo,
    )  # fmt: skip
    copied = place / "copied"
    steps["`cp -r` of our site"] = (
        lambda: shutil.rmtree(copied, True), ["cp", "-r", str(site), str(copied)], ROOT,
    )  # fmt: skip
    if count <= given.most_plain:
        make_plain(place / "plain", project)
        plain = [str(given.others.resolve() / "bin" / "mkdocs"), "build", "--quiet"]
        steps["MkDocs, Material, mkdocs-rss-plugin"] = lambda: None, plain, place / "plain"
    runs: dict[str, list[Run]] = {name: [] for name in steps}
    for time in range(given.times):
        for name, (ready, command, folder) in steps.items():
            print(f"{count} records, {time + 1} of {given.times}: {name}", file=sys.stderr)
            ready()
            runs[name].append(measure(command, folder, {"NO_MKDOCS_2_WARNING": "1"}))
    middle = {name: _median(found) for name, found in runs.items()}
    each[count] = middle["ours, cold"].cpu / count
    sizes = f"{_size(site)} ours, {_size(hugo / 'public')} Hugo"
    hugos = {"cold": middle["Hugo, cold"], "edited": middle["Hugo, one body edited"]}
    rows = [
        f"| {count} | {name} | {run.wall:.2f} | {run.cpu:.2f} | {run.memory:.0f} "
        f"| {run.wall / like.wall:.2f} | {run.cpu / like.cpu:.2f} |"
        for name, run in middle.items()
        for like in (hugos["edited" if "edited" in name else "cold"],)
    ]
    return [*rows, f"| {count} | files written: {sizes} | | | | | |"]


def _edit(path: Path, before: str = "\n\n") -> None:
    """Put a word into a file, behind the last place where *before* stands."""
    head, mark, rest = path.read_text().rpartition(before)
    path.write_text(f"{head}{mark}Mới {rest}")
    os.utime(path)


def _median(runs: list[Run]) -> Run:
    return Run(*(statistics.median(getattr(r, n) for r in runs) for n in ("wall", "cpu", "memory")))


def _size(site: Path) -> str:
    files = [path for path in site.rglob("*") if path.is_file()]
    return f"{len(files)} ({sum(path.stat().st_size for path in files) / 1e6:.0f} MB)"


if __name__ == "__main__":
    main()
