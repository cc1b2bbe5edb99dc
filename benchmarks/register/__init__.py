"""How quickly the register answers when it holds a million commitments."""
