"""The gate: from everything the office wrote to what may be seen on one day."""
