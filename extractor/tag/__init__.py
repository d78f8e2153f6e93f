"""The room `tag`: spans that give numbers their meaning."""
