"""Tables of what never got its turn, who is honoured, and what serves no plan yet."""

from generator.graph.graph import Graph
from generator.policy.edition import Edition
from generator.reports.gaps import balance, campaigns, units
from generator.reports.suggest import Suggestion, Unassigned
from generator.reports.table import Cell, Table


def campaigns_table(graph: Graph, edition: Edition) -> Table:
    return Table(
        "Phong trào và điển hình",
        ("Phong trào", "Mã", "Điển hình đã đăng", "Đang soạn, chờ đăng", "Nhận xét"),
        tuple(
            (gap.title, gap.id, gap.exemplars, gap.waiting, _remark(gap.exemplars, gap.waiting))
            for gap in campaigns(graph, edition)
        ),
        "Phong trào chưa có điển hình xếp trước.",
        "Chưa có phong trào nào.",
        brief=(0, 2, 3, 4),
    )


def _remark(exemplars: int, waiting: int) -> str:
    if exemplars:
        return ""
    return "Chưa đăng, đã có bài chờ" if waiting else "Chưa có điển hình"


def units_table(graph: Graph, edition: Edition) -> Table:
    return Table(
        "Đơn vị và số lần xuất hiện",
        ("Đơn vị", "Cấp", "Mã", "Bản ghi đã đăng", "Nhận xét"),
        tuple(
            (unit.name, unit.level, unit.id, unit.records, "" if unit.records else "Chưa xuất hiện")
            for unit in units(graph, edition)
        ),
        "Chỉ kể đơn vị đang hoạt động; tính cả bản ghi của đơn vị tiền thân. Đơn vị chưa xuất hiện "
        "xếp trước.",
        "Chưa có đơn vị nào.",
        brief=(0, 1, 3, 4),
    )


def balance_table(edition: Edition) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (each.what, each.people, each.direct, each.ordinary, each.leading, each.unknown,
         _percent(each.direct + each.ordinary, each.people - each.unknown))
        for each in balance(edition)
    ]  # fmt: skip
    return Table(
        "Người trực tiếp lao động và người giữ chức vụ",
        ("Nguồn", "Số người", "Trực tiếp lao động", "Không giữ chức vụ", "Lãnh đạo, quản lý",
         "Chưa rõ", "Tỷ lệ không là lãnh đạo"),
        tuple(rows),
        "“Trực tiếp lao động” là người được ghi rõ như vậy; “không giữ chức vụ” là người có chức "
        "danh không phải lãnh đạo; “chưa rõ” là người không ghi chức vụ. Tỷ lệ tính trên những "
        "người đã rõ. Không tính tập thể, hộ gia đình và trường hợp đã thu hồi.",
        "Chưa có ai được vinh danh.",
    )  # fmt: skip


def _percent(part: int, whole: int) -> Cell:
    return f"{part * 100 / whole:.0f}%" if whole else None


def unassigned_table(left: tuple[Unassigned, ...]) -> Table:
    return Table(
        "Bài đã đăng nhưng chưa gắn với kế hoạch",
        ("Ngày đăng", "Bài", "Tệp", "Gợi ý", "Dòng để thêm vào bài nếu đúng"),
        tuple(
            (
                each.day,
                f"{each.title} ({each.kind.lower()})",
                each.path,
                "; ".join(map(_suggested, each.suggestions)) or "Chưa đoán được",
                _line_to_add(each),
            )
            for each in left
        ),
        "Những bài này chưa tính cho nội dung nào. Máy chỉ gợi ý theo chủ đề và lĩnh vực; người "
        "phụ trách quyết định.",
        "Mọi bài đã đăng đều đã gắn với kế hoạch.",
        brief=(0, 1, 3),
    )  # fmt: skip


def _suggested(fit: Suggestion) -> str:
    return f"{fit.topic}: cùng {', '.join(f'“{reason}”' for reason in fit.reasons)}"


def _line_to_add(each: Unassigned) -> str | None:
    if not each.suggestions:
        return None
    best = each.suggestions[0]
    return f"serves: [{{plan: {best.plan}, topic: {best.topic}}}]"
