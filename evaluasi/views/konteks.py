def kerangka(request):
    return {}
