"""What the public may see, as frozen values: every field is here because somebody listed it."""
