"""Records tied together: ids, references, addresses."""
