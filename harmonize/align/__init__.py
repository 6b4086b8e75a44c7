"""Which provision of one list answers which of another: by number, by regime tag, by content, by reviewer."""
