"""devreport: check a plan exactly and word what was found, in Chinese and English."""
