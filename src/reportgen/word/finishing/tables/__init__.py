"""Tables in the styles of the starter document, laid out by what they hold when a report is finished."""
