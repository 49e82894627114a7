"""From what an office has (Word, Excel, nothing yet) to records, and from records to Excel."""
