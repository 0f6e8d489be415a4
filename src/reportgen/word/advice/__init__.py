"""For designers of templates: what is wrong or doubtful in one (lint), and what Word leaves behind in it (tidy)."""
