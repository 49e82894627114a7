"""Run MkDocs, or ProperDocs where that is installed, within the command."""

import contextlib
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from generator.build.pages.broken import telling
from generator.build.pages.frame import Frame
from generator.build.pipeline import Made, Prepared
from generator.build.update import write_ours
from generator.build.writing import new_folder, put_in_place
from generator.diagnostics import ToldError

# Material prints its end of life to the terminal; the README tells it to those it concerns.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")
with contextlib.suppress(ImportError):
    import properdocs.replacement  # noqa: F401

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.plugin.host import standing_addresses
from generator.plugin.plugin import GuongSangPlugin
from generator.plugin.press import Press, UnstampableError, linked_addresses

_IN_FULL = (
    "Vì {what} ({why}), mọi trang được dựng đủ từng trang một: chậm hơn, kết quả như cũ. "
    "(Pages cannot be stamped; each is rendered in full, with the same result.)"
)


class HostRefusedError(ToldError):
    """The host, which was asked to build, would not: what it said."""

    def __str__(self) -> str:
        said = "; ".join(self.args).rstrip(".")
        return f"MkDocs không dựng được: {said}. Sửa mkdocs.yml. (The host would not build.)"


class _Heard(logging.Handler):
    """Passes the host's warnings on as text, and keeps its errors: it ends by each."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._warn = warn
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Pass one message on, or keep it."""
        if record.levelno > logging.WARNING:
            self.errors.append(record.getMessage())
        else:
            self._warn(record.getMessage())


@contextlib.contextmanager
def _heard(warn: Callable[[str], None]) -> Iterator[None]:
    """Listen to the host, and have what ends it told in words."""
    handler = _Heard(warn)
    loggers = [logging.getLogger(name) for name in ("mkdocs", "properdocs")]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        with telling():
            yield
    except MkDocsException as error:
        raise HostRefusedError(*(handler.errors or [str(error)])) from error
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


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
    with _heard(warn):
        config = load_config(str(config_file))
        final = output.resolve() if output else Path(config.site_dir)
        beside = new_folder(final)
        config.site_dir = str(beside)
        plugin = config.plugins["guongsang"]
        assert isinstance(plugin, GuongSangPlugin)
        plugin.prepared, plugin.made = prepared, made
        plugin.progress = step
        plugin.stamping = None  # the host keeps one plugin from one build to the next
        if stamped and (others := _who_has_a_say(config)):
            warn(_IN_FULL.format(what="mkdocs.yml", why=others))
        elif stamped:
            plugin.stamping = partial(_write_ours, beside, step, jobs, learnt)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            try:
                build(config)
            except UnstampableError as error:
                what, why = error.args
                warn(_IN_FULL.format(what=what, why=why))
                plugin.stamping, plugin.prepared, plugin.made = None, prepared, made
                build(config)
            put_in_place(beside, final)
        finally:
            config.plugins.on_shutdown()
            shutil.rmtree(beside, ignore_errors=True)
        return final


def _who_has_a_say(config: MkDocsConfig) -> str:
    """Return what else in the settings has a say in what pages hold."""
    others = [f"plugins: {name}" for name in config.plugins if name != "guongsang"]
    return ", ".join([*others, *(f"hooks: {name}" for name in config.hooks)])


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
    learnt(frame)  # before: a file that is replaced meanwhile has another key the next time
    write_ours(folder.joinpath, made, frame, jobs, step)
