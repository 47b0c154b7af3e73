"""Product feeds: the catalogue is kept up to date from an address that the shop publishes."""
