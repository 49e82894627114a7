"""What an author may write: one module per kind, declared once for every purpose."""
