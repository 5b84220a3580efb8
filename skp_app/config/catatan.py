def atur(_setelan):
    pass
