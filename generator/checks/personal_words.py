"""What a text tells about a person that a portal has no need to tell, as patterns.

Law 91/2025/QH15 and Decree 356/2025/NĐ-CP: ethnic origin, belief and political views are sensitive
(Art. 4); personal numbers, telephone, dwelling and full day of birth are basic data (Art. 3) that a
citation does not need. A pattern asks that the words be said of somebody: names of bodies (*Ban Dân
tộc*), of awards (*Đại đoàn kết dân tộc*) and of those who were helped are no such thing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

# Whoever a profile is about: a pronoun, perhaps with the name after it. Capitals matter.
_WHO = (
    r"(?:[Aa]nh|[Cc]hị|[ÔôOo]ng|[Bb]à|[Cc]ô|[Cc]hú|[Ee]m|[Bb]ác|[Cc]ụ|[Cc]háu|[Tt]hầy|[Bb]ản thân)"
)
# U+1EA0 to U+1EF8 holds capitals and small letters by turns.
_CAPITAL = "[A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EF9, 2))) + "]"
_NAMED = _WHO + rf"(?: {_CAPITAL}\w*){{0,4}}"
_ALREADY = r"(?: (?:từng|đã|đang|vốn|vẫn|cũng|không may|chẳng may))?"
_PEOPLES = (
    r"(?:Kinh|Tày|Thái|Mường|Khmer|Khơ[ -]?me|Hoa|Nùng|H?[’']?Mông|Dao|Gia[ -]?rai|Ê[ -]?đê|Thổ"
    r"|Ba[ -]?na|Sán Chay|Sán Dìu|Chăm|C[oơ][ -]?ho|Xơ[ -]?đăng|H[’']?rê|Ra[ -]?glai|M[’']?nông"
    r"|Xtiêng|S[’']?tiêng|Khơ[ -]?mú|Bru|Vân Kiều|Cơ[ -]?tu|Giáy|Tà[ -]?ôi|Mạ|Giẻ|Co|Chơ[ -]?ro"
    r"|Xinh Mun|Hà Nhì|Chu[ -]?ru|Lào|La Chí|Kháng|Phù Lá|La Hủ|La Ha|Pà Thẻn|Lự|Ngái|Chứt|Lô Lô"
    r"|Mảng|Cơ Lao|Bố Y|Cống|Si La|Pu Péo|Rơ[ -]?măm|Brâu|Ơ[ -]?đu)"
    # A capital after it makes it a place: Thái Bình, Hoa Lư, Mường Lát.
    rf"(?!\w| {_CAPITAL})"
)
_FAITHS = (
    r"(?:Thiên Chúa|Công giáo|Phật(?: giáo)?|Tin [Ll]ành|Cao [ĐđDd]ài|Hồi(?: giáo)?|Hòa Hảo"
    r"|Hoà Hảo|Bà [Ll]a [Mm]ôn|Bửu Sơn Kỳ Hương)"
)
_OTHERS = (
    r"(?:đồng bào|bà con|các|những|nhiều|trẻ em|học sinh|phụ nữ|thanh niên|\d) (?:\w+ )?$|tiếng $"
)
_BODIES = (
    r"(?:trụ sở|cơ quan|trường|ủy ban|UBND|sở|trung tâm|bệnh viện|công ty|phòng)[^.;\n]{0,60}$"
)
_MONEY = r"\s*(?:đồng|đ\b|VN[DĐ])"
_DAY = r"\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}\s*(?:[/.-]|năm)\s*(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class Told:
    """Something told about a person: code, offset and length in the text."""

    code: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    code: str
    hints: tuple[str, ...]
    """Words one of which must be there; looked for first, as that takes next to no time."""
    said: str
    unless_before: str = ""
    flags: re.RegexFlag = re.IGNORECASE


def _of(
    code: str, hints: str, said: str, unless_before: str = "", *, exact: bool = False
) -> _Pattern:
    """Return a pattern; *exact* ones heed capitals. A space stands for any white space."""
    flags = re.NOFLAG if exact else re.IGNORECASE
    return _Pattern(f"personal.{code}", tuple(hints.split("|")), said, unless_before, flags)


@cache
def _compiled(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Return a pattern as it is searched for; after a small edit most are not."""
    return re.compile(_spaced(pattern), flags)


def _spaced(pattern: str) -> str:
    """Let a space match any white space; within brackets it stays a space."""
    return re.sub(r"\[[^\]]*\]| ", lambda found: found[0] if len(found[0]) > 1 else r"\s+", pattern)


# Without this none of the next ones is there.
_LONG_NUMBER = re.compile(r"\d(?:[ .-]?\d){5}")
_ID_NUMBERS = (
    _of(
        "id-number",
        "cccd|cmnd|cmtnd|căn cước|chứng minh|định danh|hộ chiếu",
        r"\b(?:CCCD|CMND|CMTND|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?"
        r"|số định danh(?: cá nhân)?|hộ chiếu)\D{0,24}?([A-Z]?\d(?:[ .]?\d){6,11})(?!\d)",
    ),
    # A personal number: province 001–096, sex and century, year of birth, six digits.
    _of(
        "id-number",
        "0",
        r"(?<![\d.,/-])0(?:0[1-9]|[1-8]\d|9[0-6])[ ]?[0-3]\d{2}[ ]?\d{3}[ ]?\d{3}"
        rf"(?!\d|[.,/-]\d|{_MONEY})",
    ),
)
_OTHER_NUMBERS = (
    _of(
        "phone",
        "0|84",
        rf"(?<![\d.,/+-])(?:\+84|0)[ .-]?[35789]\d(?:[ .-]?\d){{7}}(?!\d|[.,/]\d|{_MONEY})",
    ),
    _of(
        "phone",
        "điện thoại|đt|tel",
        r"\b(?:điện thoại|đt|sđt|tel)\b\D{0,12}(?:\+84|0)\d(?:[ .-]?\d){7,9}(?!\d)",
    ),
    _of("account", "tài khoản|stk", r"\b(?:số tài khoản|stk)\b\D{0,20}\d(?:[ .]?\d){5,}"),
)
_OF_A_PERSON = (
    _of("account", "@", r"[\w.+-]+@(?:gmail|yahoo|outlook|hotmail|icloud)\.[\w.]+"),
    _of(
        "account",
        "facebook|fb.|zalo|tiktok",
        r"\b(?:facebook\.com|fb\.com|zalo\.me|tiktok\.com)/\S+",
    ),
    _of(
        "birth-day",
        "sinh|sn",
        rf"\b(?:sinh|sn)\s*(?:ngày|vào|:)?\s*{_DAY}",
        r"(?:học|thí|tân|giáo|vệ|phát|hy|môi|sản|nhân) $",
    ),
)
# What a profile has no need to tell.
_OF_A_LIFE = (
    _of(
        "ethnicity",
        "dân tộc",
        rf"\b(?:[Nn]gười )?[Dd]ân tộc\s*:?\s*{_PEOPLES}",
        _OTHERS,
        exact=True,
    ),
    _of("ethnicity", "dân tộc thiểu số", r"\b[Nn]gười [Dd]ân tộc thiểu số", _OTHERS, exact=True),
    _of("ethnicity", "người", rf"\blà (?:một )?người {_PEOPLES}", exact=True),
    _of("ethnicity", "dân tộc", r"(?:^|\n|[;,.(])[ \t>*-]*dân tộc\**\s*:\s*[^\s.,;]+"),
    _of("religion", "tôn giáo", r"(?:^|\n|[;,.(])[ \t>*-]*tôn giáo\**\s*:\s*[^\s.,;]+"),
    _of(
        "religion",
        "theo",
        rf"\btheo (?:đạo\b(?!\s*(?:đức|lý|diễn|luật))|{_FAITHS})",
        rf"{_OTHERS}|(?:đồng bào|bà con|người) $",
    ),
    _of(
        "religion",
        "người theo|là người|một người",
        rf"\blà (?:một )?người (?:theo đạo\b(?!\s*(?:đức|lý))|{_FAITHS})",
    ),
    _of(
        "religion",
        "tín đồ|giáo dân|phật tử|tín hữu|giáo hữu",
        r"\b(?:là|một) (?:tín đồ|giáo dân|phật tử|tín hữu|giáo hữu)\b",
    ),
    _of("party", "đảng viên", r"\b(?:là|một) (?:một )?đảng viên\b"),
    _of("party", "vào đảng|nạp", r"\bngày vào đảng\b|\bkết nạp (?:vào )?đảng\b(?! viên)"),
    _of("party", "vào đảng", rf"{_NAMED}{_ALREADY} vào [Đđ]ảng\b", exact=True),
    _of(
        "health",
        "bệnh|ung thư|hiv|tai biến|tâm thần|tiểu đường|tật|liệt",
        rf"{_NAMED}{_ALREADY} (?:bị|mắc|nhiễm|mang) (?:căn )?(?:bệnh|ung thư|HIV|tai biến|tâm thần"
        r"|tiểu đường|khuyết tật|dị tật|liệt)",
        exact=True,
    ),
    _of(
        "health",
        "sức kh",
        r"\bsức kh(?:ỏe|oẻ)(?:\s*:| (?:yếu|kém|giảm sút))|\btình trạng sức kh(?:ỏe|oẻ)",
    ),
    _of(
        "health",
        "tật|binh",
        r"\blà (?:một )?(?:người khuyết tật|thương binh|bệnh binh)"
        r"|\b(?:thương|bệnh) binh (?:hạng )?\d/\d",
    ),
    _of("hardship", "hoàn cảnh", rf"\b[Hh]oàn cảnh (?:của )?(?:gia đình )?{_WHO}\b", exact=True),
    _of("hardship", "hoàn cảnh", rf"{_NAMED}{_ALREADY} có hoàn cảnh\b", exact=True),
    _of(
        "hardship",
        "gia đình|nhà",
        rf"(?:[Gg]ia đình|[Nn]hà) {_NAMED}{_ALREADY} (?:thuộc (?:diện )?|là |rất )?(?:hộ )?"
        r"(?:nghèo|cận nghèo|khó khăn)\b",
        exact=True,
    ),
    _of(
        "hardship",
        "mồ côi|ly hôn|ly dị|góa|đơn thân",
        rf"{_NAMED}{_ALREADY} (?:mồ côi|ly hôn|ly dị|góa (?:chồng|vợ|bụa)|là mẹ đơn thân)",
        exact=True,
    ),
    _of(
        "home-address",
        "thường trú",
        r"\bthường trú(?:\s*:| tại| ở)",
        r"(?:cơ quan|phóng viên|văn phòng|ban) $",
    ),
    _of(
        "home-address",
        "trú|ngụ|sinh sống|hiện ở|nhà",
        r"\b(?:trú|ngụ|sinh sống|hiện ở|nhà) (?:tại |ở )?"
        r"(?:số (?:nhà )?\d|hẻm|ngõ|ngách|kiệt|tổ \d|(?:ấp|thôn|khóm|khu phố|đường) \w)",
    ),
    _of(
        "home-address",
        "số nhà|nhà riêng|địa chỉ",
        r"\bsố nhà \d|\bnhà riêng (?:của|tại|ở|số)|\bđịa chỉ (?:nhà|nơi ở)\b",
    ),
    _of("home-address", "số", r"\bsố \d+[a-z]?(?:/\d+)*,? (?:đường|phố|ngõ|hẻm)\b", _BODIES),
)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in a text: patterns that hold a long number, and others after them."""

    numbers: tuple[_Pattern, ...]
    others: tuple[_Pattern, ...] = ()


IDENTITY = Sought(_ID_NUMBERS)
"""Personal numbers, looked for in every text."""
LISTED = Sought((*_ID_NUMBERS, *_OTHER_NUMBERS), _OF_A_PERSON)
"""What identifies a person, looked for wherever people are listed."""
PROFILE = Sought(LISTED.numbers, (*_OF_A_PERSON, *_OF_A_LIFE))
"""All that a profile has no need to tell."""


def _hinted(words: str, patterns: tuple[_Pattern, ...]) -> Iterator[_Pattern]:
    for pattern in patterns:
        for hint in pattern.hints:  # no any(): this runs for every text of every record
            if hint in words:
                yield pattern
                break


def told(text: str, sought: Sought) -> Iterator[Told]:
    """Yield what *text* tells, in order; of overlapping finds of one code the first."""
    patterns = sought.others
    if _LONG_NUMBER.search(text):
        patterns = (*sought.numbers, *patterns)
    if not patterns:
        return
    found: list[Told] = []
    words = " ".join(text.lower().split())
    for pattern in _hinted(words, patterns):
        for match in _compiled(pattern.said, pattern.flags).finditer(text):
            before = text[max(0, match.start() - 90) : match.start()]
            if not pattern.unless_before or not _compiled(pattern.unless_before).search(before):
                start, end = match.span()
                start += len(match[0]) - len(match[0].lstrip(" \t\n>*-;,.("))
                found.append(Told(pattern.code, start, end - start))
    ends: dict[str, int] = {}
    for each in sorted(found, key=lambda one: (one.start, -one.length)):
        if each.start >= ends.get(each.code, 0):
            ends[each.code] = each.start + each.length
            yield each
