"""Other bodies' feeds: fetched with care, cleaned, and laid before somebody who approves."""
