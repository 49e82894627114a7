"""Rows as the CSV that stands beside a record: Vietnamese names of columns, as Excel opens them."""

import csv
import io
from collections.abc import Mapping, Sequence

from generator.content.fields import Choice, Part
from generator.content.shape import shapes


def csv_text(model: type[Part], rows: Sequence[Mapping[str, str]]) -> str:
    """Return CSV with a column for each field that any row fills; choices by their names.

    The byte order mark tells Excel that the text is UTF-8.
    """
    used = [key for key in shapes(model) if any(row.get(key) for row in rows)]
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow([shapes(model)[key].label.vi for key in used])
    for row in rows:
        writer.writerow([_shown(model, key, row.get(key, "")) for key in used])
    return "\ufeff" + made.getvalue()


def _shown(model: type[Part], key: str, text: str) -> str:
    choice = shapes(model)[key].choice
    return shown_choice(choice, text) if choice and text else text


def shown_choice(choice: type[Choice], text: str) -> str:
    """Return the Vietnamese name of the choice that *text* means."""
    return next((each.vi for each in choice if text in (each.value, each.vi)), text)
