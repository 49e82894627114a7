"""The way back from index text to text as people read it, as the browser goes it."""

import re

from generator.outputs.search.words import BREAK, END

_CODED = re.compile(f"([^{END}]*){END}(.*)", re.DOTALL)
_SIGN = re.compile(r"`\[([^~]*)~|`.")
_DIGITS = "!\"#$%&'()*+,-./:"
_SIGNS = {
    "`(": "“", "`)": "”", "`<": "‘", "`>": "’", "`-": "–", "`=": "—", "`.": "…", "`*": "•",
    "`{": "«", "`}": "»", "`&": "_", "`'": "`", "`~": " ",
}  # fmt: skip


def readable(content: str) -> str:
    """Return coded text as people read it."""
    text = []
    for word in content.split():
        if found := _CODED.fullmatch(word):
            lead, body = re.fullmatch(r"((?:`?[^\w`])*)(.*)", found[1], re.DOTALL).groups()  # type: ignore[union-attr]
            text.append(_decoded(lead) + _shown(body, found[2]))
        elif word == BREAK:
            text.append(" · ")
    return " ".join("".join(text).split())


def _shown(body: str, rest: str) -> str:
    word = body.replace("ḍ", "đ").replace("Ḍ", "Đ")
    if rest.startswith("`,"):
        word, rest = f"{int(word):,}".replace(",", "."), rest[2:]
    elif rest.startswith("`^"):
        word, rest = word.upper(), rest[2:]
    elif rest.startswith("`!"):
        shape, rest = rest[2 : 2 + len(word)], rest[2 + len(word) :]
        word = "".join(c.upper() if s == "+" else c for c, s in zip(word, shape, strict=True))
    glued = rest.endswith("`|")
    return word + _decoded(rest.removesuffix("`|")) + ("" if glued else " ")


def _decoded(signs: str) -> str:
    return _SIGN.sub(_sign, signs)


def _sign(code: re.Match[str]) -> str:
    if code[1]:
        return chr(int("".join(f"{_DIGITS.index(digit):x}" for digit in code[1]), 16))
    return _SIGNS.get(code[0], "")
