"""Run MkDocs, or ProperDocs where that is installed, within the command."""

import contextlib
import logging
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from generator.build.pages.frame import Frame
from generator.build.pipeline import Made, Prepared
from generator.build.update import write_ours
from generator.build.writing import new_folder, put_in_place

# Material prints its end of life to the terminal; the README tells it to those it concerns.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")
with contextlib.suppress(ImportError):
    import properdocs.replacement  # noqa: F401

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from generator.plugin.host import standing_addresses
from generator.plugin.plugin import GuongSangPlugin
from generator.plugin.press import Press, UnstampableError, linked_addresses

_IN_FULL = (
    "Khuôn {template} cần được dựng đủ cho từng trang ({why}): dựng chậm hơn, kết quả như cũ. "
    "(This template cannot be stamped; every page is rendered in full, with the same result.)"
)


class _Warnings(logging.Handler):
    """Passes the host's warnings on as text."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._warn = warn

    def emit(self, record: logging.LogRecord) -> None:
        """Pass one message on."""
        self._warn(record.getMessage())


def build_site(
    config_file: Path,
    output: Path | None,
    prepared: Prepared,
    step: Callable[[int, int], None],
    warn: Callable[[str], None],
    *,
    stamped: bool = True,
    jobs: int = 1,
    made: Made | None = None,
    learnt: Callable[[Frame], None] = lambda frame: None,
) -> Path:
    """Build beside the old site and put the new one in its place; return the site's folder.

    Pages are stamped where the templates allow it and no other plugin has a say in them; *learnt*
    is then told how. Without *stamped*, the host renders each in full, as ``mkdocs build`` does:
    the result is the same. *made* is what is made of *prepared*, where that is done already.
    """
    handler = _Warnings(warn)
    for name in ("mkdocs", "properdocs"):
        logging.getLogger(name).addHandler(handler)
    config = load_config(str(config_file))
    final = output.resolve() if output else Path(config.site_dir)
    beside = new_folder(final)
    config.site_dir = str(beside)
    plugin = config.plugins["guongsang"]
    assert isinstance(plugin, GuongSangPlugin)
    plugin.prepared, plugin.made = prepared, made
    plugin.progress = step
    plugin.stamping = None  # the host keeps one plugin from one build to the next
    if stamped and list(config.plugins) == ["guongsang"] and not config.hooks:
        plugin.stamping = partial(_write_ours, Path(config.site_dir), step, jobs, learnt)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        try:
            build(config)
        except UnstampableError as error:
            template, why = error.args
            warn(_IN_FULL.format(template=template, why=why))
            plugin.stamping, plugin.prepared, plugin.made = None, prepared, made
            build(config)
        put_in_place(beside, final)
    finally:
        config.plugins.on_shutdown()
        for name in ("mkdocs", "properdocs"):
            logging.getLogger(name).removeHandler(handler)
        shutil.rmtree(beside, ignore_errors=True)
    return final


def _write_ours(
    folder: Path,
    step: Callable[[int, int], None],
    jobs: int,
    learnt: Callable[[Frame], None],
    press: Press,
    made: Made,
) -> None:
    """Write every page and file of ours into the folder the host builds in."""
    config = press.config
    frame = Frame(
        skeletons=press.learn(made.site.pages),
        linked=linked_addresses(config),
        root=str(config.site_url),
        standing=standing_addresses(config),
    )
    write_ours(folder.joinpath, made, frame, jobs, step)
    learnt(frame)


__all__ = ["Abort", "ConfigurationError", "build_site"]
