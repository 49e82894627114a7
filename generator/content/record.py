"""What every record has, whatever its kind."""

from typing import Annotated

from generator.content.fields import (
    FieldRef,
    Flag,
    Key,
    Label,
    Line,
    Part,
    RecordId,
    Refers,
    Slug,
    Text,
    TopicRef,
    UnitRef,
    WebAddress,
)
from generator.content.image import Attachment, Image
from generator.content.publication import Publication, Removal, Withdrawal


class Served(Part):
    """Which item of a communication plan a record fulfils."""

    plan: Annotated[
        RecordId,
        Label("Kế hoạch tuyên truyền", "Communication plan"),
        Refers(("communication-plan",)),
    ]
    topic: Annotated[Key | None, Label("Nội dung", "Topic")] = None
    channel: Annotated[Key | None, Label("Hình thức", "Channel")] = None
    item: Annotated[Key | None, Label("Sản phẩm", "Item", "Mã sản phẩm trong kế hoạch")] = None


class Entry(Part):
    """A record: identity, text, publication, pictures, files and where it is filed."""

    id: Annotated[RecordId, Label("Mã", "Id", "Không bao giờ đổi, kể cả khi sửa tiêu đề")]
    title: Annotated[Line, Label("Tiêu đề", "Title")]
    slug: Annotated[Slug | None, Label("Địa chỉ", "Slug", "Để trống thì lấy theo tên tệp")] = None
    old_slugs: Annotated[tuple[Slug, ...], Label("Địa chỉ cũ", "Earlier slugs")] = ()
    summary: Annotated[Text | None, Label("Tóm tắt", "Summary")] = None
    publication: Annotated[Publication, Label("Xuất bản", "Publication")] = Publication()
    withdrawn: Annotated[Withdrawal | None, Label("Rút bài", "Withdrawn")] = None
    removed: Annotated[Removal | None, Label("Gỡ bỏ", "Removed")] = None
    image: Annotated[Image | None, Label("Ảnh đại diện", "Main image")] = None
    images: Annotated[tuple[Image, ...], Label("Ảnh khác", "More images")] = ()
    files: Annotated[tuple[Attachment, ...], Label("Tệp đính kèm", "Files")] = ()
    unit: Annotated[UnitRef | None, Label("Đơn vị", "Unit")] = None
    field: Annotated[FieldRef | None, Label("Lĩnh vực", "Field")] = None
    topics: Annotated[tuple[TopicRef, ...], Label("Chủ đề", "Topics")] = ()
    serves: Annotated[
        tuple[Served, ...], Label("Phục vụ kế hoạch tuyên truyền", "Serves communication plan")
    ] = ()
    source_url: Annotated[WebAddress | None, Label("Nguồn gốc", "Original address")] = None
    sample: Annotated[Flag, Label("Dữ liệu minh họa", "Illustrative sample")] = False
    noindex: Annotated[
        Flag, Label("Không cho máy tìm kiếm lập chỉ mục", "Keep out of search engines")
    ] = False
