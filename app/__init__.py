"""Plaint: a member writes a complaint, sends it, and knows when an answer is due."""

VERSION = "0.1.0"  # here and nowhere else: the project, the program's properties and the installers read it
