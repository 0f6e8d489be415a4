"""The server that YAML editors ask what is wrong in a file and what may come next, driven as an editor drives it."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.tools import require_program

_SECONDS = 60
_SETTINGS = {"validate": True, "completion": True, "hover": True}
_ABILITIES = {
    "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
    "workspace": {"configuration": True},
}


class LanguageServer:
    """yaml-language-server as a child process, spoken to by JSON-RPC over its standard streams."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [require_program("yaml-language-server"), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._heard: queue.Queue[dict[str, Any]] = queue.Queue()
        self._asked = 0
        threading.Thread(target=self._listen, daemon=True).start()
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": _ABILITIES})
        self._send("initialized", {})

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def faults(self, file: Path, text: str) -> list[tuple[str, str]]:
        """What the editor marks in a file with this text: the marked words, and what is said of them."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": document})
        marks = self._wait(
            lambda said: (
                said.get("method") == "textDocument/publishDiagnostics"
                and said["params"]["uri"] == file.as_uri()
            )
        )["params"]["diagnostics"]
        lines = text.splitlines()
        return [(_piece(lines, mark["range"]), mark["message"]) for mark in marks]

    def completions(self, file: Path, text: str) -> dict[str, str]:
        """What the editor offers at the end of the text, which it has been shown: labels, and what each inserts."""
        lines = text.split("\n")
        place = {"line": len(lines) - 1, "character": len(lines[-1])}
        asked = {"textDocument": {"uri": file.as_uri()}, "position": place}
        result = self._ask("textDocument/completion", asked)
        return {item["label"]: item["insertText"] for item in result["items"]}

    def _ask(self, method: str, params: object) -> Any:
        self._asked += 1
        self._send(method, params, id=self._asked)
        answer = self._wait(lambda said: said.get("id") == self._asked and "method" not in said)
        return answer["result"]

    def _send(self, method: str, params: object, **more: object) -> None:
        self._write({"jsonrpc": "2.0", "method": method, "params": params, **more})

    def _write(self, message: object) -> None:
        content = json.dumps(message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self._process.stdin.flush()

    def _wait(self, is_it: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            said = self._heard.get(timeout=_SECONDS)
            if is_it(said):
                return said
            if "id" in said and "method" in said:  # the server asks
                wanted = said["params"]["items"] if said["method"] == "workspace/configuration" else None
                result = None if wanted is None else [_SETTINGS for _ in wanted]
                self._write({"jsonrpc": "2.0", "id": said["id"], "result": result})

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while head := stream.readline():
            if head.lower().startswith(b"content-length"):
                length = int(head.split(b":")[1])
                while stream.readline().strip():
                    pass
                self._heard.put(json.loads(stream.read(length)))


def _piece(lines: list[str], place: dict[str, Any]) -> str:
    start, end = place["start"], place["end"]
    if start["line"] != end["line"]:
        return lines[start["line"]][start["character"] :]
    return lines[start["line"]][start["character"] : end["character"]]
