"""``danh-muc.jsonld``: the data sets in the words of DCAT, for the catalogues of data portals.

Source: Data Catalog Vocabulary (DCAT), version 3, W3C Recommendation, www.w3.org/TR/vocab-dcat-3.
"""

import json
from collections.abc import Mapping
from typing import Any

from generator.outputs.open_data.written import Written
from generator.views.address import DATA
from generator.views.datasets import DATASETS, Dataset
from generator.views.site import SectionView, SiteView

Thing = dict[str, Any]
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_TYPES = "https://www.iana.org/assignments/media-types/"


def catalogue(site: SiteView, written: Mapping[str, tuple[Written, ...]]) -> bytes:
    """Return the catalogue of everything written."""
    section = site.section
    described = {
        "@context": _CONTEXT,
        "@id": f"{section.address}{DATA}",
        "@type": "dcat:Catalog",
        "dct:title": _said(f"Dữ liệu mở: {section.name} – {section.body}"),
        "dct:language": "vi",
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": section.body},
        "foaf:homepage": {"@id": f"{section.address}{DATA}"},
        "dcat:dataset": [_dataset(each, written[each.key], section) for each in DATASETS],
    }
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()


def _said(vi: str, en: str = "") -> Any:
    told = [{"@language": "vi", "@value": vi}]
    return [*told, {"@language": "en", "@value": en}] if en else told[0]


def _dataset(dataset: Dataset, files: tuple[Written, ...], section: SectionView) -> Thing:
    return {
        "@id": f"{section.address}{DATA}#{dataset.key}",
        "@type": "dcat:Dataset",
        "dct:title": _said(dataset.vi, dataset.en),
        "dct:description": _said(dataset.description),
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": section.body},
        "dcat:landingPage": {"@id": f"{section.address}{DATA}#{dataset.key}"},
        "dcat:distribution": [_distribution(file, section) for file in files],
    }


def _distribution(file: Written, section: SectionView) -> Thing:
    form = "application/json" if file.name.endswith(".json") else "text/csv"
    address = {"@id": section.address + file.address}
    found: Thing = {
        "@type": "dcat:Distribution",
        "dcat:downloadURL": address,
        "dcat:accessURL": address,
        "dcat:mediaType": {"@id": _TYPES + form},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": _SHA256},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
    }
    if section.licence:
        found["dct:license"] = {"@id": section.licence.address}
    return found
