"""Somebody who posts again and again, in a process of its own: URL, posts a second, seconds.

Prints the id of every post that the server took.
"""

import json
import sys
import time
import urllib.request


def main() -> None:
    url, rate, seconds = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
    begin = time.monotonic()
    for number in range(int(rate * seconds)):
        time.sleep(max(0.0, begin + number / rate - time.monotonic()))
        text = f"{number} " + "Some words about bread, trains and the weather. " * (number % 7)
        if number % 5 == 0:
            text += " বাংলা লেখা আর একটি শব্দ #bread"
        body = json.dumps({"username": "omar", "text": text}).encode()
        request = urllib.request.Request(
            f"{url}/_strict/post_as", body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            sys.stdout.write(json.loads(answer.read())["result"]["id"] + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
