"""What Jawab is compared with: the smallest application that streams, and the same conversation in Chainlit."""
