"""Jawab: a self-hosted AI customer agent."""

import os

# One core for each product of matrices: a server answers several people at once, and on a busy machine two threads that
# wait for each other took seven times as long. Must be set before numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
