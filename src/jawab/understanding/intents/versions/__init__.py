"""Versions of a workspace's trained head: asked for, trained as a job, compared with the one in use, rolled back."""
