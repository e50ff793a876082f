"""Rule sets: rules with an edition, in the order they need each other, under the names people give them."""

__all__: list[str] = []
