"""Visitors who ask to be contacted, and the people who see to it."""
