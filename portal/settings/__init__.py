"""Settings: `base` for all, then one module per place where the portal runs."""
