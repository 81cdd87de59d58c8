"""Letters with one slip each, as people with Word make them: the check names the place and says what to do."""
