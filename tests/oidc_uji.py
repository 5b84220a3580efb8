"""A provider of single sign-on that may lie: speaks HTTP on a thread, and says whatever a test puts into its mouth."""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa


class PenyediaBohong:
    """`klaim` is laid over the right claims (None takes one away); `kunci`, `algoritma`, `kid` sign the token."""

    def __init__(self):
        self.kunci = self.terdaftar = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.algoritma, self.kid = "RS256", "satu"
        self.klaim, self.userinfo, self.keterangan, self.token = {}, {}, {}, None
        self.terkirim = {}

    def __enter__(self):
        self.server = ThreadingHTTPServer(("localhost", 0), self._pelayan())
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.alamat = f"http://localhost:{self.server.server_port}"
        return self

    def __exit__(self, *galat):
        self.server.shutdown()
        self.server.server_close()

    def setujui(self, alamat):
        """What a browser would bring back from `alamat`: the person agreed."""
        self.diminta = {n: v[0] for n, v in parse_qs(urlsplit(alamat).query).items()}
        return {"code": "kode-sekali", "state": self.diminta["state"]}

    def _pelayan(penyedia):
        class Pelayan(BaseHTTPRequestHandler):
            def do_GET(self):
                isi = {
                    "/.well-known/openid-configuration": penyedia._tentang_saya,
                    "/jwks": penyedia._jwks,
                    "/userinfo": lambda: penyedia.userinfo,
                }
                self.jawab(isi[self.path]())

            def do_POST(self):
                isi = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                penyedia.terkirim = {n: v[0] for n, v in isi.items()}
                benar = penyedia._pkce_cocok()
                self.jawab(penyedia._jawaban_token() if benar else {"error": "invalid_grant"}, 200 if benar else 400)

            def jawab(self, isi, status=200):
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(isi).encode())

            def log_message(self, *isi):
                pass

        return Pelayan

    def _tentang_saya(self):
        ujung = {"authorization_endpoint": "izin", "token_endpoint": "token", "jwks_uri": "jwks"}
        ujung |= {"userinfo_endpoint": "userinfo"}
        return {"issuer": self.alamat, **{n: f"{self.alamat}/{a}" for n, a in ujung.items()}} | self.keterangan

    def _jwks(self):
        umum = jwt.algorithms.RSAAlgorithm.to_jwk(self.terdaftar.public_key(), as_dict=True)
        return {"keys": [umum | {"kid": "satu", "use": "sig", "alg": "RS256"}]}

    def _pkce_cocok(self):
        sidik = hashlib.sha256(self.terkirim["code_verifier"].encode()).digest()
        return base64.urlsafe_b64encode(sidik).rstrip(b"=").decode() == self.diminta["code_challenge"]

    def _jawaban_token(self):
        kini = int(time.time())
        klaim = {
            "iss": self.alamat, "sub": "orang-1", "aud": "skp", "iat": kini, "exp": kini + 300,
            "nonce": self.diminta["nonce"], "auth_time": kini,
        } | self.klaim  # fmt: skip
        klaim = {n: v for n, v in klaim.items() if v is not None}
        token = self.token or jwt.encode(klaim, self.kunci, self.algoritma, headers={"kid": self.kid})
        return {"access_token": "akses", "token_type": "Bearer", "id_token": token}
