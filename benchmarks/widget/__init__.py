"""Part 9: what the widget costs the page that it stands on, and the visitor who writes in it."""
