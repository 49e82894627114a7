"""A mark in every text and day an author can write; only what views list comes out.

``tests/expected/public-fields.txt`` is the whole of what readers may see of each kind, and of what
stays of a record that is not public. A line added there is a decision, never a side effect.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checks.withheld import files_in
from generator.content.kinds import KINDS
from generator.views.datasets import DATASETS
from tests.site.gate.marked import Marks, texts
from tests.site.gate.marked_site import CONSENTS, LEAVE, MORE, STATES, marked_site
from tests.site.gate.projects import build, project

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("canary")]

# Never, whatever a list of what is public says.
NEVER = (
    "publication.author", "publication.approved_by", "publication.approved_on", "consent.",
    "sort_key", "consents", "copiers", "yaml-comment", "body-comment", "exif", "loose-file",
)  # fmt: skip
UNSAID = {
    "award-decision/unlisted": {"awarded.name", "awarded.unit", "awarded.post", "awarded.citation"},
    "award-decision/to-be-revoked": {"revocations.reason", "revocations.symbol"},
    "consultation/over": {"subjects.name", "subjects.unit", "subjects.citation", "files.file"},
    "consultation/unlisted": {"subjects.name", "subjects.unit", "subjects.citation"},
    "event/to-be-cancelled": {"cancelled.reason"},
    "news/to-be-changed": {"publication.changes.text"},
    # Who drafts a page may have agreed to be pictured; who was removed has not.
    "news/of-hidden": {"images.alt", "images.file", "images.caption", "images.credit"},
}


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Marks, Path]:
    """Build the marked site; return the marks and the site's folder."""
    made = marked_site()
    folder = project(tmp_path_factory.mktemp("canary"), made.files)
    return made.marks, build(folder, anyhow=True)


@pytest.fixture(scope="module")
def seen(marked: tuple[Marks, Path]) -> dict[str, set[str]]:
    """Return what is seen of the site: place of the mark, files that show it."""
    marks, site = marked
    return marks.seen(site)


def test_what_is_public_is_what_is_listed(
    seen: dict[str, set[str]], expected: Callable[[str, str], str]
) -> None:
    special = {state for _, state, _ in MORE} | {"referring"}
    listed = (place for place in sorted(seen) if place.split()[0].split("/")[1] not in special)
    lines = "".join(f"{place}\n" for place in listed)
    assert lines == expected("public-fields.txt", lines)


def test_open_data_says_nothing_that_no_page_says(seen: dict[str, set[str]]) -> None:
    """Every table is there, and what is in it can be read on a page, where it can be taken back.

    Ids stand in feeds and in tables, which need something that never changes.
    """
    tables = {p for files in seen.values() for p in files if p.startswith("du-lieu/")}
    names = {path.rpartition("/")[2].partition(".")[0] for path in tables}
    assert names >= {dataset.key for dataset in DATASETS} - {"don-vi"}
    for place, files in seen.items():
        if any(path.startswith("du-lieu/") for path in files) and not place.endswith(" id"):
            pages = [p for p in files if p.endswith("/index.html")]
            assert pages, place


@pytest.mark.parametrize(
    ("place", "fields"),
    [
        ("consultation/public", {"subjects.name", "subjects.citation", "summary"}),
        ("honouree/public", {"hometown", "body-text", "image.file", "image.credit"}),
        ("award-decision/public", {"signer.name", "body-text"}),
    ],
)
def test_open_data_leaves_out_what_cannot_be_taken_back(
    seen: dict[str, set[str]], place: str, fields: set[str]
) -> None:
    for field in fields:
        shown = seen[f"{place} {field}"]
        assert not [path for path in shown if path.startswith("du-lieu/")]


def test_what_is_never_public(seen: dict[str, set[str]]) -> None:
    found = {place: files for place, files in seen.items() for part in NEVER if part in place}
    assert found == {}


@pytest.mark.parametrize("state", [s for s in STATES if s != "public"] + list(CONSENTS)[:4])
def test_nothing_of_a_record_that_is_not_public(seen: dict[str, set[str]], state: str) -> None:
    """Only what stands in for it: a notice with its reason, an address, an id nobody can read.

    The key of a day it dropped is part of the id by which calendars cancel that day.
    """
    found = {place.split()[1] for place in seen if f"/{state} " in place}
    stays = {"id", "slug", "old_slugs", "withdrawn.reason", "removed.notice", "dropped_days.key"}
    assert found <= (stays if state in LEAVE else set())


@pytest.mark.parametrize("state", UNSAID)
def test_what_is_not_said_yet_or_no_more(seen: dict[str, set[str]], state: str) -> None:
    """The record is public, these fields are not."""
    found = {place.split()[1] for place in seen if place.startswith(f"{state} ")}
    assert "title" in found
    assert found.isdisjoint(UNSAID[state])


def test_nobody_leads_to_a_hidden_record(marked: tuple[Marks, Path]) -> None:
    """Not even the id of one that never was public is told."""
    hidden = re.compile(r"\ban-(?:" + "|".join(kind.key for kind in KINDS) + r")\b")
    _, site = marked
    assert [path for path in files_in(site) if any(map(hidden.search, texts(site, path)))] == []


def test_of_a_person_no_address_stays_but_the_id(seen: dict[str, set[str]]) -> None:
    for state in LEAVE:
        left = {place.split()[1] for place in seen if place.startswith(f"honouree/{state} ")}
        assert left <= {"id", "withdrawn.reason", "removed.notice"}


def test_what_has_no_mark_goes_by_consent_too(marked: tuple[Marks, Path]) -> None:
    """The year of birth is a number, the unit a reference, the gender a choice."""
    marks, site = marked
    shown: dict[str, set[str]] = {"1947": set(), "don-vi/nen-unit/": set(), "Nữ": set()}
    for number, place in enumerate(marks.places):
        page = site / "vinh-danh" / f"moc{number:05d}vet" / "index.html"
        if place.startswith("honouree/") and place.endswith(" id") and page.is_file():
            text = page.read_text(encoding="utf-8")
            for words in shown:
                if re.search(rf"\b{words}" if words == "Nữ" else words, text):
                    shown[words].add(place.split()[0].removeprefix("honouree/"))
    always = {"public", "referring"}
    assert shown["1947"] == always | {"consent-to-birth_year"}
    assert shown["don-vi/nen-unit/"] == always | {"consent-to-unit"}
    assert shown["Nữ"] <= always | {"consent-to-gender"}
