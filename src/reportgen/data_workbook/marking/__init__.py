"""Copies of workbooks in which the cells with problems are coloured and commented."""
