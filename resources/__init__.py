"""What comes with Plaint beside its code; a package so that `installers` can be run from it."""
