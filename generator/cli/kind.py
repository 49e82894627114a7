"""A kind of record as people name it on the command line: tin-tuc, news, "Tin, bài"."""

import click

from generator.content.kinds import KINDS, Kind
from generator.vietnamese import fold, nearest, slugify


class KindName(click.ParamType[Kind]):
    """Reads a kind by its folder, its key or its name, with accents or without."""

    name = "kind"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Kind:
        """Return the kind, or say which ones there are."""
        if isinstance(value, Kind):
            return value
        wanted = slugify(str(value))
        for kind in KINDS:
            if wanted in map(slugify, (kind.folder, kind.key, kind.vi, kind.vi_many, kind.en)):
                return kind
        meant = nearest(fold(str(value)), [kind.folder for kind in KINDS])
        guess = f" Có phải “{meant}”?" if meant else ""
        known = ", ".join(kind.folder for kind in KINDS)
        self.fail(f"không có loại “{value}”.{guess} Các loại: {known}.", param, ctx)
