"""Read off the code of the rules: which variants of a sentence each rule can ask for, and which values it fills in."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import graphmodel.gaps
from graphmodel.gaps.catalogue import RULES
from graphmodel.gaps.grouping import TOLD_TOGETHER

GROUPED = {"grouped", "grouped_count"}
TOLD = {"count", "duos"}
OF_ALL_RECIPIENTS = {"signaal", "observers", "recipients", "reasons", "count"}
"""What holds of all recipients of one signaal together; their days and their chain are of each."""


class Call:
    """One call that makes a finding in the code of the rules: which rule, which variants, which values."""

    def __init__(self, call: ast.Call, rule: str, module: ast.Module) -> None:
        arguments = {keyword.arg: keyword.value for keyword in call.keywords}
        self.rule = rule
        variant = arguments.get("variant")
        self.variants = set(_variants(variant, module)) if variant else {"text"}
        values = arguments.get("values")
        self.values = set(_keys(values, module)) if values else set[str]()
        self.is_readable = values is None or _is_literal(values, module)


def _rule_of(call: ast.Call) -> str | None:
    """The rule that a call makes a finding of: of `run.finding`, or of a function of the module that calls it."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    name = call.func.id if isinstance(call.func, ast.Name) else name
    codes = [code for argument in call.args for code in _constants(argument) if code in RULES]
    return codes[0] if name in ("finding", "_finding") and codes else None


def _constants(node: ast.AST) -> list[str]:
    return [
        each.value
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]


def _variants(node: ast.expr, module: ast.Module) -> Iterator[str]:
    """The variants that an expression can give: its own words, or those that a function returns or was given."""
    if isinstance(node, ast.Name):
        for value in _meant(node, module):
            yield from _variants(value, module)
    elif isinstance(node, ast.IfExp):
        yield from _variants(node.body, module)
        yield from _variants(node.orelse, module)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        yield from _returned(node.func.id, module)
    else:
        yield from _constants(node)


def _functions(module: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef))


def _meant(name: ast.Name, module: ast.Module) -> Iterator[ast.expr]:
    """What a name stands for where it is used: what its function assigns to it, or what its callers give."""
    function = next(f for f in _functions(module) if name in ast.walk(f))
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and name.id in map(ast.unparse, node.targets):
            yield node.value
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == function.name:
            given = _given(node, function.args)
            if name.id in given:
                yield given[name.id]


def _given(call: ast.Call, parameters: ast.arguments) -> dict[str, ast.expr]:
    """What a call gives for each parameter, or leaves at its default."""
    names = [argument.arg for argument in parameters.args]
    only = [argument.arg for argument in parameters.kwonlyargs]
    defaults = dict(zip(reversed(names), reversed(parameters.defaults), strict=False))
    of_only = {key: value for key, value in zip(only, parameters.kw_defaults, strict=True) if value}
    by_name = {each.arg: each.value for each in call.keywords if each.arg}
    return {**defaults, **of_only, **dict(zip(names, call.args, strict=False)), **by_name}


def _results(name: str, module: ast.Module) -> Iterator[ast.expr]:
    """What the function of this name in the module returns."""
    for function in _functions(module):
        if function.name == name:
            for node in ast.walk(function):
                if isinstance(node, ast.Return) and node.value:
                    yield node.value


def _returned(name: str, module: ast.Module) -> Iterator[str]:
    for value in _results(name, module):
        yield from _variants(value, module)


def _is_literal(values: ast.AST, module: ast.Module) -> bool:
    """Its keys stand in the call itself or in what a function of the module returns, and are not made elsewhere."""
    if isinstance(values, ast.IfExp):
        return _is_literal(values.body, module) and _is_literal(values.orelse, module)
    if isinstance(values, ast.BinOp):
        return _is_literal(values.left, module) and _is_literal(values.right, module)
    if isinstance(values, ast.Call) and isinstance(values.func, ast.Name):
        results = list(_results(values.func.id, module))
        return bool(results) and all(_is_literal(result, module) for result in results)
    return isinstance(values, ast.Dict) and all(
        key is not None or _is_literal(value, module)
        for key, value in zip(values.keys, values.values, strict=True)
    )


def _keys(node: ast.AST, module: ast.Module) -> Iterator[str]:
    if isinstance(node, ast.BinOp):
        yield from _keys(node.left, module)
        yield from _keys(node.right, module)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        for result in _results(node.func.id, module):
            yield from _keys(result, module)
    for each in ast.walk(node):
        if isinstance(each, ast.Dict):
            for key in each.keys:
                yield from _constants(key) if key else ()


@cache
def calls() -> tuple[Call, ...]:
    folder = Path(graphmodel.gaps.__file__).parent
    modules = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.py"))]
    return tuple(
        Call(node, rule, module)
        for module in modules
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and (rule := _rule_of(node))
    )


@cache
def variants() -> dict[str, dict[str, set[str]]]:
    """Every variant of every rule with the values that fill it in beside the standard ones."""
    found: dict[str, dict[str, set[str]]] = {}
    for call in calls():
        of_rule = found.setdefault(call.rule, {})
        for variant in call.variants:
            of_rule[variant] = of_rule.get(variant, set()) | call.values
    # What grouping makes of them: it tells pairs only, whatever the rule itself told.
    for rule in TOLD_TOGETHER:
        found[rule]["several"] = found[rule].get("several", TOLD) & TOLD
    found["L03"]["grouped"] = found["L03"]["text"] | GROUPED
    found["F01"]["groups"] = found["F01"]["text"] | {"sides"}
    found["F01"]["apart"] = found["F01"]["groups"] | {"alone", "count"}
    found["I01"]["nobody"] &= OF_ALL_RECIPIENTS
    for rule in ("I01", "I02"):
        found[rule]["several"] = found[rule]["text"] & OF_ALL_RECIPIENTS
    return found


@cache
def readable() -> tuple[str, ...]:
    """The rules whose values can be read off their calls; the stories show the others whole."""
    return tuple(
        code for code in RULES if all(call.is_readable for call in calls() if call.rule == code)
    )
