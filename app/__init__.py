"""Plaint: a member writes a complaint, sends it, and knows when an answer is due."""

VERSION = "0.1.0"
