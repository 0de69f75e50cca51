"""Where one can be on an account's page, and the ways there."""
