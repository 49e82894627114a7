"""A fragment of the search index as readers see it in a result: see ``outputs.search``."""

import re

# What Pagefind writes before the JSON of a fragment.
FRAGMENT = "pagefind_dcd"
# Where ``twins.private`` puts letters that results show and the index must not read.
_PRIVATE = re.compile("[\U000f0000-\U000fffff]+")
_FIRST = 0xF0000
# Where ``words.coded`` puts đ, which Pagefind takes for a letter of its own.
_D = str.maketrans("ḍḌ", "đĐ")


def as_shown(fragment: str) -> str:
    """Return a fragment with the letters that a result shows."""
    return _PRIVATE.sub(_plain, fragment).translate(_D)


def _plain(found: re.Match[str]) -> str:
    return "".join(chr(ord(letter) - _FIRST) for letter in found[0])
