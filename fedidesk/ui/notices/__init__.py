"""Messages that no widget waits for."""
