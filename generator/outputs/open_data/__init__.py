"""Open data: every data set as CSV, as CSV for Excel and as JSON, and what describes them."""

from generator.outputs.open_data.write import write_open_data

__all__ = ["write_open_data"]
