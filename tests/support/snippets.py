"""Snippets of the documentation: finds them in a Markdown page, and runs those of a page.

As a program it reads snippets from standard input, runs them in order in one namespace, and writes what each
printed. Both are JSON.

What counts as a snippet:

- A block fenced as `python` is run. It may use `await` at the top level.
- A block fenced as `text` right after it is the expected output. `…` stands for anything within a line; a
  line that consists of it, for any number of lines.
- A block with a `title` is a file, which is written before the next block runs. `~` is an empty home.
- `<!-- not run: REASON -->` on the line before a block says why it cannot be run.
- `<!-- needs: MODULE -->` there means that the block is run only if that module exists.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# The allowed languages. A misspelt `pyhton` would not be run.
LANGUAGES = {"python", "text", "toml", "ini", "sh", "rust", "nginx"}

# Allows `await` outside of functions.
ALLOW_AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT

_FENCE = re.compile(r"^```(?P<info>[^`]*)$")
_LANGUAGE = re.compile(r"^(?:\{\s*\.)?(?P<language>[a-z]*)\b")
_TITLE = re.compile(r'title="(?P<title>[^"]+)"')
_NOT_RUN = re.compile(r"^<!--\s*not run:(?P<reason>.*)-->$")
_NEEDS = re.compile(r"^<!--\s*needs:\s*(?P<module>\w+)\s*-->$")
_INCLUDE = re.compile(r'^--8<-- "(?P<path>[^"]+)"$', re.MULTILINE)


@dataclass
class Block:
    """A fenced block of a page."""

    page: str
    line: int
    """The line of its first line of content, from 1."""
    language: str
    text: str
    title: str | None
    not_run: str | None
    """Why it is not run; None if it is."""
    expected: str | None = None
    """The expected output, if the page shows it."""

    @property
    def place(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def runs(self) -> bool:
        return self.not_run is None and (self.language == "python" or self.title is not None)


def blocks(page: str, text: str, root: Path) -> list[Block]:
    """The blocks of a page with their expected output. Blocks that contain output are not included."""
    found: list[Block] = []
    lines = text.splitlines()
    number = 0
    # The last line that is neither blank nor in a block, and the block right before.
    before, previous = "", None
    while number < len(lines):
        fence = _FENCE.match(lines[number])
        if fence is None:
            if "```" in lines[number]:
                raise ValueError(f"{page}:{number + 1}: a fence has to stand alone at the start of its line")
            if lines[number].strip():
                before, previous = lines[number].strip(), None
            number += 1
            continue
        end = next((i for i in range(number + 1, len(lines)) if lines[i].rstrip() == "```"), None)
        if end is None:
            raise ValueError(f"{page}:{number + 1}: this block is never closed")
        block = _block(page, number + 1, fence["info"].strip(), lines[number + 1 : end], before, root)
        if block.language == "text" and previous is not None:
            previous.expected = block.text
        else:
            found.append(block)
        previous = block if block.language == "python" else None
        before, number = "", end + 1
    return found


def _block(page: str, fence_line: int, info: str, lines: list[str], before: str, root: Path) -> Block:
    language = _LANGUAGE.match(info)
    name = language["language"] if language else ""
    if name not in LANGUAGES:
        raise ValueError(f"{page}:{fence_line}: fenced as {info!r}; expected one of {sorted(LANGUAGES)}")
    title = _TITLE.search(info)
    marker = _NOT_RUN.match(before)
    reason = marker["reason"].strip() if marker else None
    if reason == "":
        raise ValueError(f"{page}:{fence_line}: say why this block is not run")
    needs = _NEEDS.match(before)
    if needs and not any(map(find_spec, (needs["module"], f"tests.support.{needs['module']}"))):
        reason = f"there is no module {needs['module']}"
    text = _INCLUDE.sub(lambda found: (root / found["path"]).read_text(), "\n".join(lines))
    return Block(page, fence_line + 1, name, text, title["title"] if title else None, reason)


def prints_as_expected(expected: str, printed: str) -> bool:
    """Whether a block printed what its page says."""
    pattern = ""
    for line in expected.strip().splitlines():
        if line.strip() == "…":
            pattern += r"(?:.*\n)*"
        else:
            pattern += ".*".join(re.escape(part) for part in line.rstrip().split("…")) + r"\n"
    lines = [line.rstrip() for line in printed.strip().splitlines()]
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in lines)) is not None


def to_json(found: list[Block]) -> str:
    """Blocks as JSON, the input of this program."""
    return json.dumps([asdict(block) for block in found])


def run(found: list[Block]) -> list[dict[str, str | None]]:
    """Run blocks in order until the first error. Returns what each `printed`, and its `error`, if any."""
    import asyncio
    import inspect
    import io
    import traceback
    from contextlib import redirect_stdout

    # Blocks with `await` run separately, but share an event loop and what belongs to it.
    loop = asyncio.new_event_loop()
    namespace: dict[str, Any] = {"__name__": "__main__"}
    outcomes: list[dict[str, str | None]] = []
    for block in found:
        if block.title is not None:
            path = Path(block.title).expanduser()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text + "\n")
            outcomes.append({"printed": "", "error": None})
            continue
        printed, error = io.StringIO(), None
        try:
            with redirect_stdout(printed):
                # Makes the line number in a traceback that of the page.
                source = "\n" * (block.line - 1) + block.text
                code = compile(source, block.page, "exec", flags=ALLOW_AWAIT)
                result = eval(code, namespace)
                if code.co_flags & inspect.CO_COROUTINE:
                    loop.run_until_complete(result)
        except BaseException:
            error = traceback.format_exc()
        outcomes.append({"printed": printed.getvalue(), "error": error})
        if error:
            break
    loop.close()
    return outcomes


if __name__ == "__main__":
    json.dump(run([Block(**each) for each in json.load(sys.stdin)]), sys.stdout)
