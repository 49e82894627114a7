"""Pictures and files that stand beside a record."""

from typing import Annotated

from generator.content.fields import ContentPath, Flag, HonoureeRef, Label, Line, Part, Quantity


class Focus(Part):
    """The point of a picture that every crop keeps, in percent from the left and the top."""

    x: Annotated[Quantity, Label("Từ trái, %", "From the left, %")]
    y: Annotated[Quantity, Label("Từ trên, %", "From the top, %")]


class Image(Part):
    """A picture; what it shows and whose it is must be said."""

    file: Annotated[ContentPath, Label("Tệp ảnh", "Image file")]
    alt: Annotated[
        Line, Label("Mô tả ảnh", "Alternative text", "Người không nhìn thấy ảnh cần biết gì?")
    ]
    credit: Annotated[Line, Label("Nguồn ảnh", "Credit")]
    caption: Annotated[Line | None, Label("Chú thích", "Caption")] = None
    focus: Annotated[Focus | None, Label("Điểm chính", "Focal point")] = None
    shows: Annotated[tuple[HonoureeRef, ...], Label("Người trong ảnh", "People shown")] = ()
    consents: Annotated[tuple[Line, ...], Label("Mã phiếu đồng ý", "Consent references")] = ()


class Attachment(Part):
    """A file to download. A signed PDF is published byte for byte."""

    file: Annotated[ContentPath, Label("Tệp", "File")]
    label: Annotated[Line, Label("Tên hiển thị", "Label")]
    signed: Annotated[Flag, Label("Có chữ ký số", "Digitally signed")] = False
