"""What other tools read and write: specs, records and results. Their JSON Schemas are made from these."""
