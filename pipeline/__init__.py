"""Sitrep: from news articles to conflict events, with the evidence for every field."""
