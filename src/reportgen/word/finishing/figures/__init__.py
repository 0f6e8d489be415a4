"""Charts and pictures that stand by themselves: text that follows fills the page before one that needs the next."""
