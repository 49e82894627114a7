"""Bring a site that stands up to date: make what is missing or has another key, drop what is over.

All that is new is made in a folder beside first. The site itself changes only by renamings at the
end, each of a whole file; a build that is killed meanwhile leaves no note, so that the next one
makes everything.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from generator.build.keys import Keys, content_key
from generator.build.pages.frame import Frame
from generator.build.pages.skeleton import shape_of
from generator.build.pages.stamp import Stamper
from generator.build.pipeline import Made
from generator.build.state.standing import look_again
from generator.build.state.unchanged import Outputs
from generator.build.workers.spread import spread
from generator.build.writing import new_folder, write_content, write_file
from generator.outputs.addresses import known_pages, sitemaps
from generator.outputs.pending import Content
from generator.views.known_page import KnownPage


def ours(made: Made, standing: tuple[str, ...]) -> dict[str, Content]:
    """Return every file of ours that is no page; the sitemap names the standing pages, too."""
    # Made here: a worker would copy what is known of every page to look at it.
    return {**made.files, **sitemaps(made.site.section, known_pages(made.site), standing)}


def keys_of(made: Made, standing: tuple[str, ...], frame: str) -> dict[str, str]:
    """Return the key of every file of ours, by its path in the site."""
    keys = Keys(made.site, made.fragments.material, made.cards, frame)
    found = {path: content_key(content) for path, content in ours(made, standing).items()}
    return found | {path_of(page): keys.of(page) for page in made.site.pages}


def path_of(page: KnownPage) -> str:
    """Return the path of a page's file in the site."""
    return f"{page.address}index.html"


def covers(frame: Frame, made: Made) -> bool:
    """Tell whether a frame was learnt for every shape of page there is now."""
    shapes = {shape_of(page.address, page.form, frame.linked) for page in made.site.pages}
    return shapes <= frame.skeletons.keys()


def write_ours(
    place: Callable[[str], Path],
    made: Made,
    frame: Frame,
    jobs: int,
    step: Callable[[int, int], None],
    only: frozenset[str] | None = None,
) -> None:
    """Write every page and file of ours to its *place*; *only* those paths, if it is given."""
    stamper = Stamper(frame.skeletons, frame.linked, frame.root, made.fragments.render, made.cards)
    contents = ours(made, frame.standing)

    def write(task: str | KnownPage) -> None:
        if isinstance(task, str):
            write_content(place(task), contents[task])
        else:
            write_file(place(path_of(task)), stamper.stamp(made.site.page(task.address)))

    tasks: list[str | KnownPage] = [p for p in contents if only is None or p in only]
    tasks += (page for page in made.site.pages if only is None or path_of(page) in only)
    spread(write, tasks, jobs, step)


def update(
    site: Path,
    before: Outputs,
    made: Made,
    frame: Frame,
    keys: Mapping[str, str],
    jobs: int,
    step: Callable[[int, int], None],
) -> bool:
    """Bring *site* up to date; return False where it must be made anew."""
    try:
        other = _other(site, before, keys)
        if other is None:
            return False
        renew(site, made, frame, *other, jobs, step)
    except OSError:  # the site is not as it looks: a folder in a file's place, a lack of rights
        return False
    return True


def _other(
    site: Path, before: Outputs, keys: Mapping[str, str]
) -> tuple[frozenset[str], list[str]] | None:
    """Return which files are to be other ones, and which files and folders are to go; None where
    the host's are other ones."""
    standing = look_again(site, before.standing)
    there, files = standing.files(), before.standing.files()
    hosts = files.keys() - before.keys.keys()
    if any(there.get(path) != files[path] for path in hosts) or hosts & keys.keys():
        return None
    changed = frozenset(
        path
        for path, key in keys.items()
        if before.keys.get(path) != key or there.get(path) != files.get(path)
    )
    empty = standing.empty_folders()
    return changed, [*sorted(there.keys() - keys.keys() - hosts), *empty]


def renew(
    site: Path,
    made: Made,
    frame: Frame,
    changed: frozenset[str],
    gone: Iterable[str],
    jobs: int,
    step: Callable[[int, int], None],
) -> None:
    """Put the files that *changed* into the site, and take those that are *gone* out of it."""
    beside = new_folder(site)
    # Flat: many folders would take longer to make and to remove than a few pages do.
    flat = {path: beside / str(at) for at, path in enumerate(sorted(changed))}
    try:
        write_ours(flat.__getitem__, made, frame, jobs, step, changed)
        for path in gone:
            _drop(site, path)
        for path, new in flat.items():
            _put(new, site / path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _drop(site: Path, path: str) -> None:
    """Remove a file or an empty folder, and the folders that are empty without it."""
    with contextlib.suppress(FileNotFoundError):
        (site / path).rmdir() if path.endswith("/") else (site / path).unlink()
    for folder in (site / path).parents:
        if folder == site:
            return
        try:
            folder.rmdir()
        except OSError:
            return


def _put(new: Path, place: Path) -> None:
    try:
        os.replace(new, place)  # noqa: PTH105 - as often as there are files
    except FileNotFoundError:
        place.parent.mkdir(parents=True, exist_ok=True)
        new.replace(place)
