"""What was made, handed over: what changed since the last time, taking down, telling who copied."""
