"""The small kit that ``standards-kit init`` writes. Data only; ``@…@`` marks are filled in."""
