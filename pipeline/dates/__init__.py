"""Days: what the words for a date mean once the day of publication is known."""
