"""Every screen and dialog of the window, shown one after the other, looked at, measured and kept as a picture."""
