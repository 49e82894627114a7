"""Settings of other programs, read as text: no tag is acted on."""

from typing import Any

import yaml


def read_settings(text: str) -> dict[str, Any]:
    """Return a YAML file's top-level keys. Raises ValueError if it is no mapping or no YAML."""
    try:
        made = yaml.load(text, yaml.CBaseLoader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None
    if not isinstance(made, dict):
        raise ValueError("no mapping")
    return made
