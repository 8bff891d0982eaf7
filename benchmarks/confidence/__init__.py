"""Fitting and measuring the confidence of reports and events."""
