from django.apps import AppConfig


class SkpConfig(AppConfig):
    name = "skp_app"
    verbose_name = "SKP"
