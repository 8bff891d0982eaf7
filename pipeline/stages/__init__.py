"""The stages: each reads tables, calls pure functions, and gives tables."""
