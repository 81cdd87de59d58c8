"""Packs and letters as campaigners have them, with the habits of their programs: none of them may be refused."""
