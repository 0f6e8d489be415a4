"""A data file as a workbook: written for people to fill in, and read as YAML is.

Every sheet holds sections. A section begins with the address of what it holds, such as ``【支出.按功能】``; below its heads
stand its rows. What a cell says follows from the address of its section, its row and its head, all of them written out.
"""
