"""Training: from annotated texts to model folders, with figures by cross-validation."""
