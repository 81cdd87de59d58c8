"""Who gives Plaint out: the two names that only they can choose. While they are stand-ins, no tag is released.

Both are set here and nowhere else; other files take them from here.
"""

# The name of the app for macOS and Linux, in reverse an internet domain that the publisher owns. It stays for ever:
# an app with another one is another app.
BUNDLE_ID = "org.plaint.Plaint"

# Who answers for the Debian package, as deb-control(5) has it: a name, and an e-mail address that is read.
MAINTAINER = "Plaint <plaint@localhost>"

_STAND_INS = {"BUNDLE_ID": "org.plaint.Plaint", "MAINTAINER": "Plaint <plaint@localhost>"}


def domain() -> str:
    """Return the publisher's domain in reverse, from the name of the app."""
    return BUNDLE_ID.rpartition(".")[0]


def undecided() -> list[str]:
    """Return which of the names are still stand-ins."""
    return [name for name, stand_in in _STAND_INS.items() if globals()[name] == stand_in]
