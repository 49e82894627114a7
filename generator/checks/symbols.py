"""Whether a document's symbol carries the code of the body that is said to have issued it."""

import re
from collections.abc import Iterator

from generator.content.document_parts import Issued
from generator.content.unit import Unit
from generator.diagnostics import Diagnostic, problem
from generator.graph.graph import Graph
from generator.loading.record import Record

# "46/KH-STTTT", "152/2025/NĐ-CP", "34-CT/TW": the issuer's code is what follows the last mark.
_CODE = re.compile(r"[-/]\s*([A-ZĐ]+)\s*$")
# Codes of bodies as they are named in words; a code the names do not contain is left alone.
_NAMED = {"UBND": "ủy ban nhân dân", "HĐND": "hội đồng nhân dân", "STTTT": "sở thông tin"}


def check_symbols(record: Record, graph: Graph) -> Iterator[Diagnostic]:
    """Yield symbols whose code and issuer do not fit, of a record and of what it refers to."""
    entry = record.entry
    if not isinstance(entry, Issued):
        return
    issuer = graph.records.get(entry.issuer or "")
    if entry.symbol and issuer and isinstance(issuer.entry, Unit):
        codes = {name.code for name in issuer.entry.names if name.code}
        code = _CODE.search(entry.symbol)
        if codes and code and code[1] not in codes:
            name = issuer.entry.names[-1].value
            where = record.place("symbol")
            yield problem("symbol.issuer", where, symbol=entry.symbol, code=code[1], issuer=name)
    for index, reference in enumerate(entry.references):
        code = _CODE.search(reference.symbol or "")
        if not (code and reference.issuer and reference.note is None):
            continue
        named = _NAMED.get(code[1])
        others = [words for words in _NAMED.values() if words in reference.issuer.lower()]
        if named and others and named not in others:
            where = record.place("references", index, "symbol")
            yield problem(
                "symbol.issuer", where,
                symbol=reference.symbol, code=code[1], issuer=reference.issuer,
            )  # fmt: skip
