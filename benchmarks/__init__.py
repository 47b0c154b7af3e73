"""What `make bench` runs. Everything is a ratio between things measured side by side on one machine."""
