"""Places: names and their spellings, the gazetteer, place names in sentences, and where an event happened."""
