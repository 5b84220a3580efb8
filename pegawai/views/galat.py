from django.http import HttpResponse


def csrf(request, reason=""):
    return HttpResponse("Formulir kedaluwarsa.", status=403)


def dijeda(request, response=None, credentials=None):
    return HttpResponse("Terlalu banyak percobaan.", status=429)
