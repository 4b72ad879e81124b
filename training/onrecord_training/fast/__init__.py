"""The fast network: distilled from the large one, small enough for whole archives."""
