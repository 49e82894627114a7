"""The section's own settings (``content/chuyen-trang.yml``): whose it is and where it stands."""

from typing import Annotated

from generator.content.fields import (
    ContentPath,
    Day,
    Domain,
    Flag,
    Label,
    Line,
    Part,
    ReachAddress,
    RootAddress,
    Text,
    WebAddress,
    Year,
)


class Contact(Part):
    """How to reach the office."""

    address: Annotated[Line | None, Label("Địa chỉ", "Postal address")] = None
    phone: Annotated[Line | None, Label("Điện thoại", "Telephone")] = None
    email: Annotated[Line | None, Label("Thư điện tử", "E-mail")] = None


class Copier(Part):
    """Who takes over what the section publishes, and must be told when something is taken down."""

    name: Annotated[Line, Label("Nơi lấy lại tin, bài", "Who copies")]
    contact: Annotated[Line, Label("Liên hệ", "Contact", "Thư điện tử, điện thoại")]


class Security(Part):
    """Whom to tell of a weakness of the site, as ``security.txt`` says it (RFC 9116)."""

    contact: Annotated[
        ReachAddress,
        Label("Nơi nhận báo lỗ hổng", "Contact", "Thư điện tử, https:// hoặc tel:"),
    ]
    expires: Annotated[Day, Label("Có giá trị đến hết ngày", "Expires", "Không quá một năm")]
    policy: Annotated[WebAddress | None, Label("Quy định tiếp nhận", "Policy")] = None


class Licence(Part):
    """Terms of use of the open data."""

    name: Annotated[Line, Label("Tên giấy phép", "Name", "Ví dụ CC BY 4.0")]
    address: Annotated[WebAddress, Label("Địa chỉ toàn văn", "Address of the text")]


class Section(Part):
    """One body's section."""

    name: Annotated[Line, Label("Tên chuyên trang", "Name of the section")]
    body: Annotated[Line, Label("Cơ quan chủ quản", "Public body")]
    parent_body: Annotated[Line | None, Label("Cơ quan cấp trên", "Superior body")] = None
    motto: Annotated[Text | None, Label("Lời giới thiệu", "Introduction")] = None
    address: Annotated[RootAddress, Label("Địa chỉ công khai", "Public address", "Có dấu / ở cuối")]
    feed_authority: Annotated[
        Domain, Label("Tên miền định danh nguồn tin", "Feed authority", "Không bao giờ đổi")
    ]
    feed_year: Annotated[Year, Label("Năm định danh nguồn tin", "Feed authority year")]
    emblem: Annotated[ContentPath | None, Label("Biểu trưng", "Emblem")] = None
    portal_url: Annotated[WebAddress | None, Label("Cổng thông tin của cơ quan", "Portal")] = None
    frames: Annotated[
        tuple[WebAddress, ...],
        Label("Trang được đặt khung", "Framed by", "Mặc định: cổng thông tin của cơ quan"),
    ] = ()
    security: Annotated[Security | None, Label("An toàn thông tin", "Security")] = None
    responsible: Annotated[Line | None, Label("Chịu trách nhiệm nội dung", "Responsible")] = None
    contact: Annotated[Contact | None, Label("Liên hệ", "Contact")] = None
    copiers: Annotated[
        tuple[Copier, ...],
        Label("Nơi lấy lại tin, bài", "Copiers", "Cổng của tỉnh, báo … cần báo khi gỡ bài"),
    ] = ()
    data_licence: Annotated[
        Licence | None, Label("Giấy phép dữ liệu mở", "Licence of the open data")
    ] = None
    demo_notice: Annotated[Text | None, Label("Dòng báo bản trình diễn", "Demo notice")] = None
    production: Annotated[
        Flag, Label("Bản chính thức", "Production", "Từ chối dữ liệu minh họa và bài chưa duyệt")
    ] = False
