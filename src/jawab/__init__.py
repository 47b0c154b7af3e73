"""Jawab: a self-hosted AI customer agent."""

__version__ = "0.1.0"
