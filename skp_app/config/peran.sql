-- Roles of a new installation: the owner changes the schema, the application only uses it.
-- Run once by psql as superuser; what the application may do with each table is said by
-- `manage.py pasang` after every migration.
\set sandi_pemilik `cat /run/secrets/sandi_pemilik`
\set sandi_aplikasi `cat /run/secrets/sandi_aplikasi`

CREATE ROLE skp_pemilik LOGIN PASSWORD :'sandi_pemilik';
CREATE ROLE skp_aplikasi LOGIN PASSWORD :'sandi_aplikasi';
CREATE DATABASE skp OWNER skp_pemilik;
REVOKE ALL ON DATABASE skp FROM PUBLIC;
GRANT CONNECT ON DATABASE skp TO skp_aplikasi;

\connect skp
ALTER SCHEMA public OWNER TO skp_pemilik;
GRANT USAGE ON SCHEMA public TO skp_aplikasi;
