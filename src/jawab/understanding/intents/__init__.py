"""What visitors of a workspace want: its own intents, and the heads trained on them."""
