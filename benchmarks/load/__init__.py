"""The visitors: one process of them, the same for everything that is compared. Its own work is not counted."""
