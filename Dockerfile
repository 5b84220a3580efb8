FROM python:3.11-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=skp_app.config.settings \
    VAR_DIR=/var/lib/skp \
    STATIC_DIR=/aplikasi/statis \
    WEB_BIND=0.0.0.0:8000

RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-urw-base35 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home skp \
    && install -d -o skp -g skp -m 0700 /var/lib/skp

WORKDIR /aplikasi
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes -r requirements.lock

COPY manage.py pyproject.toml ./
COPY pegawai pegawai
COPY skp_app skp_app
COPY evaluasi evaluasi
COPY templates templates
COPY static static

# The settings insist on secrets; these live for this one command. Code and static files belong
# to root: the web user cannot change them.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
    DATABASE_URL=postgresql://localhost/skp REDIS_URL=redis://localhost \
    python manage.py collectstatic --noinput

USER skp
EXPOSE 8000
CMD ["python", "-m", "skp_app.config.perintah", "web"]
