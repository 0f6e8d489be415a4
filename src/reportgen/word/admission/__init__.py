"""What may pass from a template into a document: a list of what is allowed, and everything else found by name."""
