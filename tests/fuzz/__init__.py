"""Good and hostile files changed by chance, and every reader of foreign bytes held against what came of it."""
