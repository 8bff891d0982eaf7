"""Pure reading of plain text: paragraphs, sentences, dates of publication, and the off-topic screen."""
