"""One request to an endpoint that speaks the OpenAI chat protocol: a llama.cpp, an Ollama, a company's own."""

import json
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from sitroom.errors import SetupError

#: In seconds, and in bytes of an answer.
PATIENCE, LONGEST = 120, 1 << 20


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is: `url` ends before `/chat/completions`; `key` goes into the header and nowhere else."""

    url: str
    model: str
    key: str | None = None

    @property
    def host(self) -> str:
        """The machine that gets what is sent."""
        return urlsplit(self.url).netloc

    def complete(self, instruction: str, text: str) -> str:
        """What the model writes.

        Raises:
            SetupError: the address cannot be used or reached, or what answers there does not speak the protocol.
        """
        address = self.url.rstrip("/")
        if not address.endswith("/chat/completions"):
            address += "/chat/completions"
        if urlsplit(address).scheme not in ("http", "https") or not self.host:
            raise SetupError(f"{self.url!r} is no address. Expected something like http://localhost:8080/v1")
        messages = [{"role": "system", "content": instruction}, {"role": "user", "content": text}]
        body = {"model": self.model, "temperature": 0, "messages": messages}
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        try:
            with urlopen(Request(address, json.dumps(body).encode(), headers), timeout=PATIENCE) as answer:
                found = json.loads(answer.read(LONGEST))
            return str(found["choices"][0]["message"]["content"])
        except HTTPError as error:
            raise SetupError(f"{address} answered with status {error.code}: is the key or the model wrong?") from error
        except (URLError, OSError, HTTPException) as error:
            raise SetupError(f"{address} could not be reached: {error}. Is the server running?") from error
        except (ValueError, LookupError, TypeError) as error:
            raise SetupError(f"{address} does not answer as the chat protocol says. Is the address right?") from error
