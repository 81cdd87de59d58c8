"""Bytes in, values out: what came back, read into a reply with proposals that a person confirms."""
