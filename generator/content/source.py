"""Source (nguồn): another body's feed whose pieces the section may take over after review."""

from typing import Annotated

from generator.content.fields import (
    Count,
    FieldRef,
    Flag,
    Label,
    Line,
    Part,
    RecordId,
    Text,
    TopicRef,
    UnitRef,
    WebAddress,
)


class FeedSource(Part):
    """``nguon/*.yml``: whose feed it is, where it is, and how its pieces are filed here."""

    id: Annotated[RecordId, Label("Mã", "Id")]
    name: Annotated[Line, Label("Tên cơ quan, chuyên trang", "Name", "Hiện ở mỗi bài lấy về")]
    address: Annotated[
        WebAddress, Label("Địa chỉ nguồn tin", "Feed address", "RSS, Atom hoặc JSON Feed")
    ]
    home: Annotated[WebAddress | None, Label("Trang chủ của nguồn", "Home page")] = None
    unit: Annotated[UnitRef | None, Label("Đơn vị", "Unit")] = None
    field: Annotated[FieldRef | None, Label("Xếp vào lĩnh vực", "Filed under field")] = None
    topics: Annotated[tuple[TopicRef, ...], Label("Xếp vào chủ đề", "Filed under topics")] = ()
    most: Annotated[Count, Label("Số bài mới nhất mỗi lần lấy", "Most items", "Không quá 200")] = 20
    full_text: Annotated[
        Flag, Label("Lấy toàn văn", "Full text", "Cơ quan ấy đã đồng ý; không ghi thì lấy tóm tắt")
    ] = False
    internal: Annotated[
        Flag,
        Label("Máy trong mạng nội bộ", "On the internal network", "Cho phép địa chỉ riêng của máy"),
    ] = False
    paused: Annotated[Flag, Label("Tạm dừng lấy", "Paused")] = False
    note: Annotated[Text | None, Label("Ghi chú", "Note")] = None
