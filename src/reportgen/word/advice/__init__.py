"""For designers of templates: `lint` lists errors and doubtful habits, `tidy` removes what Word adds on every save."""
