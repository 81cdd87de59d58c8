"""Values in, bytes out: filled Word letters, PDF pages, e-mail drafts."""
