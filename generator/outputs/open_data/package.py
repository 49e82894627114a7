"""``datapackage.json``: the data sets as a Data Package, each column in a Table Schema.

Source: the Data Package and Table Schema specifications, version 1, specs.frictionlessdata.io.
Version 2 readers take it too. Titles are Vietnamese; ``titles`` has both languages.
"""

import json
from collections.abc import Mapping
from typing import Any

from generator.outputs.open_data.written import Written
from generator.vietnamese import slugify
from generator.views.address import FIGURES
from generator.views.datasets import DATASETS, Column, Dataset
from generator.views.site import SiteView

Thing = dict[str, Any]
_NOTE = (
    "Chỉ gồm những gì đọc được trên trang; cột address của mỗi dòng là địa chỉ trang ấy. Trong tệp "
    "CSV, ô chữ bắt đầu bằng = + - @ có thêm dấu ' ở trước để bảng tính không hiểu là công thức; "
    "tệp JSON giữ nguyên. Khi người được nêu tên đề nghị gỡ, dòng của họ không còn trong bản mới: "
    "nơi dùng lại phải lấy bản mới và gỡ theo."
)


def package(site: SiteView, written: Mapping[str, tuple[Written, ...]]) -> bytes:
    """Return the descriptor of everything written, by data set: CSV, CSV for Excel, JSON."""
    section = site.section
    updated = max((page.updated for page in site.pages if page.updated), default=None)
    described: Thing = {
        "profile": "tabular-data-package",
        "name": slugify(f"{section.feed_authority} thi dua khen thuong"),
        "title": f"Dữ liệu mở: {section.name} – {section.body}",
        "description": _NOTE,
        "homepage": section.address + FIGURES,
    }
    if updated:
        described["version"] = updated.isoformat()
    if section.licence:
        described["licenses"] = [{"title": section.licence.title, "path": section.licence.address}]
    described["contributors"] = [{"title": section.body, "role": "publisher"}]
    described["keywords"] = ["thi đua", "khen thưởng", "emulation", "commendation"]
    described["resources"] = [_resource(dataset, *written[dataset.key]) for dataset in DATASETS]
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(dataset: Dataset, table: Written, excel: Written, objects: Written) -> Thing:
    """Describe a data set by its CSV; the other forms hold the same rows and are its alternates.

    Validators read a table once, and some read JSON only with a plug-in.
    """
    return {
        "profile": "tabular-data-resource",
        "name": dataset.key,
        "title": dataset.vi,
        "titles": {"vi": dataset.vi, "en": dataset.en},
        "description": dataset.description,
        **_file(table, "csv", "text/csv"),
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "alternates": [
            {"title": "CSV cho Excel", **_file(excel, "csv", "text/csv")},
            {"title": "JSON", **_file(objects, "json", "application/json")},
        ],
        "schema": _schema(dataset),
    }


def _file(file: Written, form: str, media_type: str) -> Thing:
    return {
        "path": file.name,
        "format": form,
        "mediatype": media_type,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }


def _schema(dataset: Dataset) -> Thing:
    schema: Thing = {
        "fields": [_field(column) for column in dataset.columns],
        "missingValues": [""],
    }
    keys = [column.key for column in dataset.columns if column.unique]
    if keys:
        schema["primaryKey"] = keys
    refers = [column for column in dataset.columns if column.refers]
    if refers:
        schema["foreignKeys"] = [
            {"fields": [c.key], "reference": {"resource": c.refers, "fields": ["id"]}}
            for c in refers
        ]
    return schema


def _field(column: Column) -> Thing:
    field: Thing = {
        "name": column.key,
        "type": column.type,
        "title": column.vi,
        "titles": {"vi": column.vi, "en": column.en},
    }
    if column.hint:
        field["description"] = column.hint
    if column.key == "address":
        field["format"] = "uri"
    constraints = {
        name: True
        for name, holds in (("required", column.required), ("unique", column.unique))
        if holds
    }
    if constraints:
        field["constraints"] = constraints
    return field
