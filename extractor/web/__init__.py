"""web: a local page and one call for programs, on 127.0.0.1 only."""
