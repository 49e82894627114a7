"""Checks of the office's own rules over what loads: one rule a file."""
