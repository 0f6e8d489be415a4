"""Rules on what authors write: explanations, dates, narrative, and what was left over from a form."""
