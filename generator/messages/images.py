"""Messages about pictures and attached files."""

from generator.diagnostics import Severity
from generator.messages.message import Message

E, W = Severity.ERROR, Severity.WARNING

MESSAGES: dict[str, Message] = {
    "emblem.unfit": Message(
        E,
        "Tệp biểu trưng “{name}” không dùng được.",
        "Dùng ảnh SVG không có mã chạy (script, liên kết ra ngoài) hoặc PNG không kèm thông tin "
        "chụp, dưới 512 KB.",
        "The emblem “{name}” cannot be used.",
        "Use an SVG without scripts or outside links, or a PNG without metadata, below 512 KB.",
    ),
    "image.missing": Message(
        E,
        "Không đọc được tệp ảnh “{name}”.",
        "Đặt ảnh cạnh bản ghi, hoặc sửa lại tên cho đúng (kể cả chữ hoa, chữ thường).",
        "The picture “{name}” cannot be read.",
        "Put it beside the record, or correct its name (case counts).",
    ),
    "image.too-large": Message(
        E,
        "Ảnh “{name}” nặng hơn 50 MB.",
        "Xuất lại ảnh ở dạng JPEG; bề ngang 3.000 điểm ảnh là đủ.",
        "The picture “{name}” is larger than 50 MB.",
        "Export it again as JPEG; 3,000 pixels of width are plenty.",
    ),
    "image.bomb": Message(
        E,
        "Ảnh “{name}” có hơn 60 triệu điểm ảnh nên không được mở.",
        "Thu nhỏ ảnh; bề ngang 3.000 điểm ảnh là đủ.",
        "The picture “{name}” has more than 60 million pixels and is not opened.",
        "Make it smaller; 3,000 pixels of width are plenty.",
    ),
    "image.broken": Message(
        E,
        "Ảnh “{name}” bị hỏng hoặc chưa chép xong.",
        "Chép lại ảnh từ máy ảnh hoặc từ nơi gửi.",
        "The picture “{name}” is damaged or was not copied to its end.",
        "Copy it again from where it came.",
    ),
    "image.wrong-type": Message(
        E,
        "Đuôi tệp của ảnh “{name}” không đúng với loại ảnh bên trong.",
        "Mở ảnh rồi chọn “Lưu thành…” JPEG, PNG hoặc WebP; chỉ đổi tên tệp là không đủ.",
        "The ending of “{name}” does not fit the kind of picture inside.",
        "Open it and save it as JPEG, PNG or WebP; renaming alone does not convert it.",
    ),
    "image.unknown-type": Message(
        E,
        "Tệp “{name}” không phải ảnh JPEG, PNG hoặc WebP.",
        "Lưu ảnh ở dạng JPEG, PNG hoặc WebP.",
        "The file “{name}” is not a JPEG, PNG or WebP picture.",
        "Save the picture as JPEG, PNG or WebP.",
    ),
    "image.heif": Message(
        E,
        "Ảnh “{name}” ở dạng HEIC của điện thoại, trình duyệt không hiện được.",
        "Trên iPhone: Cài đặt › Camera › Định dạng › Tương thích nhất; hoặc xuất ra JPEG.",
        "The picture “{name}” is HEIC, as telephones take it; browsers do not show it.",
        "On an iPhone: Settings › Camera › Formats › Most Compatible; or export it as JPEG.",
    ),
    "image.svg": Message(
        E,
        "Ảnh “{name}” ở dạng SVG, có thể chứa mã chạy được nên không được đăng.",
        "Xuất ảnh thành PNG, bề ngang ít nhất 1.600 điểm ảnh.",
        "The picture “{name}” is SVG, which may hold a program, and is not published.",
        "Export it as PNG, at least 1,600 pixels wide.",
    ),
    "image.animated": Message(
        W,
        "Ảnh “{name}” là ảnh động; trang chỉ hiện khung hình đầu.",
        "Chọn một khung hình và lưu thành ảnh tĩnh.",
        "The picture “{name}” is animated; only its first frame is shown.",
        "Choose one frame and save it as a still picture.",
    ),
    "image.cmyk": Message(
        W,
        "Ảnh “{name}” dùng màu in (CMYK); màu trên trang có thể hơi khác.",
        "Nếu cần đúng màu, xuất lại ảnh ở hệ màu sRGB.",
        "The picture “{name}” has printing colours (CMYK); they may differ a little on screen.",
        "Export it again in sRGB if the colours matter.",
    ),
    "image.no-alt": Message(
        W,
        "Ảnh trong bài chưa có mô tả, người không nhìn thấy ảnh sẽ không biết ảnh có gì.",
        "Viết mô tả vào giữa hai dấu ngoặc vuông: ![Mô tả ảnh]({address}).",
        "This picture has no alternative text.",
        "Write what it shows between the brackets: ![What it shows]({address}).",
    ),
    "image.remote": Message(
        W,
        "Ảnh “{address}” nằm ở trang khác nên không được hiện, chỉ còn lời mô tả.",
        "Tải ảnh về (khi được phép), đặt cạnh bản ghi và dùng tên tệp.",
        "The picture “{address}” is on another site and is not shown; its text stands instead.",
        "Save it (if you may) beside the record and use its file name.",
    ),
    "file.attachment-too-large": Message(
        E,
        "Tệp đính kèm “{name}” nặng hơn {limit} MB.",
        "Giảm dung lượng (quét ở 200–300 dpi), hoặc chia thành nhiều tệp.",
        "The attachment “{name}” is larger than {limit} MB.",
        "Reduce it (scan at 200–300 dpi), or split it.",
    ),
    "file.refused-type": Message(
        E,
        "Tệp “{name}” thuộc loại không được đăng, vì có thể chạy được trên máy người đọc.",
        "Dùng PDF, DOCX, XLSX, PPTX, ODT, ODS, CSV, TXT hoặc ZIP.",
        "Files like “{name}” are not published: they may run on a reader's computer.",
        "Use PDF, DOCX, XLSX, PPTX, ODT, ODS, CSV, TXT or ZIP.",
    ),
    "file.wrong-type": Message(
        E,
        "Nội dung tệp “{name}” không đúng với đuôi tệp.",
        "Mở tệp và lưu lại đúng loại; chỉ đổi tên tệp là không đủ.",
        "The content of “{name}” does not fit its ending.",
        "Open it and save it as the right type; renaming alone does not convert it.",
    ),
    "file.broken": Message(
        E,
        "Tệp “{name}” bị hỏng hoặc chưa chép xong.",
        "Chép lại tệp từ nơi gửi.",
        "The file “{name}” is damaged or was not copied to its end.",
        "Copy it again from where it came.",
    ),
    "file.bomb": Message(
        E,
        "Tệp “{name}” khi mở ra phình to bất thường nên không được đăng.",
        "Kiểm tra lại tệp với người gửi.",
        "The file “{name}” would unpack to an unreasonable size and is not published.",
        "Check it with whoever sent it.",
    ),
    "file.macro": Message(
        E,
        "Tệp “{name}” có chứa macro.",
        "Lưu lại ở dạng không có macro (.docx, .xlsx), hoặc xuất thành PDF.",
        "The file “{name}” contains macros.",
        "Save it without macros (.docx, .xlsx), or export it as PDF.",
    ),
    "file.author-metadata": Message(
        W,
        "Tệp “{name}” còn ghi tên người soạn: “{author}”; ai tải về cũng đọc được.",
        "Trong Word, Excel: Tệp › Thông tin › Kiểm tra tài liệu › Xóa hết, rồi xuất lại.",
        "The file “{name}” names its author, “{author}”, to everyone who downloads it.",
        "In Word or Excel: File › Info › Inspect Document › Remove, then export it again.",
    ),
    "file.picture-metadata": Message(
        W,
        "Ảnh “{name}” đăng làm tệp đính kèm nên giữ nguyên thông tin ẩn (nơi chụp, thiết bị).",
        "Đưa ảnh vào mục ảnh (images) để thông tin ẩn được xóa, hoặc xóa trước khi đính kèm.",
        "The picture “{name}”, as an attachment, keeps its hidden data (place, device).",
        "Put it under images, where they are removed, or remove them before attaching it.",
    ),
    "file.not-signed": Message(
        W,
        "Tệp “{name}” được khai là có chữ ký số, nhưng bên trong không thấy chữ ký.",
        "Kiểm tra xem có phải bản đã ký không; nếu không, bỏ dòng signed.",
        "The file “{name}” is said to be signed, but there is no signature in it.",
        "Make sure it is the signed copy; otherwise remove signed.",
    ),
}
