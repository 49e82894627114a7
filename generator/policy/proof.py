"""A proof: the edition as it would be once one record is approved and its day has come.

Only the editor may ask for it, to show a record to those who write and approve it; an import
contract keeps everything that publishes away. What another person's approval and the calendar will
add is supposed; nothing that a person's rights depend on is: without consent there is no page.
"""

from dataclasses import replace
from datetime import date

from generator.content.publication import Publication, Status
from generator.content.record import Entry
from generator.graph.graph import Graph
from generator.policy.days import day_of
from generator.policy.edition import Edition, admit
from generator.policy.rules import same_person

_SOMEONE = "Người duyệt"
_SOMEONE_ELSE = "Người soạn"


def supposed(graph: Graph, key: str, day: date) -> Graph:
    """Return the graph in which the record *key* has been approved by *day*, if it may be."""
    record = graph.records[key]
    entry = record.entry
    if not isinstance(entry, Entry):
        return graph
    approved = entry.model_copy(update={"publication": _approved(entry.publication, day)})
    return replace(graph, records={**graph.records, key: record.changed(entry=approved)})


def proof(graph: Graph, key: str, day: date) -> Edition:
    """Return what could be seen on *day* if the record *key* were approved."""
    return admit(supposed(graph, key, day), day)


def _approved(publication: Publication, day: date) -> Publication:
    """Return a publication with what is still missing filled in; a later day is brought forward."""
    publish = publication.publish
    made = publication.model_copy(
        update={
            "status": Status.APPROVED,
            "author": publication.author or _SOMEONE_ELSE,
            "approved_by": publication.approved_by or _SOMEONE,
            "publish": publish if publish and day_of(publish) <= day else day,
        }
    )
    return made.model_copy(update={"approved_by": _SOMEONE}) if same_person(made) else made
