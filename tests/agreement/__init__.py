"""Every engine agrees with an oracle that shares no code with any of them."""
