"""Views → files: pages rendered, outputs written, only what changed."""
