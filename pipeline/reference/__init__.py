"""Reference data: reads the reviewed tables of seeds/ into the indexes that coding uses."""
