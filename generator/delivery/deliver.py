"""Deliver a site to a target: under the lock, numbered, written down, verified."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from generator.delivery.archive import ZipTarget
from generator.delivery.digests import read_manifest
from generator.delivery.folder import FolderTarget
from generator.delivery.forms import in_form
from generator.delivery.history import Delivery, History
from generator.delivery.lock import Holder, hold
from generator.delivery.manifest import Manifest, manifest_digest, to_json
from generator.delivery.place import place_of
from generator.delivery.plan import Plan
from generator.delivery.rclone import Rclone, find_rclone
from generator.delivery.remote import RemoteTarget
from generator.delivery.settings import (
    FolderSettings,
    TargetSettings,
    ZipSettings,
)
from generator.delivery.target import (
    MANIFEST,
    SIGNATURE,
    Moved,
    Parcel,
    Published,
    Step,
    Target,
    unwatched,
)
from generator.delivery.trouble import DeliveryError, not_written

Signer = Callable[[bytes], bytes]


def open_target(settings: TargetSettings, root: Path) -> Target:
    """Return the target that the settings name; paths are relative to the project *root*."""
    if isinstance(settings, FolderSettings):
        return FolderTarget(place_of(root, settings.path, "path"), settings)
    if isinstance(settings, ZipSettings):
        return ZipTarget(place_of(root, settings.path, "path"), settings)
    config = root / settings.config if settings.config else None
    return RemoteTarget(Rclone(find_rclone(), settings.remote, config), settings)


@contextmanager
def prepared(
    target: Target, site: Path, cache: Path | None = None
) -> Iterator[tuple[Path, Manifest, Path]]:
    """Give the site in the form the target's settings name, its manifest, and a scratch folder.

    Digests of the site's files are remembered in *cache*.
    """
    scratch = Path(tempfile.mkdtemp(prefix="guongsang-"))
    try:
        folder = in_form(site, target.settings.form, target.settings.names, scratch)
        yield folder, read_manifest(folder, cache if folder == site else None), scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Order:
    """What to deliver, as planned, and how it is to be written down."""

    delivery: Delivery
    """Without a number yet."""
    site: Path
    folder: Path
    """The site as prepared for the target."""
    plan: Plan
    holder: Holder
    stale_hours: int
    keep: int
    take_over: bool = False
    full: bool = False
    moved: Moved = unwatched


def standing(target: Target, history: History) -> Published:
    """Return what is on a target: by its own account, else as it was last written down here."""
    there = target.published()
    last = history.last() if there.facts is None else None
    return Published(last.files, last.number, None) if last else there


def deliver(
    order: Order, target: Target, history: History, signer: Signer | None, step: Step
) -> Delivery:
    """Deliver; return what was written down. Raise DeliveryError with the cure, nothing else.

    What was interrupted is taken up by the next delivery, whichever it is.
    """
    try:
        with hold(target.state, order.holder, order.stale_hours, take_over=order.take_over):
            with history.in_use():
                done = _deliver(order, target, history, signer, step)
            history.prune(order.keep)
            return done
    except OSError as error:
        raise not_written(error) from None


def _deliver(
    order: Order, target: Target, history: History, signer: Signer | None, step: Step
) -> Delivery:
    published = standing(target, history)
    if published.number != order.plan.published.number:
        raise DeliveryError(
            f"nơi nhận vừa có lần đưa lên số {published.number} của người khác: xem lại bản kế "
            "hoạch rồi chạy lại.",
            f"delivery {published.number} was made meanwhile; review the plan and run again.",
        )
    noted = history.noted(published.number)
    if noted and not noted.done:
        # Killed between its last step there and its note here: what is there is the truth.
        history.write(replace(noted, done=True))
    number = 1 + max(published.number, history.highest())
    delivery = replace(order.delivery, number=number, sent=manifest_digest(order.plan.files))
    manifest = to_json(
        order.plan.files, format=1, delivery=number, signed=signer is not None,
        commit=delivery.commit,
        day=delivery.built.day.isoformat() if delivery.built else None,
        moment=delivery.moment.isoformat(timespec="seconds"),
    )  # fmt: skip
    own = {MANIFEST: manifest}
    if signer:
        own[SIGNATURE] = signer(manifest)
    step("history")
    history.store(order.site, delivery.files)
    history.write(delivery)
    target.put(
        Parcel(order.folder, order.plan.files, own, number, published, order.moved),
        step,
        # A target that says nothing of itself is read, whatever is known of it here.
        full=order.full or published.facts is None,
    )
    finished = replace(delivery, done=True)
    history.write(finished)
    return finished
