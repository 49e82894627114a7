"""The annex of an award decision, as a record with its CSV beside it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.content.award_decision import AwardDecision, Awarded
from generator.content.days import read_day
from generator.content.honouree import HonoureeKind
from generator.content.shape import shapes
from generator.content.vocabulary import AwardTerm
from generator.diagnostics import Diagnostic, problem
from generator.importers.csv_text import csv_text, shown_choice
from generator.importers.grid import Grid
from generator.importers.listing import Groups, Listing, read_listing
from generator.vietnamese import fold
from generator.workbook import Row

_COLLECTIVE = re.compile(
    r"(phong|ban|trung tam|van phong|so|tap the|chi cuc|cong ty|truong|uy ban|ubnd|doi|to|khoa|"
    r"hoi|doan|cong doan|chi bo|dang uy|benh vien|tram|thon|xa|phuong|huyen|cum|khoi|nhom|vien|cuc|"
    r"vu|tong cong ty|hop tac xa)\b"
)
_KINDS = (("ho gia dinh", "household"), ("tap the", "collective"), ("ca nhan", "person"))
_SYMBOL = re.compile(r"(?:quyết định|qđ)\s+số:?\s*([\w./\-–Đđ]+)", re.IGNORECASE)
_ISSUED = re.compile(
    r"ngày\s*(\d{1,2}\s*(?:/|-|\.|tháng)\s*\d{1,2}\s*(?:/|-|\.|năm)\s*\d{4})", re.I
)
_AUTHORITY = re.compile(r"\d{4}\s+của\s+([^)]+?)\s*\)?\s*$")


@dataclass(frozen=True, slots=True)
class Annex:
    """What a decision's annex says: its list as CSV, and what its title tells of the decision."""

    listing: Listing
    rows: tuple[Awarded, ...]
    csv: str
    said: dict[str, str]
    """Values for the record, by key: symbol, issue day, authority, title."""
    problems: tuple[Diagnostic, ...]


def read_annex(grid: Grid, awards: Iterable[AwardTerm], today: date) -> Annex | Diagnostic:
    """Read an annex. Awards are those of the vocabulary, as they hold on the decision's day."""
    names = _Awards(awards, _issued(grid) or today)
    listing = read_listing(grid, Awarded, "name", _Headings(names))
    if isinstance(listing, Diagnostic):
        return listing
    problems = list(listing.problems)
    values = [dict(each) for _, each in listing.taken]
    if "kind" not in listing.header.columns:
        problems += _guess_kinds(grid, listing, values)
    problems += _find_awards(grid, listing, values, names)
    if not values:
        where = grid.place(grid.rows[listing.header.at])
        problems.append(problem("import.no-rows", where))
    rows = tuple(Awarded.model_validate(each) for each in values)
    return Annex(listing, rows, csv_text(Awarded, values), _titles(listing.titles), tuple(problems))


class _Awards:
    """Finds the term of the vocabulary that a label in print means."""

    def __init__(self, awards: Iterable[AwardTerm], day: date) -> None:
        self._terms: dict[str, list[AwardTerm]] = {}
        self._day = day
        for term in awards:
            for name in filter(None, (term.name, term.short)):
                self._terms.setdefault(_bare(name), []).append(term)

    def id_of(self, label: str) -> str | None:
        """Return the id of the one term of this name that holds on the day, if it is one."""
        terms = self._terms.get(_bare(label), [])
        now = [term for term in terms if _holds(term, self._day)]
        ids = {term.id for term in now or terms}
        return ids.pop() if len(ids) == 1 else None


def _issued(grid: Grid) -> date | None:
    """Return the day of the decision that the lines above a table name."""
    for row in grid.rows[:20]:
        for cell in row.cells:
            if _SYMBOL.search(cell.text) and (found := _ISSUED.search(cell.text)):
                try:
                    return read_day(found[1])
                except ValueError:
                    return None
    return None


def _holds(term: AwardTerm, day: date) -> bool:
    return (term.since is None or term.since <= day) and (term.until is None or day <= term.until)


def _bare(text: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()
    return re.sub(r"^(danh hieu|hinh thuc) ", "", plain)


class _Headings(Groups):
    """Headings in annexes: "I. Tập thể", "Danh hiệu Lao động tiên tiến"."""

    def __init__(self, awards: _Awards) -> None:
        self._awards = awards

    def meaning(self, text: str) -> tuple[dict[str, str], str] | None:
        """Return the kind of recipients, or the award, that a heading announces."""
        bare = fold(text)
        values: dict[str, str] = {}
        told: list[str] = []
        kinds = [key for words, key in _KINDS if words in bare]
        if len(kinds) == 1:
            values["kind"] = kinds[0]
            told.append(shown_choice(HonoureeKind, kinds[0]))
        label = re.split(r"\s*[:(–]\s*", text)[0].strip(' “”"')
        if award := self._awards.id_of(label):
            values |= {"award": award, "label": label}
            told.append(f"được tặng “{label}”")
        return (values, ", ".join(told)) if values else None


def _guess_kinds(
    grid: Grid, listing: Listing, values: list[dict[str, str]]
) -> Iterable[Diagnostic]:
    """Set the kind of rows that no column and no heading says, by how the name begins."""
    guessed: dict[str, list[tuple[Row, str]]] = {}
    for (row, _), each in zip(listing.taken, values, strict=True):
        name = fold(each["name"])
        if "kind" in each:
            continue
        if name.startswith(("ho gia dinh", "gia dinh", "ho ong", "ho ba")):
            each["kind"] = "household"
        elif _COLLECTIVE.match(name) and not _is_person(each["name"]):
            each["kind"] = "collective"
        if "kind" in each:
            guessed.setdefault(each["kind"], []).append((row, each["name"]))
    for kind, found in guessed.items():
        yield problem(
            "import.kind-guessed", grid.place(found[0][0]), count=len(found), name=found[0][1],
            kind=shown_choice(HonoureeKind, kind).lower(),
        )  # fmt: skip


def _is_person(name: str) -> bool:
    """Tell whether each word of a name begins with a capital, as in "Đoàn Văn Ban"."""
    words = name.split()
    return len(words) < 6 and all(word[0].isupper() and not word.isupper() for word in words)


def _find_awards(
    grid: Grid, listing: Listing, values: list[dict[str, str]], names: _Awards
) -> Iterable[Diagnostic]:
    """Set the award's id where its label in print is a term's name."""
    unknown: dict[str, list[Row]] = {}
    for (row, _), each in zip(listing.taken, values, strict=True):
        if "label" in each and "award" not in each:
            if award := names.id_of(each["label"]):
                each["award"] = award
            else:
                unknown.setdefault(each["label"], []).append(row)
    for label, rows in unknown.items():
        yield problem(
            "import.award-unknown", grid.place(rows[0]), label=label[:80], count=len(rows)
        )


def _titles(titles: tuple[str, ...]) -> dict[str, str]:
    """Return what the lines above the table say of the decision."""
    said: dict[str, str] = {}
    for text in titles:
        if (found := _SYMBOL.search(text)) and re.search(r"\d", found[1]):
            said.setdefault("symbol", found[1].rstrip(".,;)"))
            if day := _ISSUED.search(text):
                said.setdefault("issue_day", " ".join(day[1].split()))
            if authority := _AUTHORITY.search(text):
                said.setdefault("authority", authority[1])
        elif fold(text).startswith("danh sach"):
            said.setdefault(
                "title", text[:1].upper() + text[1:].lower() if text.isupper() else text
            )
    return said


def record_values(said: dict[str, str], id: str, csv_name: str) -> dict[str, object]:
    """Return the values of a new record: a draft with what the annex says."""
    known = shapes(AwardDecision)
    values: dict[str, object] = {key: text for key, text in said.items() if key in known}
    return values | {
        "id": id, "type": "Quyết định", "awarded_file": csv_name,
        "publication": {"status": "Bản nháp"},
    }  # fmt: skip
