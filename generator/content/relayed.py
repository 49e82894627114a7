"""Relayed piece (bài từ đơn vị): what another body published, taken over with its source."""

from typing import Annotated

from generator.content.fields import Day, DayOrMoment, Label, Line, SourceRef, WebAddress
from generator.content.record import Entry


class Relayed(Entry):
    """A piece that ``guongsang pull`` brought, or somebody wrote in; public only once approved."""

    source: Annotated[SourceRef, Label("Nguồn", "Source")]
    source_url: Annotated[WebAddress, Label("Địa chỉ bài gốc", "Original address")]
    source_key: Annotated[
        Line | None, Label("Mã của bài ở nguồn", "Id at the source", "Do máy ghi, không sửa")
    ] = None
    source_mark: Annotated[
        Line | None, Label("Dấu của bản gốc", "Mark of the original", "Do máy ghi, không sửa")
    ] = None
    posted: Annotated[DayOrMoment | None, Label("Ngày đăng ở nguồn", "Posted at the source")] = None
    writer: Annotated[Line | None, Label("Tác giả", "Writer")] = None
    fetched: Annotated[Day | None, Label("Ngày lấy về", "Fetched on")] = None
