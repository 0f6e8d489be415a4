"""Rules that hold the sentences of texts against the data, and what these sentences may mean."""
