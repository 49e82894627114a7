"""Lists and office documents that stand among the records and that no record speaks of."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from generator.content.kinds import KINDS
from generator.diagnostics import Diagnostic, Place, problem
from generator.graph.graph import Graph
from generator.loading.hidden import is_hidden

_ENDINGS = {".csv", ".xlsx", ".xls", ".docx", ".doc"}


def check_unused(graph: Graph, content: Path) -> Iterator[Diagnostic]:
    """Yield files whose name stands in no record of their folder, so that nobody sees them."""
    for kind in KINDS:
        folder = content / kind.folder
        files = sorted(f for f in folder.rglob("*") if f.suffix.lower() in _ENDINGS)
        visible = [f for f in files if not is_hidden(f.name)]
        if not visible:
            continue
        records = (*graph.records.values(), *(unsound.record for unsound in graph.unsound))
        texts = [(r.folder, r.source.text) for r in records if r.kind == kind]
        for file in visible:
            shown = f"{content.name}/{file.relative_to(content).as_posix()}"
            name = unicodedata.normalize("NFC", file.name)
            if not any(
                shown.startswith(f"{home}/") and name in unicodedata.normalize("NFC", text)
                for home, text in texts
            ):
                yield problem("file.unused", Place(shown), name=name)
