"""Rules on weights, scores and results of indicators."""
