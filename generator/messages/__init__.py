"""What every diagnostic code says, in Vietnamese and English."""
