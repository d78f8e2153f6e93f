"""read: bytes → Article. Files, standard input and archives, one article at a time; nothing in the text is changed."""
