"""The text of error messages: descriptions of requests, responses and invalid input."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

# The maximum number of problems that a message lists, one per line.
_MAX_LINES = 10


def request_of(holder: object) -> Any:
    """Get the request of a response or an exception. httpx raises `RuntimeError` if there is none."""
    try:
        return getattr(holder, "request", None)
    except RuntimeError:
        return None


def describe_request(request: Any) -> str:
    """Describe a request, without the credentials in its URL: `GET http://host/api/flows/`."""
    method, url = getattr(request, "method", ""), str(getattr(request, "url", ""))
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    url = scheme + mark + host.rpartition("@")[2] + slash + path
    return f"{method} {url}".strip()


def describe_response(response: Any, request: Any) -> str:
    """Describe a response with an error status: the status, the request, and the server's explanation."""
    if response is None:
        return ""
    status = f"{getattr(response, 'status_code', '')} {getattr(response, 'reason_phrase', '')}".strip()
    described = describe_request(request)
    text = f"{status} for {described}" if described else status
    detail = _detail(response)
    return f"{text}: {detail}" if detail else text


def _body(response: Any) -> Any:
    """Get the decoded JSON of a response, or else its text, or else None."""
    try:
        return response.json()
    except Exception:  # not JSON, or a response whose body has not been read
        try:
            return response.text
        except Exception:
            return None


def _text(value: Any) -> str:
    """Convert a decoded value to text, unless it is nested too deeply for Python."""
    try:
        return str(value)
    except RecursionError:
        return "…"


def _detail(response: Any) -> str:
    """Get the server's explanation, truncated to 500 characters."""
    body = _body(response)
    if isinstance(body, dict):
        body = body.get("detail") or body.get("exception_detail") or body.get("exception_message") or body
    if body is None:
        return ""
    text = _text(body)
    return text if len(text) <= 500 else text[:499] + "…"


def server_problems(response: Any) -> list[Mapping[str, Any]]:
    """List the problems in a 422 response, which come in one of two formats."""
    body = _body(response)
    if not isinstance(body, dict):
        return []
    for key in ("exception_detail", "detail"):
        found = body.get(key)
        if isinstance(found, list):
            return [each if isinstance(each, dict) else {"msg": _text(each)} for each in found]
        if isinstance(found, str):
            return [{"msg": found}]
    return []


def normalize_problem(given: Mapping[str, Any]) -> dict[str, Any]:
    """Convert a problem to the format that `ValidationError.errors()` returns."""
    loc = given.get("loc", ())
    problem: dict[str, Any] = {
        "type": given.get("type", "value_error"),
        "loc": tuple(loc) if isinstance(loc, (tuple, list)) else (loc,),
        "msg": _text(given.get("msg", "invalid")),
    }
    problem.update((key, value) for key, value in given.items() if key not in problem)
    return problem


def summarize_problems(title: str, problems: list[dict[str, Any]]) -> str:
    """Summarize problems: a line with their number, and one line for each.

    If there are very many, such as one for each item of a list, only the first is included, in one line.
    """
    count = len(problems)
    lines = [f"{count} validation error{'' if count == 1 else 's'} for {title}"]
    for each in problems:
        place = _place(each["loc"])
        line = f"{place}: {each['msg']}" if place else each["msg"]
        if "input" in each:
            line += f" (got {_shown(each['input'])})"
        if count > _MAX_LINES:
            return f"{lines[0]}: {line}; and {count - 1} more"
        lines.append("  " + line)
    return "\n".join(lines)


def _place(loc: Iterable[Any]) -> str:
    """Write the path to a value as in Python: `parameters.items[3]`."""
    place = ""
    for part in loc:
        if isinstance(part, int):
            place += f"[{part}]"
        else:
            place += f".{part}" if place else str(part)
    return place


def _shown(value: object) -> str:
    """Show a value in a message: its truncated `repr`, and its type if the `repr` does not show that."""
    kind = type(value).__name__
    if isinstance(value, (list, tuple, set, frozenset, dict)) and len(value) > 20:
        return f"a {kind} of {len(value)}"
    if isinstance(value, (str, bytes, bytearray)) and len(value) > 60:
        return f"{value[:50]!r}… of length {len(value)}"
    try:
        text = repr(value)
    except Exception:
        return f"a {kind} that has no repr"
    if len(text) > 200:
        text = text[:199] + "…"
    return text if value is None or isinstance(value, str) else f"{text}, {kind}"


def picklable(value: object) -> object:
    """Return the value if it can be pickled, or else its text."""
    from pickle import dumps

    try:
        dumps(value)
    except Exception:
        return _shown(value)
    return value
