"""Amounts that tables and sentences state, and what adds up among them."""
