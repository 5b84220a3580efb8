#!/usr/bin/env python
import os
import sys

from django.core.management import execute_from_command_line

from skp_app.config.layanan import lingkungan_perintah

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skp_app.config.settings")
with lingkungan_perintah():
    execute_from_command_line(sys.argv)
