"""Records written as text: new ones, and new values put into a text somebody wrote."""
