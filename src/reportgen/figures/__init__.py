"""What follows from a report: every number that is printed comes from here."""
