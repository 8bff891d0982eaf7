"""How good the records are, measured on sets with known answers; `python -m benchmarks.evaluation --help`."""
