"""What a report says otherwise than in amounts: numbers of headings, units, scores, wording, opposed statements."""
