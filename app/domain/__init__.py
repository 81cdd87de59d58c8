"""What cases, letters, points, questions and clocks are; no files, no window."""
