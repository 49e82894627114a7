"""The text of a draft read from a plan: a comment with its source beside every guess."""

from pathlib import Path
from typing import Any

from generator.content.document_parts import Certainty
from generator.diagnostics import Diagnostic, Place, problem
from generator.importers.plan import PlanDraft
from generator.importers.proposal import Proposal, change
from generator.importers.skeleton import Ids, new_id, shortened
from generator.importers.word import Paragraph
from generator.loading.explain import read_part
from generator.loading.tree import Mapping
from generator.writing.emit import Remarks, mapping_lines
from generator.writing.plain import to_plain

_LONGEST = 200


def propose_plan(
    draft: PlanDraft, name: str, title: str | None, id: str | None, ids: Ids, content: Path
) -> Proposal:
    """Return the new record. Imported again, the same file is found again by its symbol's id."""
    if title:
        draft.values["title"] = title
    taken = {each for known in ids.values() for each in known}
    if id is not None and id in taken:
        return Proposal((), (problem("import.id-twice", Place(name), id=id),))
    said = str(draft.values["title"])
    path = content / draft.kind.folder / f"{shortened(said) or 'ke-hoach'}.md"
    text = draft_text(draft, name, id or new_id(draft.kind, said, (), ids))
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return Proposal((change(path, text),), unclear(draft, name))
    number = 2
    while path.exists():
        path, number = path.with_name(f"{shortened(said) or 'ke-hoach'}-{number}.md"), number + 1
    text = draft_text(draft, name, id or new_id(draft.kind, said, taken, ids))
    return Proposal((change(path, text),), unclear(draft, name))


def unclear(draft: PlanDraft, name: str) -> tuple[Diagnostic, ...]:
    """Return a word on each paragraph that was not understood."""
    return tuple(
        problem("import.paragraph-unclear", Place(name, each.number), text=each.text[:120])
        for each in draft.unclear
    )


def draft_text(draft: PlanDraft, name: str, id: str) -> str:
    """Return the record. Values that the model refuses become remarks, not errors."""
    values = {"id": id, **draft.values, "publication": {"status": "Bản nháp"}}
    refused = _refused(draft, values)
    plain = to_plain(values)
    assert isinstance(plain, dict)
    lines = [
        f"# Bản nháp đọc từ {name}. Mọi giá trị là phỏng đoán: so với đoạn gốc ghi bên cạnh,",
        "# sửa cho đúng rồi xóa lời ghi.",
        *mapping_lines(plain, draft.kind.model, 0, _remarks(draft)),
    ]
    lines += (f"# BỎ RA vì không hợp lệ: {text}" for text in refused)
    if draft.unclear:
        lines += ["", "# CHƯA HIỂU, chưa đưa vào đâu:"]
        lines += (f"# {_source(each, whole=True)}" for each in draft.unclear)
    return "---\n" + "\n".join(lines) + "\n---\n"


def _remarks(draft: PlanDraft) -> Remarks:
    sure, unsure = Certainty.LIKELY.vi, Certainty.UNCERTAIN.vi
    return {
        way: (f"{unsure if way in draft.unsure else sure} – {_source(paragraph)}",)
        for way, paragraph in draft.sources.items()
        if way[-1] != "certainty"
    }


def _source(paragraph: Paragraph, *, whole: bool = False) -> str:
    where = f"đoạn {paragraph.number}"
    if paragraph.table:
        where += f" (bảng {paragraph.table}, dòng {paragraph.row}, cột {paragraph.column})"
    text = paragraph.text
    if not whole and len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return f"{where}: “{text}”"


def _refused(draft: PlanDraft, values: dict[str, Any]) -> list[str]:
    """Take out of *values* whatever the model refuses; return it as text."""
    refused: list[str] = []
    for key in list(values):
        if key in ("id", "title", "publication"):
            continue
        alone = {"id": values["id"], "title": values["title"], key: to_plain(values[key])}
        tree = Mapping((), 1, 1)
        if isinstance(read_part("", tree, draft.kind.model, alone), tuple):
            refused.append(f"{key}: {str(values.pop(key))[:400]}")
    return refused
