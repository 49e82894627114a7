"""Gương Sáng: a static site generator for a public body's emulation-and-reward section."""
