"""Packs of letters as found on disk: read, checked, kept."""
