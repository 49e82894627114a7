"""Values of earlier builds: records as they were read, entries of feeds, templates."""
