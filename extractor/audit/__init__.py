"""audit: the figures of many articles against one another; see docs/decisions/0004."""
