"""Which reports tell of one event, on which day it was, and what they say together."""
