"""The language model: its training data, training, scores and packing.

Importing it makes the model's own layers known to spaCy, which must be before a model is made or loaded.
"""

from pipeline.model import half_precision, word_embed

word_embed.register()
half_precision.register()
