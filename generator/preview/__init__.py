"""A folder in a browser: where it listens, what it answers, what changes meanwhile."""
