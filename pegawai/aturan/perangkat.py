"""What a browser says of itself, in words a person recognises; and a network without its last parts."""

from ipaddress import ip_address, ip_network

# The first that fits: every browser names the older ones it resembles.
PERAMBAN = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SISTEM = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
TAK_DIKENAL = "Perangkat tidak dikenal"


def sebut_perangkat(agen: str) -> str:
    """'Chrome di Windows'; versions and models say more than needs to be kept."""
    peramban = next((nama for tanda, nama in PERAMBAN if tanda in agen), "")
    sistem = next((nama for tanda, nama in SISTEM if tanda in agen), "")
    if peramban and sistem:
        return f"{peramban} di {sistem}"
    return peramban or sistem or TAK_DIKENAL


def sebut_jaringan(alamat: str) -> str:
    """The first half of an IPv4 address, the first 32 bits of an IPv6 one: enough to tell the office from elsewhere."""
    try:
        ip = ip_address(alamat)
    except ValueError:
        return ""
    if ip.version == 6:
        return f"{ip_network((ip, 32), strict=False).network_address}…"
    return ".".join(str(ip).split(".")[:2]) + ".x.x"
