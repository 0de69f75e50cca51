"""Tasks, lanes, signals, paths, logs: what every layer stands on."""
