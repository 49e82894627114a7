"""What a delivery asks of the content on a day; remembered, so that a plan loads no content.

It is a function of what the office wrote, of the day and of the program, and kept by the digest of
all three. Where it is not known, the content is loaded.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from generator.build.state.surroundings import program
from generator.checks.withheld import Sought, Withheld
from generator.diagnostics import Place
from generator.digest import digest
from generator.writing.sealed import read_sealed, write_sealed


@dataclass(frozen=True, slots=True)
class Answers:
    """What there is to know of the content before a site of it may go out."""

    errors: tuple[str, ...]
    """What keeps the content from being built."""
    approvals: Mapping[str, str]
    """Address of every record's page to who wrote and who approved it."""
    samples: Mapping[str, str]
    """Address to file, of illustrations."""
    unapproved: Mapping[str, str]
    """Address to what is wrong, of what two people have not written and approved."""
    sought: Sought


def keep_answers(cache: Path, sources: str, day: date, answers: Answers) -> None:
    """Remember the answers to what the office wrote (*sources*) on a day."""
    write_sealed(_place(cache), _key(sources, day), asdict(answers))


def recall_answers(cache: Path, sources: str, day: date) -> Answers | None:
    """Return the answers; None where they are not remembered."""
    found = read_sealed(_place(cache), 2)
    if not found or found[0] != _key(sources, day):
        return None
    said = found[1]
    sought = said.pop("sought")
    names = (
        Withheld(
            each["id"], each["code"], tuple(each["names"]), tuple(each["grounds"]), each["namesake"]
        )
        for each in sought["names"]
    )
    return Answers(
        tuple(said["errors"]), said["approvals"], said["samples"], said["unapproved"],
        Sought(
            tuple(names), tuple(sought["pages"]), tuple(map(tuple, sought["absent"])),
            tuple((key, Place(**place)) for key, place in sought["too_short"]),
        ),
    )  # fmt: skip


def _place(cache: Path) -> Path:
    return cache / "answers.json"


def _key(sources: str, day: date) -> str:
    return digest(sources, day.isoformat(), program())
