"""``python -m devreport``."""

import sys

from devreport.cli import main

sys.exit(main())
