"""Importers: the ACLED or UCDP CSV that a user has, read into our events and claims, so that they can be compared."""
