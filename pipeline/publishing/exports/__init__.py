"""Exports: our events in the formats that existing workflows expect, and what each of them cannot hold.

A format is an entry of `pipeline.publishing.exports.registry.FORMATS`: its files with their columns, and one
function that gives an event's rows, or a refusal with the reason.
"""
