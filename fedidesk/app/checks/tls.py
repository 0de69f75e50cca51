"""Checks that connections can be encrypted and servers be told from impostors."""

import ssl

import certifi
from PySide6.QtNetwork import QSslSocket

from fedidesk.app.checks import CheckFailed


def check() -> str:
    """Look for Python's and Qt's encryption and for the authorities that both trust."""
    if not QSslSocket.supportsSsl():
        raise CheckFailed("Qt has no TLS")
    trust = ssl.create_default_context(cafile=certifi.where())
    authorities = trust.cert_store_stats()["x509_ca"]
    if not authorities:
        raise CheckFailed("no certificate authority is known")
    return f"{ssl.OPENSSL_VERSION}, {authorities} authorities, Qt: {QSslSocket.activeBackend()}"
