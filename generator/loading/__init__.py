"""From files to records: every value validated, every problem with its place."""
