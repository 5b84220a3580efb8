from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from pegawai import acuan
from pegawai.models import HariLibur, Ketentuan

# Without the role (a developer's machine) there is nothing to grant. Jejak may only grow.
HAK = """
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'skp_aplikasi') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO skp_aplikasi;
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO skp_aplikasi;
    REVOKE UPDATE, DELETE ON pegawai_jejak FROM skp_aplikasi;
    REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM skp_aplikasi;
  END IF;
END $$
"""


class Command(BaseCommand):
    help = "Bring schema and reference data up to date, and say what the application's role may do with each table."

    def handle(self, *args, **options):
        call_command("migrate", interactive=False, verbosity=options["verbosity"])
        acuan.muat(Ketentuan, HariLibur)  # a newer release knows policy numbers that the first migration did not
        with connection.cursor() as kursor:
            kursor.execute(HAK)
