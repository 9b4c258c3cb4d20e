"""Which machines may be called: those of the open net, and the local network's only when the user allows it."""

import ipaddress
import socket

from sitroom.errors import ArticleError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
#: Addresses of IPv6 that stand for one of IPv4 (RFC 6052): a network may lead them to any of it.
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


def find_hosts(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The numeric addresses of a host, all of them checked; whoever connects must connect to one of these.

    Raises:
        ArticleError: the host is unknown, or one of its addresses is private, loopback, link-local or for many.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError) as error:
        raise ArticleError(host, "read", f"the host {host} is not known: {error}") from error
    numbers = list(dict.fromkeys(str(where[0]) for *_, where in found))
    if not allow_private and not all(map(is_open, numbers)):
        raise ArticleError(host, "read", f"{host} is a private address; --allow-private reads from the local network")
    return numbers


def is_open(number: str) -> bool:
    """True for an address that anybody on the net may call."""
    address: Address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_open(str(inner))
    return address.is_global and not address.is_multicast and not address.is_reserved
