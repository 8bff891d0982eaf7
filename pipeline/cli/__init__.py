"""The command line: `sitrep run`, `plan`, `explain`, `events`, `check-seeds`, `schemas`, `model`.

Standard output carries data, standard error progress and messages; `--json` gives one object with stable
keys.
"""
