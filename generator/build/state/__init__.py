"""What a build started from, and whether it is still so: files, settings, program, site."""
