"""What a small change makes anew: sheets and feeds that looked into records that changed."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.build.keys import Keys, content_key
from generator.build.looked import Numbers, holding
from generator.build.pages.fragments import Fragments, Material
from generator.build.pages.frame import Frame, find_frame
from generator.build.pipeline import Made, entries_of
from generator.build.project import Project
from generator.build.revision.enter import besides_words
from generator.build.revision.ledger import Ledger
from generator.build.state.unchanged import Outputs
from generator.build.update import covers, renew
from generator.outputs.cards import social_cards
from generator.outputs.feeds import ARCHIVE, LIST, plan_feeds
from generator.outputs.images import derive
from generator.outputs.lists import decision_lists
from generator.outputs.pending import Content
from generator.policy.edition import Edition
from generator.views.arrange import lay_out
from generator.views.book import Book
from generator.views.known_page import KnownPage, known, shown_anywhere
from generator.views.page import Page


class WholeError(Exception):
    """Why the whole site must be gone through."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What is made anew: pages and feeds with their keys, and what the ledger holds of them."""

    keys: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)
    entries: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)
    made: tuple[Made, Frame] | None = None

    def put_into(self, site: Path, before: Outputs, step: Callable[[int, int], None]) -> Set[str]:
        """Write what has another key than *before* into the site; return the paths."""
        changed = frozenset(path for path, key in self.keys.items() if before.keys[path] != key)
        if self.made:
            made, frame = self.made
            renew(site, made, frame, changed, frozenset(), 1, step)
        return changed


def made_anew(
    project: Project,
    before: Outputs,
    ledger: Ledger,
    numbers: Numbers,
    changed: Set[str],
    edition: Edition,
) -> Renewal:
    """Make every sheet and plan every feed that looked into the records that *changed*.

    *edition* has these as they are now. Raises WholeError where that may touch more.
    """
    frame = find_frame(project.cache, before.frame)
    if frame is None:
        raise WholeError("no frame")
    marks = numbers.marks(changed)
    anew = holding(ledger.entries, marks)
    kept = {key: entry for key, (_, entry) in ledger.entries.items() if key not in anew}
    book = Book(edition, ledger.outlines, numbers.notes)
    layout = lay_out(book, kept, anew)
    wanted = holding(ledger.sheets, marks)
    laid = layout.some(wanted)
    if laid.keys() != wanted:
        raise WholeError("other sheets")
    notes: dict[str, tuple[bytes, str]] = {}
    pages: dict[str, Page] = {}
    found: list[KnownPage] = []
    for key, sheet in laid.items():
        made, into = layout.pages(sheet)
        of_sheet = tuple(map(known, made))
        notes[key] = numbers.pack(into), besides_words(of_sheet)
        if notes[key][1] != ledger.sheets[key][1]:
            raise WholeError(f"{key} shows other files, or has another day")
        pages |= {page.address: page for page in made}
        found += of_sheet
    site = replace(layout.site, pages=tuple(found), page=pages.__getitem__)
    # The same pictures as before, so each is what it was on whichever page.
    pictures = []
    for picture in shown_anywhere(found)[0]:
        address, focus = ledger.pictures[picture.source]
        pictures.append(replace(picture, address=address, focus=focus))
    derived = derive(pictures, project.content, project.cache)
    material = Material(derived.markup, project.content)
    cards, _ = social_cards(site, derived.markup, project.cache, own=False)
    entries = entries_of(site.section, derived, project, 1, numbers.of)
    files: dict[str, Content] = dict(plan_feeds(site, entries))
    del files[LIST]  # it says of all feeds what outlines say
    files |= decision_lists(site)
    fragments = Fragments(project.templates, site, material, project.cache)
    renewed = Made(site, fragments, files, cards)
    if not covers(frame, renewed):
        raise WholeError("no frame of that shape")
    of = Keys(site, material, cards, before.frame).of
    keys = {path: content_key(content) for path, content in files.items()}
    keys |= {f"{page.address}index.html": of(page) for page in found}
    archives = {path for path in before.keys if path.startswith(ARCHIVE)}
    if not archives <= files.keys() or not keys.keys() <= before.keys.keys():
        raise WholeError("other files")
    return Renewal(keys, notes, entries.noted, (renewed, frame))
