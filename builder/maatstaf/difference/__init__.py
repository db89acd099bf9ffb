"""What changed, as people and tools read it: one view of the difference, shown as text, Markdown, HTML or JSON."""
