"""How people who are not looking are told that something happened."""
