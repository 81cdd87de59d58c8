"""The schema of an open data file as text, for comparing."""

from app.store.database import Database

_OBJECTS = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name"


def schema_text(db: Database) -> str:
    """Return every table, index and trigger, sorted by kind and name, with the numbers in the file's header."""
    (numbers,) = db.rows("SELECT application_id, user_version FROM pragma_application_id, pragma_user_version")
    header = f"-- application_id {numbers['application_id']}, user_version {numbers['user_version']}\n"
    return header + "".join(f"\n{row['sql']};\n" for row in db.rows(_OBJECTS))
