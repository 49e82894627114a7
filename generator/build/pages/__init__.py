"""A view → its page: its template, and the frame of its shape around it."""
