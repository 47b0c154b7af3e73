"""Web push: the browser of a visitor who is not there tells them that a person has replied."""
