"""Make N records of the kinds a busy office has, the same ones every time."""

import random
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
]
MIDDLE = [
    "Văn",
    "Thị",
    "Hữu",
    "Đức",
    "Minh",
    "Ngọc",
    "Thanh",
    "Xuân",
    "Quốc",
    "Hồng",
    "Kim",
    "Thu",
    "Anh",
    "Công",
    "Bảo",
    "Gia",
]
GIVEN = [
    "An",
    "Ánh",
    "Ân",
    "Bình",
    "Châu",
    "Dao",
    "Đào",
    "Đức",
    "Hoa",
    "Hòa",
    "Kiệm",
    "Lan",
    "Mai",
    "Nam",
    "Ước",
    "Yến",
    "Tâm",
    "Sơn",
    "Hà",
    "Giang",
]
WORDS = [
    "phong",
    "trào",
    "thi",
    "đua",
    "yêu",
    "nước",
    "được",
    "các",
    "cơ",
    "quan",
    "đơn",
    "vị",
    "hưởng",
    "ứng",
    "sôi",
    "nổi",
    "góp",
    "phần",
    "hoàn",
    "thành",
    "nhiệm",
    "vụ",
    "chính",
    "trị",
    "nâng",
    "cao",
    "chất",
    "lượng",
    "phục",
    "vụ",
    "người",
    "dân",
    "doanh",
    "nghiệp",
    "cải",
    "cách",
    "hành",
    "chính",
    "chuyển",
    "đổi",
    "số",
    "xây",
    "dựng",
    "nông",
    "thôn",
    "mới",
    "giảm",
    "nghèo",
    "bền",
    "vững",
    "giữ",
    "gìn",
    "an",
    "ninh",
    "trật",
    "tự",
    "nhân",
    "rộng",
    "mô",
    "hình",
    "hay",
    "cách",
    "làm",
    "sáng",
    "tạo",
    "tập",
    "thể",
    "cá",
    "nhân",
    "tiêu",
    "biểu",
]
FIELDS = [
    "kinh-te-moi-truong",
    "quoc-phong-an-ninh",
    "doi-song-van-hoa",
    "giam-ngheo-an-sinh",
    "he-thong-chinh-tri",
    "cai-cach-hanh-chinh",
    "chuyen-doi-so",
]
UNITS = 60


def make_project(folder: Path, count: int) -> Path:
    """Write a project of *count* records into *folder*, which must not exist; return it."""
    chance = random.Random(count)
    folder.mkdir(parents=True)
    for name in ("docs", "theme_overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    content = folder / "content"
    for name in ("danh-muc", "quy-dinh"):
        shutil.copytree(ROOT / "content" / name, content / name)
    shutil.copy(ROOT / "content" / "chuyen-trang.yml", content)
    for number in range(UNITS):
        text = f"id: dv-b{number:03d}\nlevel: department\nnames:\n  - value: Sở số {number + 1}\n"
        _write(content / "don-vi" / f"dv-b{number:03d}.yml", text)
    for number in range(count):
        kind = ("tin-tuc", "dien-hinh", "vinh-danh", "van-ban")[number % 4]
        _write(content / kind / f"b{number:06d}.md", _record(kind, number, chance))
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _record(kind: str, number: int, chance: random.Random) -> str:
    year = 2015 + number % 12
    day = f"{year}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    if (year, number % 12 + 1) >= (2026, 11):
        day = f"2026-0{number % 9 + 1}-11"
    title = _sentence(chance, 9)
    extra = ""
    if kind == "vinh-danh":
        title = f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"
        extra = (
            "honouree_kind: person\npost: Chuyên viên\n"
            f"citation: {_sentence(chance, 14)}\n"
            f"consent:\n  ref: B-{number}\n  day: {year}-01-01\n"
            "  scope: [name, unit, post, story]\n"
        )
    elif kind == "dien-hinh":
        extra = (
            f"exemplar_kind: model\nyear: {year}\nproblem: {_sentence(chance, 20)}\n"
            f"approach: {_sentence(chance, 30)}\n"
            "results:\n  - text: Hồ sơ đúng hạn\n    before: 70\n    after: 95\n    unit: '%'\n"
        )
    elif kind == "van-ban":
        extra = (
            f"type: Kế hoạch\nsymbol: {number}/KH-SNV\nissue_day: {day}\n"
            f"issuer_name: Sở số {number % UNITS + 1}\n"
        )
    return (
        f"---\nid: b-{number:06d}\ntitle: {title}\nsummary: {_sentence(chance, 24)}\n"
        f"unit: dv-b{number % UNITS:03d}\nfield: {FIELDS[number % len(FIELDS)]}\n"
        "topics: [nguoi-tot-viec-tot]\n"
        "publication:\n  status: approved\n  author: Ban biên tập\n"
        f"  approved_by: Lãnh đạo\n  publish: {day}\n{extra}---\n\n{_body(chance)}"
    )


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize()


def _body(chance: random.Random) -> str:
    parts = []
    for part in range(3):
        parts.append(f"## {_sentence(chance, 6)}\n")
        parts.append(". ".join(_sentence(chance, 15) for _ in range(3)) + ".\n")
        if part == 1:
            parts.append("| Chỉ tiêu | Kết quả |\n| --- | --- |\n| Hồ sơ | 95% |\n| Lớp | 12 |\n")
    parts.append(f"> {_sentence(chance, 12)}\n")
    return "\n".join(parts)
