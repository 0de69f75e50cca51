"""What a signed-in account can do; async, without Qt."""
