from skp_app.kewajiban import Jenis

JENIS: tuple[Jenis, ...] = ()
