"""The whole way from content to site, in the order of its stages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.build.arranged import Arranged, arranged
from generator.build.cache.entries import KeptEntries, Looked
from generator.build.cache.remembered import Remembering
from generator.build.cache.store import recalled
from generator.build.looked import Numbers
from generator.build.pages.fragments import Fragments, Material, body_html
from generator.build.project import Project
from generator.build.state.surroundings import program
from generator.build.workers.spread import spread
from generator.diagnostics import Diagnostic, Severity, in_order
from generator.graph.graph import Graph
from generator.graph.resolve import resolve, untold
from generator.loading.load import load
from generator.loading.noted import Notes
from generator.messages.catalogue import severity
from generator.outputs.addresses import redirect_page, robots
from generator.outputs.calendar_plan import plan_calendars
from generator.outputs.cards import Card, social_cards
from generator.outputs.emblem import is_fit_emblem
from generator.outputs.feeds import Composer, illustrate, plan_feeds
from generator.outputs.files import media_type
from generator.outputs.image_cache import forget_others
from generator.outputs.image_set import Derived, Rendition
from generator.outputs.images import derive
from generator.outputs.lists import decision_lists
from generator.outputs.pending import Content
from generator.outputs.portal import FRAME, fragments, frame, security
from generator.policy.edition import Edition, admit
from generator.policy.problems import policy_problems
from generator.views.arrange import arrange
from generator.views.known_page import shown_anywhere
from generator.views.page import Body
from generator.views.site import SectionView, SiteView

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything known before the first page is made."""

    project: Project
    graph: Graph
    edition: Edition
    told: tuple[Diagnostic, ...]
    """What was found wrong by reading and tying together."""
    digests: Mapping[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    """The digest of each record's file as it was read, by its path as shown to authors."""

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Return all that keeps the gate from being right, and all that was told before."""
        return in_order((*self.told, *policy_problems(self.graph, self.edition.day)))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Return the problems that keep the site from being built."""
        return tuple(p for p in self.problems if severity(p) is Severity.ERROR)


def prepare(
    project: Project,
    day: date,
    jobs: int = 1,
    step: Callable[[int, int], None] = lambda done, total: None,
) -> Prepared:
    """Load the content, tie it together and let through what may be seen on *day*.

    *step* is told how many records are read, of those that have to be.
    """
    notes = Notes()
    read = Remembering(project.cache, jobs, notes, step)
    library = load(project.content, read)
    graph, ties = resolve(library, notes)
    edition = admit(graph, day)
    told = (*untold(library.problems, ties), *ties)
    return Prepared(project, graph, edition, told, read.digests)


@dataclass(frozen=True, slots=True)
class Made:
    """A site ready to be written: pages for the host to wrap, and files as they are."""

    site: SiteView
    fragments: Fragments
    files: Mapping[str, Content]
    """Address to content, to the file to copy, or to what makes either."""
    cards: Mapping[str, Card]
    """Address of a page to the picture that stands for it where it is passed on."""
    arranged: Arranged | None = None
    """How all of the site was arranged, where all of it was."""
    entries: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)
    """By record: what was looked into for its entry in feeds, and the entry's key."""


def make(
    prepared: Prepared,
    jobs: int = 1,
    *,
    preview: bool = False,
) -> Made:
    """Arrange the edition, and plan every file that is no page.

    A *preview* goes without the search index, the open data, and a card drawn for each record.
    """
    project = prepared.project
    numbers = Numbers(prepared.graph.records, prepared.graph.notes)
    found = arranged(prepared.edition, numbers, jobs, preview=preview)
    site = found.site
    pictures, downloads = shown_anywhere(site.pages)
    derived = derive(pictures, project.content, project.cache)
    material = Material(derived.markup, project.content)
    fragments = Fragments(project.templates, site, material, project.cache)
    cards, drawn = social_cards(site, derived.markup, project.cache, own=not preview)
    files: dict[str, Content] = {**derived.files, **drawn}
    files |= {
        d.address: file
        for d in downloads
        if (file := file_inside(project.content, d.source)) is not None
    }
    emblem = site.section.emblem
    if emblem and (file := emblem_file(project.content, emblem)) is not None:
        files[emblem] = file
    entries = entries_of(site.section, derived, project, jobs, numbers.of)
    files |= plan_feeds(site, entries)
    files |= plan_calendars(site)
    files |= decision_lists(site)
    if not preview:
        # A preview, which is made after each edit, is the sooner there without their imports.
        from generator.outputs.open_data import write_open_data
        from generator.outputs.search import write_search

        forget_others(project.cache, derived.keys | {card.key for card in drawn.values()})
        files |= write_open_data(site)
        each = partial(_remembered, project.cache / "search.sqlite", jobs)
        files |= write_search(site, search_text, project.cache, program(), each)
    files |= {f"{old}index.html": redirect_page(old, new, site) for old, new in site.redirects}
    files["robots.txt"] = robots(site)
    files |= {FRAME: frame(site.section), **security(site.section)}
    files = dict(sorted(files.items()))
    return Made(site, fragments, files, cards, found, entries.noted)


def entries_of(
    section: SectionView, derived: Derived, project: Project, jobs: int, looked: Looked
) -> KeptEntries:
    """Return what makes the entries of feeds, or finds them as they were made before."""
    text, sized = feed_text(derived.markup), enclosure(project.content)
    composer = Composer(section, text, sized, illustrate(derived))
    place = project.cache / "feeds" / "entries.sqlite"
    return KeptEntries(composer, place, derived.markup, jobs, looked)


def make_fragments(prepared: Prepared) -> Mapping[str, bytes]:
    """Return pieces of HTML to paste into pages of the portal, by path."""
    project = prepared.project
    site = arrange(prepared.edition)
    derived = derive(shown_anywhere(site.pages)[0], project.content, project.cache)
    text, sized = feed_text(derived.markup), enclosure(project.content)
    return fragments(site, Composer(site.section, text, sized, illustrate(derived)))


def _remembered(
    place: Path, jobs: int, work: Callable[[T], R], keys: Sequence[str], items: Sequence[T]
) -> list[R]:
    """Return what *work* makes of every item: as the build before did where keys are the same."""
    return recalled(place, keys, lambda missing: spread(work, [items[at] for at in missing], jobs))


def emblem_file(content: Path, emblem: str) -> Path | None:
    """Return the file of the section's emblem, if it may be published as it is."""
    file = file_inside(content, emblem)
    return file if file and is_fit_emblem(file) else None


def file_inside(content: Path, source: str) -> Path | None:
    """Return a file of the content folder; None if it is not there, is a link, or lies outside."""
    file = content / source
    inside = file.resolve().is_relative_to(content.resolve())
    return file if inside and file.is_file() and not file.is_symlink() else None


def feed_text(renditions: Mapping[str, Rendition]) -> Callable[[Body, str], str]:
    """Return what renders a body for feeds, with its links below the site's root address."""

    def text(body: Body, root: str) -> str:
        return body_html(body, renditions, lambda a: a if "//" in a or a == "#" else root + a)

    return text


def search_text(body: Body) -> str:
    """Render a body for search, which reads its words alone."""
    return body_html(body, {}, lambda address: address)


def enclosure(content: Path) -> Callable[[str], tuple[int, str] | None]:
    def facts(source: str) -> tuple[int, str] | None:
        file = file_inside(content, source)
        return (file.stat().st_size, media_type(source)) if file else None

    return facts


__all__ = [
    "Made",
    "Prepared",
    "Project",
    "feed_text",
    "file_inside",
    "make",
    "make_fragments",
    "prepare",
    "search_text",
]
