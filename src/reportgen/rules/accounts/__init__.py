"""Rules on the accounts: amounts, counts and codes, and the rates that follow from them."""
