"""Write: JSON Lines, the manifest and what was dropped, whole or not at all."""
