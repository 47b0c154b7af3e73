"""What is killed, cut off or emptied in the middle of work, and what must be true afterwards."""
