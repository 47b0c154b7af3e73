"""Urdu and Roman Urdu in the vector space of the built-in English model."""
