"""Find the record that a command names."""

import click

from generator.build.pipeline import Prepared
from generator.loading.record import Record
from generator.vietnamese import nearest


def record_of(prepared: Prepared, id: str) -> Record:
    """Return the record of this id. Where there is none, say which one may have been meant."""
    records = prepared.graph.records
    if id in records:
        return records[id]
    by_path = {record.path: record for record in records.values()}
    if id in by_path:
        return by_path[id]
    meant = nearest(id, records)
    guess = f" Có phải “{meant}”?" if meant else ""
    # A record with errors is not among them.
    unread = ", ".join(sorted({problem.place.path for problem in prepared.errors})[:3])
    broken = f" Chưa đọc được: {unread} – chạy “guongsang check”." if unread else ""
    raise click.UsageError(
        f"không có bản ghi nào mang mã “{id}”.{guess}{broken} (No record has this id.)"
    )
