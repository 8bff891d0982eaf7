"""The language model: its training data, training, scores and packing.

Importing it makes the model's own layer known to spaCy, which must be before a model is made or loaded.
"""

from pipeline.model.name_embed import register

register()
