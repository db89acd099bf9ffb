"""How a form is scored, in words, in a drawing and in a sum on paper."""
