"""archive: many articles, one after another."""
