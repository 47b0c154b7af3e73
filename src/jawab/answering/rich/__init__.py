"""What is shown beside an answer: pictures, cards and forms that the owner attached, and the catalogue's products."""
