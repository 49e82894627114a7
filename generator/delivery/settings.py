"""``guongsang.toml``: where the site goes, and who signs for it. Nothing secret stands in it."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from posixpath import normpath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from generator.delivery.trouble import DeliveryError
from generator.vietnamese import nearest

NAME = "guongsang.toml"
_SECRET = re.compile(r"\b(?:pass|password|secret\w*|token|bearer_token|key_pem)\s*=", re.I)
GUARDS = ("deletions", "ids", "urls", "output", "day", "stale", "samples", "approvals", "gate")
"""What can hold a delivery back; each is lifted by its name only."""


# A path with a line break, or what a program would take for an option, is a slip of the hand.
Written = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]+$")]
_REMOTE = r"^:?[^-:\x00-\x1f\x7f][^:\x00-\x1f\x7f]*:[^\x00-\x1f\x7f]*$"
Remote = Annotated[str, Field(pattern=_REMOTE)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class _Target(_Part):
    production: bool = True
    """Whether readers take it for the office's word: samples and what is unapproved stay out."""
    deletions: Annotated[int, Field(ge=0)] = 20
    """How many pages and downloads may go at once without a word."""
    stale_hours: Annotated[int, Field(ge=1)] = 6
    """After how long a lock from another machine no longer counts."""
    form: Literal["site", "embed"] = "site"
    """``embed``: pages without header and footer, for a frame of the portal."""
    names: Literal["folders", "explicit"] = "folders"
    """``explicit``: links name ``index.html``, for reading from a disk or a plain web server."""


class FolderSettings(_Target):
    """A folder on this machine or a share: releases side by side, and a link to one of them."""

    type: Literal["folder"]
    path: Written
    keep: Annotated[int, Field(ge=1)] = 5
    switch: Literal["auto", "link", "rename"] = "auto"


class ZipSettings(_Target):
    """One file, to hand over or to open without a server."""

    type: Literal["zip"]
    path: Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]+\.zip$")]


class RcloneSettings(_Target):
    """Everything rclone speaks: SFTP, FTP, WebDAV, S3 … The remote is set up with rclone itself."""

    type: Literal["rclone"]
    remote: Remote
    config: Written | None = None
    state: Remote | None = None
    """Where the lock is kept, if not in ``.guongsang/`` beside the pages."""

    @field_validator("remote", "state")
    @classmethod
    def _open(cls, value: str | None) -> str | None:
        if value and _SECRET.search(value):
            raise ValueError("secret")
        return value


TargetSettings = FolderSettings | ZipSettings | RcloneSettings


class SigningSettings(_Part):
    """The key that signs the manifest, and the half of it that everyone may have."""

    key: Written | None = None
    public: Written | None = None


class Settings(_Part):
    """The whole file."""

    history: Written = ".guongsang"
    keep: Annotated[int, Field(ge=1)] = 10
    """How many deliveries of each target can be gone back to."""
    signing: SigningSettings = SigningSettings()
    targets: Mapping[
        Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")],
        Annotated[TargetSettings, Field(discriminator="type")],
    ]


def read_settings(root: Path) -> Settings:
    """Return the settings of the project in *root*. Every slip in the file is told at once."""
    path = root / NAME
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise DeliveryError(
            f"không thấy {NAME} trong thư mục dự án: xem cách viết trong so-tay/dua-len.md.",
            f"{NAME} is missing; so-tay/dua-len.md tells how to write it.",
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DeliveryError(
            f"không đọc được {NAME}: {error}.", f"{NAME} is not valid TOML in UTF-8: {error}."
        ) from None
    try:
        settings = Settings.model_validate(data)
    except ValidationError as error:
        told = [_tell(each["loc"], each["type"], each.get("ctx", {})) for each in error.errors()]
        raise DeliveryError(
            f"{NAME} có chỗ phải sửa:\n" + "\n".join(f"  {vi}" for vi, _ in told) + "\n",
            f"{NAME} needs mending: " + "; ".join(en for _, en in told),
        ) from None
    _refuse_shared(settings)
    return settings


def _refuse_shared(settings: Settings) -> None:
    """Refuse two targets in one place, and one where the history keeps its files.

    Of two in one place, each would take the other's pages for its own old ones.
    """
    if "objects" in settings.targets:
        raise DeliveryError(
            f"{NAME}: không đặt tên nơi nhận là “objects”: sổ đưa lên đã dùng tên ấy.",
            f"{NAME}: “objects” is a name the history needs for itself",
        )
    places: dict[str, str] = {}
    for name, target in settings.targets.items():
        written = target.remote if isinstance(target, RcloneSettings) else target.path
        place = f"{target.type == 'rclone'} {normpath(written)}"
        if place in places:
            raise DeliveryError(
                f"{NAME}: hai nơi nhận “{places[place]}” và “{name}” cùng một chỗ. Tách ra.",
                f"{NAME}: the targets “{places[place]}” and “{name}” are one place",
            )
        places[place] = name


def target_settings(settings: Settings, name: str) -> TargetSettings:
    """Return the target of this name; where there is none, say which there are."""
    if name in settings.targets:
        return settings.targets[name]
    known = ", ".join(settings.targets) or "–"
    meant = nearest(name, settings.targets)
    guess = f" Có phải “{meant}”?" if meant else ""
    raise DeliveryError(
        f"{NAME} không có nơi nhận “{name}”.{guess} Đang có: {known}.",
        f"no target “{name}” in {NAME}; there are: {known}.",
    )


def _tell(loc: tuple[int | str, ...], code: str, context: Mapping[str, object]) -> tuple[str, str]:
    """Put one slip into words."""
    words = [str(part) for part in loc if part not in ("folder", "zip", "rclone", "[key]")]
    where = ".".join(words) or NAME
    match code:
        case "extra_forbidden":
            known = sorted({name for model in _MODELS for name in model.model_fields})
            meant = nearest(words[-1], known)
            vi = f" Có phải “{meant}”?" if meant else ""
            return f"{where}: không có mục này.{vi}", f"{where}: unknown key"
        case "missing":
            return f"{where}: còn thiếu.", f"{where}: missing"
        case "union_tag_not_found" | "union_tag_invalid":
            kinds = "folder, zip, rclone"
            return f"{where}: ghi type là một trong: {kinds}.", f"{where}: type must be {kinds}"
        case "literal_error":
            return (
                f"{where}: chỉ nhận {context.get('expected')}.",
                f"{where}: must be {context.get('expected')}",
            )
        case "value_error":
            return (
                f"{where}: không ghi mật khẩu, khóa bí mật ở đây; để trong cấu hình rclone.",
                f"{where}: keep secrets in rclone's own configuration",
            )
        case "string_pattern_mismatch":
            vi, en = _shape(str(context.get("pattern")))
            return f"{where}: {vi}.", f"{where}: {en}"
        case "greater_than_equal":
            least = context.get("ge")
            return f"{where}: ít nhất là {least}.", f"{where}: at least {least}"
        case _:
            return f"{where}: giá trị không đúng kiểu.", f"{where}: wrong type ({code})"


def _shape(pattern: str) -> tuple[str, str]:
    """Say how a text is to be written."""
    if pattern == r"^[^\x00-\x1f\x7f]+$":
        return "không được trống, không có ký tự xuống dòng", "neither empty nor with a line break"
    if "zip" in pattern:
        return "tên tệp phải kết thúc bằng .zip", "the name must end in .zip"
    if "^-:" in pattern:
        return "viết như “ten-remote:thu/muc”", "write it as “remote:folder”"
    return (
        "tên chỉ gồm chữ thường không dấu, chữ số, gạch nối",
        "a name has lower-case letters, digits, hyphens",
    )


_MODELS: tuple[type[BaseModel], ...] = (
    Settings, SigningSettings, FolderSettings, ZipSettings, RcloneSettings,
)  # fmt: skip
