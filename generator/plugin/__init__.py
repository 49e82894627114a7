"""The only room that knows MkDocs: a page host that wraps our fragments in Material's frame."""
