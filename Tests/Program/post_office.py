"""A mail server of our own on loopback that keeps what it was given by its Message-ID, and takes its time."""
import re
import socketserver
import threading
import time


class PostOffice:
    """`mails`: Message-ID → the messages that came under it. A context manager."""

    def __init__(self, seconds=0.05):
        self.mails, self.lock = {}, threading.Lock()
        office = self

        class Counter(socketserver.StreamRequestHandler):
            def handle(self):
                self.say("220 office")
                message, inside = [], False
                for line in self.rfile:
                    line = line.rstrip(b"\r\n")
                    if inside and line == b".":
                        inside = False
                        time.sleep(seconds)
                        office.take(b"\n".join(message))
                        message = []
                        # Who is killed just now never hears that it was taken.
                        time.sleep(seconds)
                        self.say("250 taken")
                    elif inside:
                        message.append(line)
                    elif line.upper().startswith(b"DATA"):
                        inside = True
                        self.say("354 go on")
                    elif line.upper().startswith(b"QUIT"):
                        return self.say("221 bye")
                    else:
                        self.say("250 ok")

            def say(self, text):
                try:
                    self.wfile.write(text.encode() + b"\r\n")
                except OSError:
                    pass

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = daemon_threads = True

            def handle_error(self, request, address):
                pass                                # a caller that was killed in the middle

        self.server = Server(("127.0.0.1", 0), Counter)
        self.url = f"smtp://127.0.0.1:{self.server.server_address[1]}"

    def take(self, message):
        key = re.search(rb"(?im)^Message-ID:\s*<([^>]+)>", message)[1].decode()
        with self.lock:
            self.mails.setdefault(key, []).append(message)

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
