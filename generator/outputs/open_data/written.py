"""What is known of a file once it is written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a data set: its address, bytes, and SHA-256 as ``sha256sum`` prints it."""

    address: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """Return the file's name within ``du-lieu/``."""
        return self.address.rpartition("/")[2]
