"""What the office tells its leaders and files: planned and published, tables, a weekly digest."""
