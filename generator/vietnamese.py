"""Vietnamese text: normal form, folding, slugs, collation keys, numbers and days as printed.

Sources: CLDR ``vi`` collation (tone order ngang, huyền, hỏi, ngã, sắc, nặng; ă â đ ê ô ơ ư are
letters of their own); NĐ 30/2020 for how days are printed.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache

VIETNAM = timezone(timedelta(hours=7))

# The Icelandic Eth and the African D look like Đ and are common in old official texts.
LOOKALIKES = "ÐðƉɖ"
_LOOKALIKE = re.compile(f"[{LOOKALIKES}]")
_AS_MEANT = str.maketrans(LOOKALIKES, "ĐđĐđ")

_PRIMARY = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: f"{index + 40:02x}" for index, letter in enumerate(_PRIMARY)}
_SHAPE_MARKS = {"\u0306", "\u0302", "\u031b"}  # breve, circumflex, horn: they make letters
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def normalise(text: str) -> str:
    """Return *text* in NFC with Đ look-alikes (U+00D0, U+0189) turned into Đ."""
    composed = unicodedata.normalize("NFC", text)
    return composed.translate(_AS_MEANT) if _LOOKALIKE.search(composed) else composed


def fold(text: str) -> str:
    """Return *text* lower-case, without tone and shape marks, đ as d."""
    return (text if text.isascii() else text.translate(_bare)).lower()


class _Bare(dict[int, str]):
    """What is left of a character without its marks; looked up once for each that is common."""

    def __missing__(self, point: int) -> str:
        parts = unicodedata.normalize("NFD", normalise(chr(point)))
        left = "".join(part for part in parts if not unicodedata.combining(part))
        left = left.replace("đ", "d").replace("Đ", "D")
        if point < _END_OF_LATIN:
            self[point] = left
        return left


_END_OF_LATIN = 0x2000
_bare = _Bare()


@lru_cache(maxsize=4096)
def slugify(text: str, separator: str = "-") -> str:
    """Return an ASCII address segment; Đ becomes d. Signature fits Python-Markdown's ``toc``."""
    return re.sub(r"[^a-z0-9]+", separator, fold(text)).strip(separator)


def collation_key(text: str) -> tuple[str, str, str]:
    """Return a sort key in the order of CLDR ``vi``: letters, then tones, then cases."""
    ranks = [_character_key(character) for character in " ".join(normalise(text).split())]
    return (
        "".join(primary for primary, _, _ in ranks),
        "".join(tone for _, tone, _ in ranks),
        "".join(case for _, _, case in ranks),
    )


@lru_cache(maxsize=4096)
def _character_key(character: str) -> tuple[str, str, str]:
    parts = unicodedata.normalize("NFD", character)
    letter = _letter(character)
    rank = _RANK.get(letter.lower())
    return (
        rank or _other_rank(parts[0].lower()),
        next((_TONES[p] for p in parts[1:] if p in _TONES), "0"),
        "1" if letter != letter.lower() else "0",
    )


def name_key(name: str) -> tuple[tuple[str, str, str], ...]:
    """Return the sort key of a person's name: given name (last word), family name, middle names."""
    words = normalise(name).split()
    if not words:
        return ()
    return tuple(collation_key(part) for part in (words[-1], words[0], " ".join(words[1:-1])))


def _letter(character: str) -> str:
    """Return the letter of the Vietnamese alphabet that *character* is, without its tone."""
    parts = unicodedata.normalize("NFD", character)
    return unicodedata.normalize(
        "NFC", parts[0] + "".join(p for p in parts[1:] if p in _SHAPE_MARKS)
    )


def _other_rank(character: str) -> str:
    """Rank what is no letter: space, then punctuation, then digits, all before the letters."""
    if character == " ":
        return "00"
    if character.isdigit():
        return f"1{character}"
    return (
        "0" + f"{ord(character):x}"[-1] if ord(character) < 128 else "ff" + f"{ord(character):06x}"
    )


def initial(name: str) -> str:
    """Return the letter a name is filed under: its given name's, upper case, no tone."""
    words = normalise(name).split()
    if not words:
        return "#"
    letter = _letter(words[-1][0])
    return letter.upper() if letter.lower() in _RANK else "#"


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate an author most likely meant, or None; accents are ignored."""
    by_fold = {fold(candidate): candidate for candidate in sorted(candidates)}
    found = get_close_matches(fold(word), list(by_fold), n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def print_number(value: Decimal | int) -> str:
    """Print 1300000 as ``1.300.000`` and 87.5 as ``87,5``."""
    number = Decimal(value)
    whole, _, fraction = f"{number.normalize():f}".partition(".")
    sign = "-" if whole.startswith("-") else ""
    grouped = f"{int(whole.lstrip('-')):,}".replace(",", ".")
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def print_day(day: date) -> str:
    """Print a day as ``dd/mm/yyyy``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def print_long_day(day: date) -> str:
    """Print a day as documents do: months 1 and 2 and days below 10 padded."""
    month = f"{day.month:02d}" if day.month < 3 else f"{day.month}"
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def print_moment(moment: datetime) -> str:
    """Print a moment as ``8 giờ 30, dd/mm/yyyy``."""
    minutes = f" {moment.minute:02d}" if moment.minute else ""
    return f"{moment.hour} giờ{minutes}, {print_day(moment.date())}"
