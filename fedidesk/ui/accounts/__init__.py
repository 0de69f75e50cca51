"""Signing in, switching and signing out."""
