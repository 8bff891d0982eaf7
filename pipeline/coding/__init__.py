"""Coding rules: from one article's parsed sentences to reports and claims. Pure; no disk, no network."""
