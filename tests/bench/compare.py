"""`make bench`: our build, Hugo's and plain MkDocs's of the same records, in turn in one run.

Prints a table in Markdown, for the README, and keeps it in ``.cache/bench.md``. Without image and
search work. Hugo makes the same pages, listings and feeds, as ``alike`` proves of a sample of them;
ours makes besides these what only it has: calendars, figures, the pages of search and of data.
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.bench.alike import alike
from tests.bench.measure import Run, measure
from tests.bench.others import hugo_program, make_hugo, make_plain
from tests.bench.records import ROOT, make_project

DAY = "2026-11-21"
SECTION = "content/chuyen-trang.yml"
NAME_EDITED = "ours, the section's name edited"


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
    alikeness: list[str] = []
    # All sizes in one folder, which goes when all is measured: see _Aside.
    with tempfile.TemporaryDirectory(prefix="guongsang-bench-") as place:
        for count in given.records or [1_000, 10_000]:
            rows, said = _measured(Path(place) / str(count), count, given)
            each[count] = rows["ours, cold"].cpu / count
            lines += _table(count, rows)
            lines.append(f"| {count} | files written: {said[0]} | | | | | |")
            alikeness += [f"{count} records: {line}" for line in said[1:]]
    first = next(iter(each))
    growth = ", ".join(f"{n}: {cost / each[first]:.2f}" for n, cost in each.items())
    lines.append(f"\nProcessor time of a cold build per record, of that at {first}: {growth}")
    text = "\n".join([*lines, "", *alikeness])
    print(text)
    kept = ROOT / ".cache" / "bench.md"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(text + "\n")


class _Aside:
    """Where sites and caches go that are to be made anew.

    They are moved and not deleted, as ext4 does not use the number of a deleted file again for some
    minutes, and the search past thousands of these takes up to 0.4 ms for every file that is made.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def put(self, *paths: Path) -> None:
        """Move what is there of *paths* out of the way."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for path in paths:
            if path.exists():
                self._count += 1
                path.rename(self._folder / str(self._count))


Step = tuple[Callable[[], object], list[str], Path]
"""What is done before a build and not measured, the build's command, the folder it runs in."""


def _measured(
    place: Path, count: int, given: argparse.Namespace
) -> tuple[dict[str, Run], list[str]]:
    """Return the middle run of each build, and lines on what was written."""
    project, hugo = make_project(place / "ours", count), place / "hugo"
    measure(_build(project), ROOT)
    make_hugo(hugo, project, project / "site")
    steps = _steps(place, project, hugo, given, with_plain=count <= given.most_plain)
    runs: dict[str, list[Run]] = {name: [] for name in steps}

    def run(name: str, time: int) -> None:
        ready, command, folder = steps[name]
        print(f"{count} records, {time + 1} of {given.times}: {name}", file=sys.stderr)
        ready()
        runs[name].append(measure(command, folder, {"NO_MKDOCS_2_WARNING": "1"}))

    for time in range(given.times):
        for name in steps:
            if name != NAME_EDITED:
                run(name, time)
    sites = project / "site", hugo / "public"
    said = [f"{_size(sites[0])} ours, {_size(sites[1])} Hugo", *_alike(*sites)]
    for time in range(given.times):  # last of all: it replaces, and so deletes, the whole site
        run(NAME_EDITED, time)
    return {name: _median(found) for name, found in runs.items()}, said


def _build(project: Path) -> list[str]:
    build = [sys.executable, "-m", "generator.cli", "build", "--preview"]
    return [*build, "--project", str(project), "--day", DAY]


def _steps(
    place: Path, project: Path, hugo: Path, given: argparse.Namespace, *, with_plain: bool
) -> dict[str, Step]:
    """Return what is measured, in turn."""
    aside, copied, plain = _Aside(place / "aside"), place / "copied", place / "plain"
    site, edited = project / "site", Path("content", "tin-tuc", "b000004.md")
    ours, hugos = _build(project), [str(hugo_program(given.others)), "--quiet"]
    copy = ["cp", "-r", str(site), str(copied)]
    steps: dict[str, Step] = {
        "ours, cold": (lambda: aside.put(site, project / ".cache"), ours, ROOT),
        "ours, one body edited": (lambda: _edit(project / edited), ours, ROOT),
        "ours, nothing changed": (lambda: None, ours, ROOT),
        NAME_EDITED: (lambda: _edit(project / SECTION, "name: "), ours, ROOT),
        "Hugo, cold": (lambda: aside.put(hugo / "public"), hugos, hugo),
        "Hugo, one body edited": (lambda: _edit(hugo / edited), hugos, hugo),
        "`cp -r` of our site": (lambda: aside.put(copied), copy, ROOT),
    }
    if with_plain:
        make_plain(plain, project)
        command = [str(given.others.resolve() / "bin" / "mkdocs"), "build", "--quiet"]
        ready = partial(aside.put, plain / "site")
        steps["MkDocs, Material, mkdocs-rss-plugin"] = ready, command, plain
    return steps


def _table(count: int, middle: dict[str, Run]) -> Iterator[str]:
    hugos = {"cold": middle["Hugo, cold"], "edited": middle["Hugo, one body edited"]}
    for name, run in middle.items():
        like = hugos["edited" if "edited" in name else "cold"]
        yield (
            f"| {count} | {name} | {run.wall:.2f} | {run.cpu:.2f} | {run.memory:.0f} "
            f"| {run.wall / like.wall:.2f} | {run.cpu / like.cpu:.2f} |"
        )


def _alike(ours: Path, hugos: Path) -> Iterator[str]:
    for what, found in zip(("pages", "feeds"), alike(ours, hugos), strict=True):
        yield f"alike: {found.same} of {found.compared} {what}"
        yield from (f"not alike: {each}" for each in found.differences[:1])


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
