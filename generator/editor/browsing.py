"""The pages to find a record by: the start, the records of a kind, a search over all of them."""

from dataclasses import dataclass
from datetime import datetime

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from generator.content.kinds import KINDS
from generator.content.publication import Status
from generator.content.vocabulary import AwardTerm, Term
from generator.editor.desk import Desk, kind_of
from generator.editor.office import Ask, Office, signed_in
from generator.loading.record import Record
from generator.vietnamese import VIETNAM, collation_key, fold, print_day

_MOST_CHOICES = 30
_PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A record in a list."""

    path: str
    title: str
    kind: str
    status: str
    state: str
    search: str


def routes(office: Office) -> list[Route]:
    """Return the routes of this room."""
    return [
        Route("/", signed_in(office, start)),
        Route("/ds/", signed_in(office, listing)),
        Route("/ds/{folder}", signed_in(office, listing)),
        Route("/chon", signed_in(office, choices)),
    ]


def start(ask: Ask) -> Response:
    """Show the kinds, what the person keeps unfinished, and where to search."""
    desk = ask.office.desk
    all_rows = rows(desk)
    kinds = [(kind, sum(1 for row in all_rows if row.kind == kind.vi)) for kind in KINDS]
    kept = [
        (each, _moment(each.when), _goal(each.path, each.key))
        for each in ask.office.shelf.of(ask.user)
    ]
    drafts = [row for row in all_rows if row.state == "draft"]
    return ask.show(
        "start.html", kinds=kinds, kept=kept, drafts=drafts, in_git=desk.history.exists()
    )


def listing(ask: Ask) -> Response:
    """List the records of a kind, or all, that hold the words asked for; accents do not matter."""
    folder = ask.request.path_params.get("folder", "")
    kind = kind_of(folder)
    words = fold(ask.sent("q")).split()
    state = ask.sent("tt")
    found = [
        row for row in rows(ask.office.desk)
        if (kind is None or row.kind == kind.vi)
        and (not state or row.state == state)
        and all(word in row.search for word in words)
    ]  # fmt: skip
    number = max(1, int(ask.sent("trang"))) if ask.sent("trang").isdigit() else 1
    pages = max(1, -(-len(found) // _PAGE))
    number = min(number, pages)
    return ask.show(
        "listing.html", kind=kind, kinds=KINDS, rows=found[(number - 1) * _PAGE : number * _PAGE],
        total=len(found), query=ask.sent("q"), state=state, number=number, pages=pages,
        states=[(status.value, status.vi) for status in Status], done=ask.sent("xong"),
    )  # fmt: skip


def rows(desk: Desk) -> list[Row]:
    """Return every record as a row, by title; those whose file has faults, too."""
    titles = desk.titles()
    library = desk.library()
    found = [_row(record, titles.get(record.id, record.id)) for record in library.records]
    for each in library.unsound:
        title = each.text("title") or each.path
        search = fold(f"{title} {each.path}")
        found.append(Row(each.path, title, each.kind.vi, "Tệp có lỗi", "broken", search))
    return sorted(found, key=lambda row: collation_key(row.title))


def _row(record: Record, title: str) -> Row:
    publication = getattr(record.entry, "publication", None)
    status, state = "Công khai", "public"
    if publication is not None:
        status, state = publication.status.vi, publication.status.value
        if record.entry.removed:  # type: ignore[attr-defined]  # what has a publication has these
            status, state = "Đã gỡ", "down"
        elif record.entry.withdrawn:  # type: ignore[attr-defined]
            status, state = "Đã rút", "down"
    symbol = getattr(record.entry, "symbol", None) or ""
    search = fold(f"{title} {record.id} {symbol} {record.path}")
    return Row(record.path, title, record.kind.vi, status, state, search)


def choices(ask: Ask) -> Response:
    """Return the records and terms of some kinds whose names hold the words asked for."""
    kinds = set(ask.sent("kinds").split(","))
    words = fold(ask.sent("q")).split()
    desk = ask.office.desk
    graph, titles = desk.graph(), desk.titles()
    found: list[tuple[str, str, str]] = []
    for key, record in graph.records.items():
        if "*" in kinds or record.kind.key in kinds:
            found.append((key, titles.get(key, key), record.kind.vi))
    for key, term in graph.terms.items():
        if term.kind in kinds:
            found.append((key, titles.get(key, key), _more(term.entry)))
    fits = [each for each in found if all(w in fold(f"{each[1]} {each[0]}") for w in words)]
    fits.sort(key=lambda each: collation_key(each[1]))
    shown = [{"id": key, "title": title, "more": more} for key, title, more in fits]
    return JSONResponse({"choices": shown[:_MOST_CHOICES], "total": len(shown)})


def _more(term: object) -> str:
    """Return what tells a term from its namesakes: the days for which it held."""
    if isinstance(term, AwardTerm | Term) and (term.since or term.until):
        since = f"từ {term.since:%d/%m/%Y}" if term.since else ""
        until = f"đến {term.until:%d/%m/%Y}" if term.until else ""
        return " ".join(part for part in (since, until) if part)
    return ""


def _moment(seconds: float) -> str:
    moment = datetime.fromtimestamp(seconds, VIETNAM)
    return f"{moment:%H:%M} {print_day(moment.date())}"


def _goal(path: str, key: str) -> str:
    """Return where a kept form is opened again."""
    if path.startswith("moi/"):
        return f"/moi/{path.split('/')[1]}?giu={key}"
    return f"/sua/{path}?giu={key}"
