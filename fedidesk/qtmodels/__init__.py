"""List models and the image cache; Qt without widgets."""
