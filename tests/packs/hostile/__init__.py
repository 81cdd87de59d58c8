"""Hostile packs of our own making: small generators, each with what must become of its file."""
