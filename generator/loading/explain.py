"""Turn pydantic's errors into ours: a code, the place in the file, and what was probably meant."""

import re
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.content.fields import Choice, Label, Part
from generator.diagnostics import Diagnostic, Place, problem
from generator.loading.tree import Node, locate, locate_key
from generator.vietnamese import fold, nearest

Problems = tuple[Diagnostic, ...]
_LIST_ERRORS = {"tuple_type", "list_type"}
_CURLY = tuple("“”„‟‘’‚‛")
_MARKS = re.compile(r"[-–—‒•·▪*+]")
_GROUP_ERRORS = {"model_type", "model_attributes_type", "dict_type"}


def read_part(path: str, tree: Node, model: type[Part], values: Any) -> Part | Problems:
    """Return *values* as *model*, or what is wrong with them and where in *tree*."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        return explain(path, tree, model, error)


def explain(
    path: str,
    tree: Node,
    model: type[Part],
    error: ValidationError,
    prefix: tuple[str | int, ...] = (),
) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for each error. *prefix* leads from the tree's root to the model's data.

    What is missing is not told where it is there under a misspelt key, nor of a tree that could not
    be read to its end.
    """
    whole = getattr(tree, "whole", True)
    details = error.errors()
    misspelt = {
        (*loc[:-1], _meant_at(model, loc))
        for detail in details
        if detail["type"] == "extra_forbidden" and (loc := detail["loc"])
    }
    return tuple(
        _one(path, tree, model, detail, prefix)
        for detail in details
        if detail["type"] != "missing" or (whole and detail["loc"] not in misspelt)
    )


def _meant_at(model: type[Part], loc: tuple[str | int, ...]) -> str | None:
    owner = model_at(model, loc[:-1])
    return meant_key(owner, str(loc[-1])) if owner else None


def _one(
    path: str, tree: Node, model: type[Part], detail: ErrorDetails, prefix: tuple[str | int, ...]
) -> Diagnostic:
    loc = detail["loc"]
    where = locate(path, tree, (*prefix, *loc))
    named = max((at for at, step in enumerate(loc) if isinstance(step, str)), default=0)
    name = str(loc[named]) if loc else ""
    owner = model_at(model, loc[:named])
    label = label_of(owner, name)
    kind, value = detail["type"], detail["input"]
    if not loc:
        return problem("file.no-fields", where)
    if kind == "missing":
        key = locate_key(path, tree, (*prefix, *loc))
        code = "field.missing" if key is None else "field.empty"
        return problem(code, key or where, key=name, label=label)
    if kind == "extra_forbidden":
        return _unknown(locate_key(path, tree, (*prefix, *loc)) or where, name, owner)
    if value is None or kind == "too_short":
        return problem("field.empty", where, key=name, label=label)
    if isinstance(value, str) and value[:1] in _CURLY and value[-1:] in _CURLY:
        return problem("yaml.curly-quotes", where, key=name)
    if kind in _LIST_ERRORS and isinstance(value, str) and _MARKS.match(value):
        return problem("field.list-marks", where, key=name, label=label)
    if kind in _LIST_ERRORS:
        return problem("field.not-a-list", where, key=name, label=label)
    if kind in _GROUP_ERRORS:
        return problem("field.not-a-group", where, key=name, label=label)
    if kind == "enum" and not isinstance(value, str):
        return problem("field.not-text", where, key=name, label=label)
    if kind == "enum":
        return _choice(where, name, label, owner, detail)
    shown = str(detail.get("ctx", {}).get("value", value))[:80]
    code = kind if "." in kind else "field.refused"
    return problem(code, where, key=name, label=label, value=shown)


def _unknown(where: Place, name: str, owner: type[Part] | None) -> Diagnostic:
    if owner and (nested := _nested_key(owner, name)):
        group, meant = nested
        return problem("field.unknown-nested", where, key=name, group=group, meant=meant)
    if owner and (likely := meant_key(owner, name)):
        return problem("field.unknown-did-you-mean", where, key=name, meant=likely)
    known = ", ".join(owner.model_fields) if owner else ""
    return problem("field.unknown", where, key=name, known=known)


def _nested_key(model: type[Part], name: str) -> tuple[str, str] | None:
    """Return the group of *model*, and the key in it, that go by just this name; no list of any."""
    for group, field in model.model_fields.items():
        if field.annotation is None or "tuple" in str(field.annotation):
            continue
        for part in (t for t in _types_in(field.annotation) if issubclass(t, Part)):
            names = {fold(label_of(part, key)): key for key in part.model_fields}
            names |= {fold(key): key for key in part.model_fields}
            if key := names.get(fold(name)):
                return group, key
    return None


def group_of_key(model: type[Part], name: str) -> str | None:
    """Return the group of *model* in which a key goes by just this name."""
    found = _nested_key(model, name)
    return found[0] if found else None


def meant_key(model: type[Part], name: str) -> str | None:
    """Return the key that was probably meant; whoever writes "tiêu đề:" meant the one so called."""
    labels = {label_of(model, key): key for key in model.model_fields}
    return nearest(name, list(model.model_fields)) or labels.get(nearest(name, labels) or "")


def _choice(
    where: Place, name: str, label: str, owner: type[Part] | None, detail: ErrorDetails
) -> Diagnostic:
    choice = _choice_type(owner, name)
    allowed = ", ".join(f"{member.value} ({member.vi})" for member in choice) if choice else ""
    value = str(detail["input"])[:80]
    return problem("field.not-a-choice", where, key=name, label=label, value=value, allowed=allowed)


def _choice_type(owner: type[Part] | None, name: str) -> type[Choice] | None:
    if owner is None or name not in owner.model_fields:
        return None
    found = [t for t in _types_in(owner.model_fields[name].annotation) if issubclass(t, Choice)]
    return found[0] if found else None


def model_at(model: type[Part], loc: tuple[str | int, ...]) -> type[Part] | None:
    """Return the model whose fields stand at *loc* under *model*."""
    current: type[Part] | None = model
    for step in loc:
        if isinstance(step, int) or current is None:
            continue
        field = current.model_fields.get(step)
        parts = _types_in(field.annotation) if field else []
        current = next((t for t in parts if issubclass(t, Part)), None)
    return current


def label_of(model: type[Part] | None, name: str) -> str:
    """Return the Vietnamese label of a field, or its key where there is none."""
    field = model.model_fields.get(name) if model else None
    labels = [m for m in field.metadata if isinstance(m, Label)] if field else []
    return labels[0].vi if labels else name


def _types_in(annotation: object) -> list[type]:
    """Return the classes inside an annotation such as ``tuple[Target, ...] | None``."""
    if isinstance(annotation, type) and not hasattr(annotation, "__args__"):
        return [annotation] if issubclass(annotation, BaseModel | Choice) else []
    inside: list[type] = []
    for part in getattr(annotation, "__args__", ()):
        inside += _types_in(part)
    return inside
