def nama_terlipat(request, credentials):
    return (credentials or {}).get("username") or (credentials or {}).get("masuk")


class BukanDataDiri:
    def validate(self, password, user=None):
        pass

    def get_help_text(self):
        return ""
