"""How alike people judge: figures, drawings and what to look at next."""
