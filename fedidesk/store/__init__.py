"""What is known of each account, in memory and in SQLite."""
