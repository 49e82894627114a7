"""The form of a record: opened, tried out while it is filled, saved; its lists, pickers, files."""

import secrets
from pathlib import Path
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from generator.content.fields import Part
from generator.content.kinds import Kind
from generator.content.publication import Publication
from generator.content.shape import Shape, shapes
from generator.editor import uploads, workflow
from generator.editor.controls import PICTURES, item
from generator.editor.deleting import is_draft
from generator.editor.desk import Desk, Opened, kind_of
from generator.editor.form import shown
from generator.editor.naming import fresh_id, fresh_stem
from generator.editor.office import Ask, Endpoint, Office, signed_in, who
from generator.editor.saving import Outcome, Request, keep, save, sent_of
from generator.editor.sections import sections
from generator.editor.trial import Told, try_out
from generator.loading.record import Library
from generator.writing.plain import Plain


def routes(office: Office) -> list[Route]:
    """Return the routes of this room."""
    return [
        Route("/moi/{folder}", signed_in(office, begin)),
        Route("/sua/{path:path}", signed_in(office, edit)),
        Route("/thu", signed_in(office, try_form), methods=["POST"]),
        Route("/luu", signed_in(office, save_form), methods=["POST"]),
        Route("/muc/{folder}", signed_in(office, list_item)),
        Route("/tep/{folder}", _upload(office), methods=["POST"]),
    ]


def begin(ask: Ask) -> Response:
    """Show the empty form of a kind, or one that was kept unfinished."""
    kind = kind_of(ask.path("folder"))
    if kind is None:
        return ask.show("missing.html")
    opened = ask.office.desk.new(kind, "moi", {})
    kept = next((k for k in ask.office.shelf.of(ask.user) if k.key == ask.sent("giu")), None)
    mark = kept.path.rpartition("/")[2] if kept else secrets.token_hex(6)
    pairs = kept.pairs if kept else ()
    return _form(ask, opened, pairs, mark=mark, base="")


def edit(ask: Ask) -> Response:
    """Show a record's form, or its text where no form can stand for it."""
    opened = ask.office.desk.open(ask.path())
    if opened is None:
        return ask.show("missing.html")
    if opened.slips:
        return ask.show("slips.html", opened=opened)
    kept = ask.office.shelf.for_path(ask.user, opened.path)
    if kept is not None and ask.sent("giu") == kept.key:
        return _form(ask, opened, kept.pairs, mark="", base=kept.base)
    return _form(ask, opened, (), mark="", base=opened.base, kept=kept.key if kept else "")


def _form(
    ask: Ask, opened: Opened, pairs: tuple[tuple[str, str], ...], *, mark: str, base: str,
    kept: str = "",
) -> Response:  # fmt: skip
    desk = ask.office.desk
    sent = sent_of(opened, pairs)
    titles = desk.titles()
    made = sections(opened.kind.model, sent.values, lambda key: titles.get(key, key))
    commits = () if opened.is_new else desk.history.commits(opened.file, 8)
    record = None if opened.is_new else desk.record(opened.path)
    title = titles.get(record.id, "") if record else str(sent.values.get("title") or "")
    has_publication = "publication" in opened.kind.model.model_fields
    return ask.show(
        "form.html", opened=opened, sections=made, body=sent.body or "", mark=mark, base=base,
        kept=kept, resumed=bool(pairs), title=title, commits=commits,
        status=workflow.status_of(opened.values) if has_publication else None,
        approval=_approval(opened), deletable=is_draft(opened, record),
        down=opened.values.get("withdrawn") or opened.values.get("removed"),
        returned=commits[0].note if commits and commits[0].subject.startswith("Trả lại") else "",
    )  # fmt: skip


def _approval(opened: Opened) -> str:
    """Return who wrote a record, and who approved it last and when."""
    values = opened.values.get("publication")
    written = values if isinstance(values, dict) else {}
    known = shapes(Publication)

    def of(key: str) -> str:
        return shown(written.get(key), known[key])

    parts = [f"Người soạn: {of('author')}"] if of("author") else []
    if of("approved_by"):
        day = f", {of('approved_on')}" if of("approved_on") else ""
        parts.append(f"duyệt gần nhất: {of('approved_by')}{day}")
    return " · ".join(parts)


def try_form(ask: Ask) -> Response:
    """Say what is wrong with a form as it stands, and where it can be looked at."""
    opened, pairs, key = _meant(ask)
    if opened is None:
        return JSONResponse({"why": "Không thấy bài này nữa."}, 409)
    desk = ask.office.desk
    sent = sent_of(opened, pairs)
    workflow.saved(opened.kind.model, sent.values, ask.user, False)
    trial = try_out(desk.written(), desk.project, desk.today(), opened.kind, opened.path, sent)
    where = ask.office.previews.show(f"{ask.user.key} {key}", trial)
    return JSONResponse(
        {"told": _told(trial.told), "preview": f"{ask.office.preview_origin}/{where}"}
    )


def save_form(ask: Ask) -> Response:
    """Save a form, or say what keeps it from being saved."""
    office = ask.office
    with office.desk.lock:
        opened, pairs, key = _meant(ask)
        if opened is None:
            return JSONResponse({"gone": True, "why": "Tệp đã bị xóa hoặc đổi chỗ."}, 409)
        take = frozenset(text for name, text in ask.pairs if name == "_take")
        request = Request(
            ask.user, opened, ask.sent("_base"), pairs, ask.sent("_act") == "submit", take,
            kept_as=key,
        )  # fmt: skip
        if ask.sent("_act") == "keep":
            keep(office.shelf, request, office.clock())
            return JSONResponse({"kept": True})
        return _answer(save(office.desk, office.shelf, request, office.clock()))


def _answer(outcome: Outcome) -> Response:
    if outcome.saved:
        return JSONResponse({
            "saved": f"/sua/{outcome.path}", "unchanged": outcome.unchanged,
            "base": outcome.base, "not_recorded": outcome.not_recorded,
        })  # fmt: skip
    if outcome.gone:
        why = "Tệp này vừa bị xóa hoặc đổi chỗ. Nội dung anh, chị đang viết đã được giữ riêng."
        return JSONResponse({"gone": True, "why": why}, 409)
    if outcome.conflict:
        rows = [
            {"key": d.key, "label": d.label, "mine": d.mine, "theirs": d.theirs, "pick": d.pick}
            for d in outcome.conflict
        ]
        return JSONResponse({"conflict": rows, "base": outcome.base}, 409)
    return JSONResponse({"told": _told(outcome.told), "kept": True}, 422)


def _told(told: tuple[Told, ...]) -> list[dict[str, object]]:
    return [
        {"name": t.name, "label": t.label, "severity": t.severity, "what": t.what, "cure": t.cure,
         "later": t.later, "blank": t.blank}
        for t in told
    ]  # fmt: skip


def _meant(ask: Ask) -> tuple[Opened | None, tuple[tuple[str, str], ...], str]:
    """Return the record a form is for, its fields, and the name under which it may be kept."""
    desk, pairs = ask.office.desk, tuple(p for p in ask.pairs if not p[0].startswith("_"))
    path, mark = ask.sent("_path"), ask.sent("_mark")
    if not mark:
        return desk.open(path), pairs, path
    kind = kind_of(ask.sent("_folder"))
    if kind is None:
        return None, pairs, path
    opened, pairs = _named(desk, kind, pairs)
    return opened, pairs, f"moi/{kind.folder}/{mark}"


def _named(
    desk: Desk, kind: Kind, pairs: tuple[tuple[str, str], ...]
) -> tuple[Opened, tuple[tuple[str, str], ...]]:
    """Return a new record under a free file name, with an id where none was given."""
    library: Library = desk.library()
    given = dict(pairs)
    title = given.get("title", "").strip()
    id = given.get("id", "").strip() or fresh_id(kind, title, library)
    others = tuple(pair for pair in pairs if pair[0] != "id")
    stem = fresh_stem(kind, id, title, library)
    values: dict[str, Plain] = {}
    return desk.new(kind, stem, values), (("id", id), *others)


def list_item(ask: Ask) -> Response:
    """Return one empty item of the list *name*, to be put into the form."""
    kind = kind_of(ask.path("folder"))
    name, mark = ask.sent("name"), ask.sent("mark")
    shape = _shape_at(kind.model, name) if kind else None
    if shape is None or not shape.many or not mark.isalnum():
        return ask.show("missing.html")
    made = item(shape, None, mark, lambda key: key, name)
    return ask.show("item.html", item=made, label=shape.label.vi, folder=ask.path("folder"))


def _shape_at(model: type[Part], name: str) -> Shape | None:
    """Return the field a form's name leads to; marks of items are passed over."""
    shape: Shape | None = None
    inside: type[Part] | None = model
    for step in name.split("."):
        known = shapes(inside) if inside else {}
        if step in known:
            shape = known[step]
            inside = shape.part
        elif shape is None or not shape.many:
            return None
    return shape


def _upload(office: Office) -> Endpoint:
    async def answer(request: HttpRequest) -> Response:
        user = await run_in_threadpool(who, office, request)
        kind = kind_of(request.path_params["folder"])
        wanted = _wanted(request, kind)
        size = request.headers.get("content-length", "")
        begun = False
        try:
            if user is None:
                raise uploads.RefusedFileError("Phiên làm việc đã hết. Đăng nhập lại rồi chọn lại.")
            if kind is None:
                raise uploads.RefusedFileError("Không có loại này.")
            uploads.refuse_at_once(wanted, int(size) if size.isdigit() else None)
            folder = office.desk.project.content / kind.folder
            begun = True
            beside = await uploads.receive(request.stream(), wanted, folder)
            name = await run_in_threadpool(uploads.put, beside, wanted)
            office.leftovers.note(folder / name)
        except uploads.RefusedFileError as refused:
            if not begun:  # a browser cut off while it sends shows no answer
                async for _ in request.stream():
                    pass
            return JSONResponse({"why": str(refused)}, 401 if user is None else 422)
        return JSONResponse({"name": name})

    return answer


def _wanted(request: HttpRequest, kind: Kind | None) -> uploads.Wanted:
    name = unquote(request.headers.get("x-file-name", ""))
    picture = request.query_params.get("accept", "") == PICTURES
    nameless = kind is not None and kind.key == "honouree"
    stem = f"{'anh' if picture else 'tep'}-{secrets.token_hex(3)}" if nameless else ""
    return uploads.Wanted(Path(name.replace("\\", "/")).name, picture, stem)
