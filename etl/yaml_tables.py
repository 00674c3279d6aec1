"""Tables kept beside the code as YAML, by libyaml where it is there: ten times as fast as Python's own reader."""

from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(path: Path) -> Any:
    """What a YAML file holds; OSError, UnicodeDecodeError or yaml.YAMLError where it cannot be read."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
