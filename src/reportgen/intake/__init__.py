"""Workbooks: cells with their places, and the figures that official forms hold."""
