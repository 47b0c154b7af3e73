"""Trying a change before it is published: past questions, answered as it is now and as it would be."""
