"""The SQLite file; nothing above this package knows any SQL."""
