"""What every test may lean on: real servers started from wheels, and clients that talk to Jawab as people do."""
