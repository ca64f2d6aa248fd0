# Run once by PostgreSQL's image, on an empty volume: the service owns its database and is no superuser.
psql --set ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --dbname postgres \
  --set password="$(cat /run/secrets/drawn/database-password)" <<'SQL'
create role talk login password :'password';
create database talk owner talk encoding 'UTF8' template template0;
SQL
