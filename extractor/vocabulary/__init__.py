"""The vocabulary: pattern files as data, their models, loader, validator and the lexicon that looks phrases up."""
