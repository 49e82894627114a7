"""What stock phrases of plans mean: symbols, days, references, deadlines, targets."""

import re
from typing import Any

from generator.vietnamese import fold

DAY = r"(\d{1,2})\s*(?:/|-|\.|\s*tháng\s*)\s*(\d{1,2})\s*(?:/|-|\.|\s*năm\s*)\s*(\d{4})"
_TYPES = (
    "Nghị quyết", "Nghị định", "Chỉ thị", "Quyết định", "Kế hoạch", "Thông tư", "Hướng dẫn",
    "Công văn", "Kết luận", "Luật", "Quy định", "Chương trình", "Thông báo",
)  # fmt: skip
_REFERENCE = re.compile(
    rf"(?P<type>{'|'.join(_TYPES)})\s+(?:số\s*)?(?P<symbol>\d[\w./\-–Đđ]*)?"
    rf"(?:\s*,?\s*ngày\s+(?P<day>{DAY}))?(?P<rest>[^;]*)",
)
_DEADLINE = re.compile(
    rf"(?P<phrase>(?P<word>đến hết ngày|hết ngày|trước ngày|chậm nhất (?:là )?ngày|đến ngày|"
    rf"từ ngày|ngày)\s+(?P<day>{DAY}))",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?P<before>từ|đạt|trên|hơn|ít nhất|tối thiểu|không quá|tối đa|dưới|có|)\s*"
    r"(?P<value>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s*(?P<unit>%|[^\W\d]+(?:\s[^\W\d]+)?)?"
    r"\s*(?P<after>trở lên)?",
    re.IGNORECASE,
)


def day_of(text: str) -> str | None:
    """Return the first day written in *text*, as 24/5/2021."""
    found = re.search(DAY, text)
    return "/".join(str(int(part)) for part in found.groups()) if found else None


def references(text: str) -> list[tuple[dict[str, Any], bool]]:
    """Return the documents a sentence names, and whether each was read with its symbol and day."""
    found: list[tuple[dict[str, Any], bool]] = []
    implements = fold(text).startswith(("thuc hien", "trien khai"))
    for match in _REFERENCE.finditer(text):
        values: dict[str, Any] = {"type": match["type"]}
        if match["symbol"]:
            values["symbol"] = match["symbol"].rstrip(".,-")
        if match["day"] and (day := day_of(match["day"])):
            values["day"] = day
        issuer = re.match(
            r"\s*của\s+(?P<who>.+?)(?:\s+(?P<what>(?:về|ban hành|quy định|V/v)\b.+))?$",
            match["rest"].rstrip(" .,;:"),
        )
        if issuer:
            values["issuer"] = issuer["who"].strip(" ,")
            if issuer["what"]:
                values["title"] = re.sub(r"^về( việc)?\s+", "", issuer["what"])
        elif title := re.sub(r"^về( việc)?\s+", "", match["rest"].strip(" .,;:")):
            values["title"] = title
        values["relation"] = "implements" if implements else "basis"
        found.append((values, "symbol" in values and "day" in values))
    return found


def deadlines(text: str) -> dict[str, dict[str, str]]:
    """Return what days a sentence sets, by the key of the timeline they belong to."""
    found: dict[str, dict[str, str]] = {}
    bare = fold(text)
    if re.search(r"tu ngay (ban hanh|ky)", bare):
        found["start"] = {"on_issue": "có", "phrase": _phrase(text, "từ ngày ban hành")}
    for match in _DEADLINE.finditer(text):
        key = "end"
        if "dang ky" in bare:
            key = "registration"
        elif "ho so" in bare or "de nghi khen" in bare:
            key = "dossiers"
        elif match["word"].lower() == "từ ngày":
            key = "start"
        value = {"day": day_of(match["day"]) or "", "phrase": match["phrase"]}
        if match["word"].lower().startswith("trước"):
            value["boundary"] = "exclusive"
        found.setdefault(key, value)
    return found


def _phrase(text: str, usual: str) -> str:
    found = re.search(r"từ ngày (ban hành|ký)[^,;.]{0,30}?(?=\s*(đến|,|;|\.|$))", text, re.I)
    return found[0] if found else usual


def figure(text: str) -> dict[str, str] | None:
    """Return the one figure a target sets; None where there is none, or several."""
    if listed := re.search(r":\s*(\d+)\s+([^\W\d]+)\.?$", text):
        return {"operator": "equals", "value": str(int(listed[1])), "unit": listed[2]}
    plain = re.sub(DAY, " ", text)
    plain = re.sub(
        r"\b(năm|mức độ|quý|tháng|giai đoạn|số)\s+[\d,./\-– ]*\d", " ", plain, flags=re.I
    )
    found = [m for m in _FIGURE.finditer(plain) if m["unit"] == "%" or m["before"] or m["after"]]
    if len(found) != 1:
        return None
    match = found[0]
    before = match["before"].lower()
    operator = "equals"
    if match["after"] or before in ("từ", "ít nhất", "tối thiểu"):
        operator = "at-least"
    elif before in ("trên", "hơn"):
        operator = "more-than"
    elif before in ("không quá", "tối đa", "dưới"):
        operator = "at-most"
    number = match["value"]
    value = number.replace(".", "") if re.fullmatch(r"\d{1,3}(\.\d{3})+", number) else number
    value = re.sub(r"^0+(?=\d)", "", value)
    found_unit = (match["unit"] or "").strip()
    unit = "" if fold(found_unit) in ("tro", "tro len") else found_unit
    return {"operator": operator, "value": value} | ({"unit": unit} if unit else {})
