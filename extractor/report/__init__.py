"""report: an article and its record → one self-contained page of HTML."""
