"""store: an archive's records in one SQLite file, which is result and ledger at once; see docs/decisions/0003."""
