"""All messages in one table, and how a diagnostic reads in a language."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Severity
from generator.messages import (
    files,
    host,
    images,
    imports,
    markdown,
    personal,
    plans,
    policy,
    pull,
    section,
    tables,
    text,
    ties,
    values,
    withheld,
)
from generator.messages.message import Message

MESSAGES: dict[str, Message] = {
    **files.MESSAGES,
    **text.MESSAGES,
    **tables.MESSAGES,
    **values.MESSAGES,
    **ties.MESSAGES,
    **plans.MESSAGES,
    **markdown.MESSAGES,
    **images.MESSAGES,
    **policy.MESSAGES,
    **pull.MESSAGES,
    **section.MESSAGES,
    **host.MESSAGES,
    **personal.MESSAGES,
    **withheld.MESSAGES,
    **imports.MESSAGES,
}
LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Wording:
    """A diagnostic in words."""

    severity: Severity
    what: str
    cure: str


def word(diagnostic: Diagnostic, language: str) -> Wording:
    """Put *diagnostic* into words in ``vi`` or ``en``."""
    message = MESSAGES[diagnostic.code]
    particulars = dict(diagnostic.particulars)
    what, cure = (
        (message.vi, message.vi_cure) if language == "vi" else (message.en, message.en_cure)
    )
    return Wording(message.severity, what.format(**particulars), cure.format(**particulars))


def severity(diagnostic: Diagnostic) -> Severity:
    """Return how much *diagnostic* matters."""
    return MESSAGES[diagnostic.code].severity


def remarks_in(problems: Iterable[Diagnostic]) -> int:
    """Return how many of the problems are remarks: no errors, and not for information only."""
    return sum(severity(each) is Severity.WARNING for each in problems)
