"""The dialect of record bodies: CommonMark, tables, notes, attributes, admonitions, definitions.

The parser keeps every address as it was written and refuses none: what may be published is decided
in one place, ``sanitise``, so that a refused address can also be reported.
"""

import re
from collections.abc import Callable, MutableMapping
from functools import lru_cache, partial
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator.build.markdown.block_rules import RulesByMark

# In characters. Some inputs take time in the square of their length; a long plan has 100,000.
LONGEST = 200_000

# markdown-it drops what stands deeper; ``problems`` says so to the author.
DEEPEST = 30

AUTHOR_ATTRIBUTES = ("class", "id", "lang")

_PLACED = {
    "link": "link_open",
    "autolink": "link_open",
    "image": "image",
    "html_inline": "html_inline",
}

_BRACKETED = frozenset({"link", "image", "footnote_inline"})

_CALL = re.compile(r"\[\^[^\s\]]{1,100}\]")

Rule = Callable[[StateInline, bool], bool]
Environment = MutableMapping[str, Any]


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """Return the one parser; building it costs as much as rendering a short body."""
    made = MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST})
    made.enable(["table", "strikethrough"])
    made.use(footnote_plugin)
    made.use(attrs_plugin, allowed=AUTHOR_ATTRIBUTES)
    made.use(attrs_block_plugin, allowed=AUTHOR_ATTRIBUTES)
    made.use(admon_plugin)
    made.use(deflist_plugin)
    made.block.ruler = RulesByMark(made.block.ruler)
    for name, rule in zip(
        made.inline.ruler.get_active_rules(), made.inline.ruler.getRules(""), strict=True
    ):
        if name in _BRACKETED:
            rule = partial(_closing, rule)
        if name in _PLACED:
            rule = partial(_placing, rule, _PLACED[name])
        elif name == "footnote_ref":
            rule = partial(_calling, rule)
        made.inline.ruler.at(name, rule)
    made.core.ruler.at("inline", _lines)
    as_written: dict[str, Callable[[str], Any]] = {
        "normalizeLink": str,
        "normalizeLinkText": str,
        "validateLink": lambda _: True,
    }
    vars(made).update(as_written)
    made.add_render_rule("footnote_ref", _note_call)
    made.add_render_rule("footnote_block_open", _notes_open)
    made.add_render_rule("footnote_open", _note_open)
    made.add_render_rule("footnote_anchor", _note_return)
    return made


def _lines(state: StateCore) -> None:
    """Parse what stands within lines: most lines have no mark at which any rule could begin."""
    inline = state.md.inline
    for token in state.tokens:
        if token.type != "inline":
            continue
        if inline.terminator_re.search(token.content):
            token.children = inline.parse(token.content, state.md, state.env, [])
        else:
            token.children = [Token("text", "", 0, content=token.content)] if token.content else []


def _placing(rule: Rule, kind: str, state: StateInline, silent: bool) -> bool:
    """Apply *rule* and note, in the token it made, the offset at which the rule started."""
    offset, before = state.pos, len(state.tokens)
    if not rule(state, silent):
        return False
    # Text still pending is pushed first, so the token is the first or the second new one.
    for token in state.tokens[before : before + 2]:
        if token.type == kind:
            token.meta["offset"] = offset
            break
    return True


def _closing(rule: Rule, state: StateInline, silent: bool) -> bool:
    """Apply a rule for what brackets hold only before one that closes: alone, it looks for it."""
    return state.src.find("]", state.pos, state.posMax) >= 0 and rule(state, silent)


def _calling(rule: Rule, state: StateInline, silent: bool) -> bool:
    """Apply the rule for calls of notes only where one can be: alone, it looks ahead for ever."""
    return _CALL.match(state.src, state.pos) is not None and rule(state, silent)


def _note_call(_: RendererHTML, tokens: list[Token], at: int, *__: object) -> str:
    number, call = _note_names(tokens[at])
    return (
        f'<sup class="footnote-ref"><a href="#fn{number}" id="fnref{call}" role="doc-noteref">'
        f"[{number}]</a></sup>"
    )


def _notes_open(*_: object) -> str:
    return (
        '<section class="footnotes" role="doc-endnotes" aria-label="Chú thích">\n'
        '<ol class="footnotes-list">\n'
    )


def _note_open(_: RendererHTML, tokens: list[Token], at: int, *__: object) -> str:
    return f'<li id="fn{_note_names(tokens[at])[0]}" class="footnote-item">'


def _note_return(_: RendererHTML, tokens: list[Token], at: int, *__: object) -> str:
    number, call = _note_names(tokens[at])
    return (
        f' <a href="#fnref{call}" class="footnote-backref" role="doc-backlink"'
        f' aria-label="Trở lại chỗ có chú thích {number}">↩\ufe0e</a>'
    )


def _note_names(token: Token) -> tuple[str, str]:
    """Return a note's number, and the name of one call of it: ``2`` and ``2-1``."""
    number = str(token.meta["id"] + 1)
    again = token.meta.get("subId") or 0
    return number, f"{number}-{again}" if again > 0 else number
