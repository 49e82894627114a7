"""Records in which every text and every day is a mark of its own, made from the models themselves.

A field that is added to a model is marked without anybody thinking of it: whoever adds it finds it
in the list of what is public, or does not.
"""

import io
import json
import re
import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from PIL import Image as Picture

from generator.checks.letters import bare, page
from generator.checks.reading import UnreadableError, read_file
from generator.checks.withheld import files_in
from generator.content.fields import (
    Choice,
    ContentPath,
    Key,
    Month,
    Part,
    ReachAddress,
    RecordId,
    Refers,
    RootAddress,
    Slug,
    WebAddress,
    Years,
)
from tests.unit.checks.planting import CATALOG, pdf, stream

# Calendars begin their time zone on 1 January 1970.
_FIRST_DAY = date(1971, 1, 1)
_MARK = re.compile(rb"moc(\d{5})vet")
_DAYS = re.compile(
    r"\b(?P<y>19\d\d)-?(?P<m>\d\d)-?(?P<d>\d\d)"
    r"|\b(?P<d2>\d\d?)/(?P<m2>\d\d?)/(?P<y2>19\d\d)\b"
    r"|\b(?P<d3>\d\d?) tháng (?P<m3>\d\d?) năm (?P<y3>19\d\d)\b"
    r"|\b(?P<d4>\d\d) (?P<m4>[A-Z][a-z]{2}) (?P<y4>19\d\d)\b"
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905


def _of(kind: Any) -> Any:
    """Return what marks a scalar apart from another that is text as well."""
    return kind.__metadata__[0]


@dataclass
class Marks:
    """Marks given out, and where each belongs: ``news/draft summary``."""

    places: list[str] = field(default_factory=list)
    days: dict[date, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    """Files to lay beside a record, and the key that names them."""

    def text(self, place: str) -> str:
        """Return a new mark, with accents, as one word."""
        self.places.append(place)
        return f"Mốc{len(self.places) - 1:05d}vết"

    def plain(self, place: str) -> str:
        """Return a new mark that may stand in an address."""
        return self.text(place).replace("Mốc", "moc").replace("ế", "e")

    def day(self, place: str) -> str:
        """Return a day nothing else has, nor the day after it: calendars end a day later."""
        day = _FIRST_DAY + timedelta(3 * len(self.days))
        self.days[day] = place
        return day.isoformat()

    def seen(self, site: Path) -> dict[str, set[str]]:
        """Return the places whose marks are anywhere in a folder, with the files that have them."""
        found: dict[str, set[str]] = {}
        for path in files_in(site):
            for text in texts(site, path):
                for number in _MARK.findall(bare(page(text))):
                    found.setdefault(self.places[int(number)], set()).add(path)
                for day in _days(text):
                    if day in self.days:
                        found.setdefault(self.days[day], set()).add(path)
        return found


def texts(site: Path, path: str) -> Iterator[str]:
    """Yield what can be read in a file of a site, and its path."""
    yield path
    try:
        for piece in read_file(site / path):
            yield piece.text
    except UnreadableError:
        pass


def _days(text: str) -> Iterator[date]:
    for found in _DAYS.finditer(text):
        year, month, day = (
            next(v for k, v in found.groupdict().items() if v and k[0] == part) for part in "ymd"
        )
        number = _MONTHS.index(month) + 1 if month in _MONTHS else month
        try:
            yield date(int(year), int(number), int(day))
        except ValueError:
            continue


class Maker:
    """Fills a model. *targets* are ids to refer to by kind, *given* values by the way to them."""

    def __init__(self, marks: Marks, targets: dict[str, str]) -> None:
        self.marks = marks
        self.targets = targets

    def fill(self, model: type[Part], place: str, given: dict[str, Any]) -> dict[str, Any]:
        """Return every field of *model* filled, but flags and numbers nobody asked for."""
        return self._part(model, place, "", given, ())

    def _part(
        self,
        model: type[Part],
        place: str,
        way: str,
        given: dict[str, Any],
        above: tuple[type, ...],
    ) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, declared in model.model_fields.items():
            path = f"{way}{name}"
            if path in given:
                value = given[path]
                if isinstance(value, str) and get_origin(declared.annotation) is tuple:
                    value = [value]
            else:
                marks = declared.metadata
                value = self._value(
                    declared.annotation, marks, f"{place} {path}", path, given, (*above, model)
                )
                if value is None and declared.is_required():
                    value = "1"
            if value is not None:
                made[name] = value
        return made

    def _value(
        self,
        kind: Any,
        marks: list[Any],
        place: str,
        path: str,
        given: dict[str, Any],
        above: tuple[type, ...],
    ) -> Any:
        marks = [*marks, *getattr(kind, "__metadata__", ())]
        origin = get_origin(kind)
        if hasattr(kind, "__metadata__"):
            return self._value(kind.__origin__, marks, place, path, given, above)
        if origin in (Union, types.UnionType):
            first = next(arg for arg in get_args(kind) if arg is not type(None))
            return self._value(first, marks, place, path, given, above)
        if origin is tuple:
            one = self._value(get_args(kind)[0], marks, place, path, given, above)
            return None if one is None else [one]
        refers = next((mark for mark in marks if isinstance(mark, Refers)), None)
        if refers is not None:
            return self.targets.get(refers.kinds[0])
        if isinstance(kind, type) and issubclass(kind, Part):
            # A part within itself is filled once.
            return (
                None
                if kind in above
                else self._part(kind, place.split()[0], f"{path}.", given, above)
            )
        return self._scalar(kind, marks, place)

    def _scalar(self, kind: Any, marks: list[Any], place: str) -> Any:
        if isinstance(kind, type) and issubclass(kind, Choice):
            return next(iter(kind)).value
        if kind in (date, datetime):
            return self.marks.day(place) + ("T08:00+07:00" if kind is datetime else "")
        if kind is Month:
            return "1950-01"
        if kind is Years:
            return "1950"
        if kind in (bool, int, Decimal):
            return None
        assert kind is str, f"{place}: {kind} has no mark yet"
        if _of(ContentPath) in marks:
            ending = "jpg" if "image" in place else "svg" if "emblem" in place else "pdf"
            name = f"{self.marks.plain(place)}.{ending}"
            self.marks.files[name] = place
            return name
        if any(_of(each) in marks for each in (WebAddress, RootAddress, ReachAddress)):
            return f"https://{self.marks.plain(place)}.example/"
        if any(_of(each) in marks for each in (Slug, Key, RecordId)):
            return self.marks.plain(place)
        return self.marks.text(place)


def as_yaml(values: dict[str, Any]) -> str:
    """Return fields as YAML, a line each."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    return "".join(lines)


def photograph(mark: str) -> bytes:
    """Return a photograph whose EXIF and XMP name somebody."""
    exif = Picture.Exif()
    exif[0x010E] = mark.encode()
    exif[0x9C9F] = mark.encode("utf-16-le")
    made = io.BytesIO()
    Picture.new("RGB", (900, 600), "teal").save(
        made,
        "JPEG",
        exif=exif,
        xmp=f"<x:xmpmeta>{mark}</x:xmpmeta>".encode(),
        comment=mark.encode(),
    )
    return made.getvalue()


def document() -> bytes:
    """Return a PDF that says nothing of anybody."""
    return pdf(CATALOG, stream(b"BT /F1 12 Tf (Mau bao cao) Tj ET"))
