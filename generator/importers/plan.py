"""A plan in Word, proposed as a draft: each guess with the paragraph it comes from beside it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.content.kinds import BY_KEY, Kind
from generator.importers.plan_words import day_of, deadlines, figure, references
from generator.importers.word import Paragraph
from generator.vietnamese import fold
from generator.writing.emit import Way

_HEADING = re.compile(
    r"^\s*(?:([IVX]{1,5}|[A-H])\s*[.\-)/]|(\d{1,2}(?:\.\d{1,2})*)\s*[.)\-/])\s*(.+)$"
)
_BULLET = re.compile(r"^\s*(?:(?:[-–+•*]|[a-zđ]\)|\d{1,2}\))\s*)+")
_SYMBOL = re.compile(r"^Số:?\s*(\d*\s*/\s*[\w\-–Đđ/.]+)", re.IGNORECASE)
_PLACE = re.compile(r"^([^,]{2,40}),\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}")
_CAPACITY = re.compile(r"^(KT|TM|TL|TUQ|Q)\.\s*(.+)$")
_POSTS = ("giam doc", "pho giam doc", "chu tich", "pho chu tich", "chanh van phong", "truong ban")
_NAME = re.compile(r"^[^\W\d_]+(\s[^\W\d_]+){1,5}$")
# What a heading speaks of, by its words; the first that fits.
_SECTIONS = (
    ("muc dich", "aims"), ("yeu cau", "aims"), ("doi tuong", "audience"), ("chi tieu", "targets"),
    ("muc tieu", "targets"), ("thoi gian", "timeline"), ("tien do", "timeline"),
    ("dang ky", "timeline"), ("hinh thuc tuyen truyen", "channels"),
    ("noi dung", "contents"), ("phan cong", "duties"), ("trach nhiem", "duties"),
    ("to chuc", "organising"),
)  # fmt: skip


@dataclass(slots=True)
class PlanDraft:
    """What was understood of a plan, where from, and what was not."""

    kind: Kind
    values: dict[str, Any] = field(default_factory=dict)
    sources: dict[Way, Paragraph] = field(default_factory=dict)
    unsure: set[Way] = field(default_factory=set)
    """Ways to guesses that may well be wrong; the others are likely right."""
    unclear: list[Paragraph] = field(default_factory=list)
    taken: int = 0
    """How many paragraphs were understood: with the unclear ones, all there are."""

    def put(self, way: tuple[str, ...], value: Any, source: Paragraph) -> None:
        """Set a value, if nothing stands there yet."""
        into = self.values
        for key in way[:-1]:
            into = into.setdefault(key, {})
        into.setdefault(way[-1], value)
        self.sources.setdefault(way, source)

    def add(self, key: str, value: Any, source: Paragraph) -> Way:
        """Add an item to a list of the record; return the way to it."""
        listed = self.values.setdefault(key, [])
        listed.append(value)
        way = (key, len(listed) - 1)
        self.sources[way] = source
        return way


def read_plan(paragraphs: Iterable[Paragraph], kind: Kind | None = None) -> PlanDraft:
    """Read a plan from top to bottom. Without *kind* its title tells which of the two it is."""
    listed = list(paragraphs)
    title = " ".join(each.text for each in listed[:25])
    wanted = "communication-plan" if "tuyen truyen" in fold(title)[:600] else "campaign"
    draft = PlanDraft(kind or BY_KEY[wanted])
    reader = _Reader(draft, listed)
    for at in range(len(listed)):
        reader.take(at)
    if not draft.values.get("title"):
        draft.values["title"] = "Kế hoạch chưa rõ tên"
    return draft


class _Reader:
    """Reads one plan; *section* is what the heading above speaks of."""

    def __init__(self, draft: PlanDraft, paragraphs: list[Paragraph]) -> None:
        self._draft = draft
        self._all = paragraphs
        self._section = "head"
        self._actor = ""

    def take(self, at: int) -> None:
        """Take one paragraph in, or list it as unclear."""
        paragraph = self._all[at]
        if self._head(at, paragraph) or self._heading(paragraph) or self._part(paragraph):
            self._draft.taken += 1
        else:
            self._draft.unclear.append(paragraph)

    def _head(self, at: int, paragraph: Paragraph) -> bool:
        """Read what stands above and below the text: symbol, day, title, recipients, signer."""
        text, bare, draft = paragraph.text, fold(paragraph.text), self._draft
        if found := _SYMBOL.match(text):
            draft.put(("symbol",), re.sub(r"\s*/\s*", "/", found[1]).strip(), paragraph)
            return True
        if (found := _PLACE.match(text)) and "issue_day" not in draft.values:
            draft.put(("place",), found[1], paragraph)
            draft.put(("issue_day",), day_of(text), paragraph)
            return True
        if bare in ("ke hoach", "phuong an") and "type" not in draft.values:
            draft.put(("type",), text.capitalize(), paragraph)
            self._section = "title"
            return True
        if re.match(r"(cong hoa xa hoi|doc lap)", bare):
            return True
        if bare.startswith("noi nhan"):
            self._section = "recipients"
            return True
        if self._section == "recipients" or (at > len(self._all) * 0.6 and _is_post(text)):
            return self._foot(paragraph)
        if self._section == "head" and bare.startswith(("can cu", "thuc hien", "trien khai")):
            self._section = "references"
        if self._section == "title":
            return self._title(paragraph)
        return False

    def _title(self, paragraph: Paragraph) -> bool:
        text = paragraph.text
        if fold(text).startswith(("can cu", "thuc hien", "trien khai")) or _HEADING.match(text):
            self._section = "references"
            return False
        before = self._draft.values.get("title")
        self._draft.values["title"] = f"{before} {text}" if before else text
        self._draft.sources.setdefault(("title",), paragraph)
        return True

    def _foot(self, paragraph: Paragraph) -> bool:
        text, draft = paragraph.text, self._draft
        if found := _CAPACITY.match(text):
            draft.put(("signer", "capacity"), f"{found[1]}.", paragraph)
            draft.put(("signer", "on_behalf_of"), found[2], paragraph)
        elif _is_post(text):
            draft.put(("signer", "post"), text, paragraph)
            draft.put(("signer", "certainty"), "likely", paragraph)
        elif _BULLET.match(text) or paragraph.listed:
            name, note = re.match(r"^(.*?)\s*(?:\(([^)]*)\))?\s*[;.]?$", _bare(text)).groups()  # type: ignore[union-attr]
            archive = {"archive": "có"} if fold(name).startswith("luu") else {}
            more = {"note": note} if note else {}
            draft.add(
                "recipients", {"name": re.sub(r"^Lưu:?\s*", "", name) or name} | more | archive,
                paragraph,
            )  # fmt: skip
        elif _NAME.match(text) and text == text.title() and "signer" in draft.values:
            draft.put(("signer", "name"), text, paragraph)
        else:
            return False
        return True

    def _heading(self, paragraph: Paragraph) -> bool:
        found = _HEADING.match(paragraph.text)
        text = found[3] if found else paragraph.text
        short = len(text) < 90 and not text.endswith((".", ";"))
        if not short or not (found or paragraph.bold or text.isupper()):
            return False
        bare = fold(text)
        section = next((name for words, name in _SECTIONS if words in bare), None)
        if section:
            self._section = section
            self._actor = ""
        elif self._section in ("organising", "duties"):
            self._section, self._actor = "duties", text.rstrip(":")
        else:
            return False
        return True

    def _part(self, paragraph: Paragraph) -> bool:
        """Read a paragraph as the section it stands in has it."""
        text, draft = _bare(paragraph.text), self._draft
        days = deadlines(text) if self._section not in ("references", "head") else {}
        if self._section == "timeline" and not days:
            return False
        if draft.kind.key == "campaign":
            for key, value in days.items():
                draft.put(("timeline", key), value, paragraph)
        match self._section:
            case "references":
                return self._references(text, paragraph)
            case "timeline":
                return draft.kind.key == "campaign"
            case "aims":
                draft.add("aims", text, paragraph)
            case "organising":
                key = "organising" if draft.kind.key == "campaign" else "aims"
                draft.add(key, text, paragraph)
            case "duties":
                self._duty(text, paragraph)
            case "contents" | "targets" | "audience" | "channels":
                return self._content(text, paragraph)
            case _:
                return False
        return True

    def _references(self, text: str, paragraph: Paragraph) -> bool:
        found = references(text)
        for values, sure in found:
            certainty = {"certainty": "likely" if sure else "uncertain"}
            way = self._draft.add("references", values | certainty, paragraph)
            if not sure:
                self._draft.unsure.add(way)
        return bool(found)

    def _content(self, text: str, paragraph: Paragraph) -> bool:
        draft = self._draft
        if draft.kind.key == "communication-plan":
            name = "channels" if self._section == "channels" else "plan_topics"
            letter, key = ("C", "name") if name == "channels" else ("T", "text")
            if name == "channels":
                text = " ".join(text.split())
            number = len(draft.values.get(name, ())) + 1
            draft.add(name, {"key": f"{letter}{number}", key: text}, paragraph)
        elif self._section == "audience":
            group, colon, who = text.partition(":")
            whole = {"group": group, "text": who.strip()} if colon and who.strip() else None
            draft.add("audience", whole or {"group": "Đối tượng", "text": text}, paragraph)
        elif self._section == "targets":
            groups = draft.values.setdefault("target_groups", [{"targets": []}])
            found = figure(text)
            groups[0]["targets"].append({"text": text} | (found or {}))
            way = ("target_groups", 0, "targets", len(groups[0]["targets"]) - 1)
            draft.sources[way] = paragraph
            if found is None and re.search(r"\d", text):
                draft.unsure.add(way)
        else:
            draft.add("contents", text, paragraph)
        return True

    def _duty(self, text: str, paragraph: Paragraph) -> None:
        actor, colon, task = text.partition(":")
        if not self._actor and colon and len(actor) < 90 and task.strip():
            self._draft.add("duties", {"actor": actor, "tasks": [task.strip()]}, paragraph)
            return
        actor = self._actor or "Chưa rõ"
        duties = self._draft.values.get("duties", ())
        if duties and duties[-1]["actor"] == actor:
            duties[-1]["tasks"].append(text)
            self._draft.sources[
                "duties", len(duties) - 1, "tasks", len(duties[-1]["tasks"]) - 1
            ] = paragraph
        else:
            self._draft.add("duties", {"actor": actor, "tasks": [text]}, paragraph)


def _is_post(text: str) -> bool:
    return text.isupper() and (_CAPACITY.match(text) is not None or fold(text) in _POSTS)


def _bare(text: str) -> str:
    return _BULLET.sub("", text).strip()
