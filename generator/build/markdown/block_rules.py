"""The rules for blocks, of which only those are tried that could begin as a line does.

Of markdown-it's own accord every rule looks at every line, to refuse most of them at the first
mark.
"""

from functools import partial

from markdown_it.parser_block import RuleFuncBlockType as BlockRule
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

# What is not named may begin with anything: a paragraph, or what its second line tells.
_FIRST_MARKS = {
    "admonition": "!?",
    "attr": "{",
    "blockquote": ">",
    "fence": "`~",
    "footnote_def": "[",
    "heading": "#",
    "hr": "*-_",
    "html_block": "<",
    "list": "*+-0123456789",
    "reference": "[",
}
_MARKS = frozenset("".join(_FIRST_MARKS.values()))


class RulesByMark(Ruler[BlockRule]):
    """The rules of another ruler: each chain of them is one rule that tries those that may fit."""

    def __init__(self, rules: Ruler[BlockRule]) -> None:
        super().__init__()
        self.__rules__ = rules.__rules__

    def __compile__(self) -> None:
        super().__compile__()
        assert self.__cache__ is not None
        names = {rule.fn: rule.name for rule in self.__rules__}
        for chain, rules in self.__cache__.items():
            by_mark = {
                mark: [rule for rule in rules if mark in _FIRST_MARKS.get(names[rule], mark)]
                for mark in _MARKS
            }
            others = [rule for rule in rules if names[rule] not in _FIRST_MARKS]
            self.__cache__[chain] = [partial(_fitting, by_mark, others)]


def _fitting(
    by_mark: dict[str, list[BlockRule]],
    others: list[BlockRule],
    state: StateBlock,
    line: int,
    end: int,
    silent: bool,
) -> bool:
    """Apply the first rule that fits the block that begins at *line*."""
    first = state.bMarks[line] + state.tShift[line]
    # Nothing may be left of the last line of a text, where a table asks what could end it.
    for rule in by_mark.get(state.src[first : first + 1], others):
        if rule(state, line, end, silent):
            return True
    return False
