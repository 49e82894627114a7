"""The one renderer of record bodies, and what it can tell of one before it is published."""

from generator.build.markdown.body import render
from generator.build.markdown.foreign import plain_markup, plain_text
from generator.build.markdown.links import anchors_in, links_in, problems_in

__all__ = ["anchors_in", "links_in", "plain_markup", "plain_text", "problems_in", "render"]
