"""A site after a small change: only what looked into what changed is made anew."""
