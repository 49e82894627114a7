"""The forms a built site can be delivered in: as it is, with links that name files, for frames.

What makes a form is imported where it is made: most sites go as they are.
"""

import json
from pathlib import Path
from typing import Literal

from generator.delivery.digests import read_manifest
from generator.delivery.trouble import DeliveryError

Form = Literal["site", "embed"]
Names = Literal["folders", "explicit"]


def in_form(folder: Path, form: Form, names: Names, scratch: Path) -> Path:
    """Return the site in *folder* in the form wanted: the same folder, or a copy in *scratch*."""
    if form == "embed":
        folder = for_frames(folder, scratch / "embed")
    if names == "explicit":
        from generator.delivery.explicit import make_explicit

        folder = make_explicit(folder, tuple(read_manifest(folder)), scratch / "explicit")
    return folder


def for_frames(folder: Path, into: Path) -> Path:
    """Copy a site for the frames of the portals that it says it may stand in."""
    from generator.delivery.embed import make_embedded
    from generator.outputs.portal import FRAME

    try:
        said = json.loads((folder / FRAME).read_bytes())
        root, portals = str(said["root"]), [str(portal) for portal in said["portals"]]
    except (OSError, ValueError, KeyError, TypeError):
        raise DeliveryError(
            f"{folder.name}/{FRAME} không đọc được: dựng lại chuyên trang rồi chạy lại.",
            f"{folder.name}/{FRAME} cannot be read: build the site again",
        ) from None
    return make_embedded(folder, tuple(read_manifest(folder)), into, root, portals)
