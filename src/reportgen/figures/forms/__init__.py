"""The official forms as data: titles, labels, heads and rows, and for every cell its place in a report.

What is printed and what is read of a form follows from the same declaration.
"""
