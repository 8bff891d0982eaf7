"""Contracts: the records that pass between stages and the public tables. Arrow and JSON Schema follow from them."""
