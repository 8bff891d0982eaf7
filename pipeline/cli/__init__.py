"""The command line: `sitrep run`, `plan`, `explain`, `events`, `export`, `import`, `compare` and others.

Standard output carries data, standard error progress and messages; `--json` gives one object with stable
keys.
"""
