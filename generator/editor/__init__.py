"""The web editor: records as forms, on this machine, each save checked and kept in Git."""
