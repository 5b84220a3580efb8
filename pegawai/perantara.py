class _Lewat:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)


class JejakPermintaan(_Lewat):
    pass


class IsianAman(_Lewat):
    pass


class BatasSesi(_Lewat):
    pass


class KepalaAman(_Lewat):
    pass


class Penolakan(_Lewat):
    pass
