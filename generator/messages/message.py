"""The form of a message: how much it matters, what is wrong and the cure, in two languages."""

from dataclasses import dataclass

from generator.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Message:
    """Texts of one diagnostic code; ``{particular}`` is filled from the diagnostic."""

    severity: Severity
    vi: str
    vi_cure: str
    en: str
    en_cure: str
