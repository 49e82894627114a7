"""The same records for Hugo and for plain MkDocs.

Hugo makes what ours makes of them; its settings and layouts are in ``hugo/``. The front matter of
its pages holds what that of our records holds, and the terms that Hugo files pages by.
"""

import json
import re
import shutil
from pathlib import Path

import yaml

from generator.content.kinds import KINDS
from generator.vietnamese import name_key, slugify
from generator.views.catalogue import INTRODUCTIONS

LAYOUTS = Path(__file__).with_name("hugo")
FOLDERS = ("tin-tuc", "dien-hinh", "vinh-danh", "van-ban")
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_TAXONOMIES = {
    "nam": ("Theo năm", "Nội dung chuyên trang theo từng năm.", "Theo năm"),
    "linh-vuc": ("Lĩnh vực", "Nội dung theo lĩnh vực.", "Theo lĩnh vực"),
    "chu-de": ("Chủ đề", "Nội dung theo chủ đề.", "Theo chủ đề"),
    "don-vi": ("Đơn vị", INTRODUCTIONS["unit"], "Sở, ban, ngành"),
}


def records(project: Path) -> list[tuple[str, dict, str]]:
    """Return (kind's folder/name, fields, Markdown) of every record of a project of the bench."""
    found = []
    for kind in FOLDERS:
        for path in sorted((project / "content" / kind).glob("*.md")):
            _, head, body = path.read_text().split("---\n", 2)
            found.append((f"{kind}/{path.stem}", yaml.load(head, yaml.CBaseLoader), body))
    return found


def make_hugo(folder: Path, project: Path, site: Path) -> None:
    """Write a Hugo site of a project's records; what is no page or feed is taken from our *site*."""
    shutil.copytree(LAYOUTS, folder)
    for name in ("assets", "anh-chia-se"):
        shutil.copytree(site / name, folder / "static" / name)
    content, found = folder / "content", records(project)
    for name, fields, body in found:
        _page(content / _named(name, fields), _front_matter(fields), _with_ids(body))
    _lists(content)
    _terms(content, project, {term for _, fields, _ in found for term in (fields["field"], *fields["topics"])})
    _page(content / "theo-doi" / "tat-ca.md", {"title": "Nguồn tin"})


def _named(name: str, fields: dict) -> str:
    """Return a page's file: that of an honouree does not give away a name."""
    return f"vinh-danh/{fields['id']}.md" if name.startswith("vinh-danh/") else f"{name}.md"


def _front_matter(fields: dict) -> dict:
    """Return a record's fields and what Hugo files and sorts its page by.

    Pages of one day are in the order of their link titles: here of their ids, as with us.
    """
    day = fields["publication"]["publish"]
    found = {
        **fields, "date": day, "linkTitle": fields["id"], "nam": [day[:4]],
        "linh-vuc": [fields["field"]], "chu-de": fields["topics"], "don-vi": [fields["unit"]],
        "luu-tru": [day[:7]],
    }  # fmt: skip
    if "type" in found:  # to Hugo, this says which layouts to take
        found["document_type"] = found.pop("type")
    if "honouree_kind" in fields:
        found["sort_name"] = "-".join(key for part in name_key(fields["title"]) for key in part)
    if "results" in fields:
        numbers = ({**each, "before": int(each["before"]), "after": int(each["after"])} for each in fields["results"])
        found["results"] = list(numbers)
    return found


def _with_ids(body: str) -> str:
    """Return a text whose headings have the ids they have with us."""
    return _HEADING.sub(lambda found: f"{found[0]} {{#{slugify(found[1])}}}", body)


def _lists(content: Path) -> None:
    for kind in KINDS:
        if kind.key != "unit":
            front = {"title": kind.vi_many, "introduction": INTRODUCTIONS[kind.key]}
            front["anchor"] = slugify(kind.vi_many)
            _page(content / kind.folder / "_index.md", front)
    everything = ["html", "rss", "atom", "json", "follow", "everything"]
    cascades = {
        "don-vi": [{"outputs": everything, "target": {"kind": "term"}}],
        "luu-tru": [{"outputs": ["atom"], "target": {"kind": "term"}}],
    }
    _page(content / "cap-nhat" / "_index.md", {"title": "Đính chính và thay đổi quan trọng", "outputs": ["rss", "atom", "json", "follow"]})
    for folder, (title, introduction, group) in _TAXONOMIES.items():
        front = {"title": title, "introduction": introduction, "facets": group, "cascade": cascades.get(folder, [])}
        front["follow"] = "Theo đơn vị" if folder == "don-vi" else group
        _page(content / folder / "_index.md", front)
    _page(content / "luu-tru" / "_index.md", {"title": "Lưu trữ", "outputs": [], "cascade": cascades["luu-tru"]})
    text = "Nhận tin mới qua chương trình đọc tin hoặc lịch, không phải mở trang để xem."
    front = {"title": "Theo dõi tin", "introduction": text, "outputs": ["html"]}
    _page(content / "theo-doi" / "_index.md", front)


def _terms(content: Path, project: Path, used: set[str]) -> None:
    for folder in ("linh-vuc", "chu-de"):
        terms = yaml.safe_load((project / "content" / "danh-muc" / f"{folder}.yml").read_text())
        for weight, term in enumerate(terms["terms"], start=1):
            if term["id"] not in used:
                continue
            front = {"title": term["name"], "weight": weight}
            if "description" in term:
                front["introduction"] = term["description"]
            _page(content / folder / term["id"] / "_index.md", front)
    for path in sorted((project / "content" / "don-vi").glob("*.yml")):
        unit = yaml.safe_load(path.read_text())
        front = {"title": unit["names"][-1]["value"], "level": unit["level"]}
        _page(content / "don-vi" / unit["id"] / "_index.md", front)


def _page(path: Path, front: dict, body: str = "") -> None:
    _write(path, f"{json.dumps(front, ensure_ascii=False, indent=1)}\n{body}")


def make_plain(folder: Path, project: Path) -> None:
    """Write a plain MkDocs project with Material and mkdocs-rss-plugin: pages and one feed."""
    _write(folder / "mkdocs.yml", _PLAIN)
    for name, fields, body in records(project):
        day = fields["publication"]["publish"]
        head = f"---\ntitle: {json.dumps(fields['title'], ensure_ascii=False)}\ndate: {day}\n---\n"
        _write(folder / "docs" / f"{name}.md", f"{head}\n# {fields['title']}\n\n{body}")
    _write(folder / "docs" / "index.md", "# Trang chủ\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


_PLAIN = """
site_name: Thi đua, khen thưởng
site_url: https://tdkt.example.gov.vn/
theme: {name: material, language: vi}
nav: [index.md]
validation: {nav: {omitted_files: ignore}}
plugins:
  - rss: {use_git: false, use_material_blog: false, date_from_meta: {as_creation: date}, length: 50}
markdown_extensions: [tables, footnotes, admonition, attr_list, def_list]
"""
