"""What a build shows of every record, noted lest a later delivery bring back what was taken."""

from collections.abc import Mapping
from pathlib import Path

from generator.build.pipeline import Prepared
from generator.delivery.built import Built, Shown, write_built
from generator.delivery.digests import read_manifest
from generator.delivery.manifest import manifest_digest
from generator.policy.consent import is_personal
from generator.policy.edition import Edition
from generator.policy.verdict import Publish


def shown_of(edition: Edition) -> Mapping[str, Shown]:
    """Return what the edition lets be seen, by id."""
    found: dict[str, Shown] = {}
    for key, record in edition.records.items():
        verdict = edition.verdicts[key]
        without = verdict.without if isinstance(verdict, Publish) else ()
        found[key] = Shown(record.kind.key, is_personal(record.entry), without)
    return found


def note_build(prepared: Prepared, site: Path, sources: str) -> None:
    """Note what was built for which day, from which sources."""
    digest = manifest_digest(read_manifest(site, prepared.project.cache))
    built = Built(prepared.edition.day, digest, sources, shown_of(prepared.edition))
    write_built(prepared.project.root, built)
