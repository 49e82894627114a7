"""Work spread over processes: what each is given, and what becomes of one that dies."""
