"""Files on their way in: recognise, map, look, apply, take back. Kinds of files register in `daftar`."""
