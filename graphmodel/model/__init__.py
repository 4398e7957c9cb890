"""The casus file as frozen values, and the network around one gezin on one day."""
