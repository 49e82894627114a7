"""How a scalar refuses a value: with an error whose type is a diagnostic code of ``messages``."""

from pydantic_core import PydanticCustomError


def refuse(code: str, value: object) -> PydanticCustomError:
    """Return the error to raise for *value*."""
    # The code is one of ours, not one of pydantic's literal strings.
    return PydanticCustomError(code, "{value}", {"value": str(value)[:80]})
