"""Training of the language model that ships with the project."""
