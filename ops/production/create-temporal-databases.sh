#!/bin/sh
# Runs once, when the database volume is new: Temporal keeps its own account and databases, apart from the dossiers'.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$TEMPORAL_DATABASE_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role temporal login password :'password';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
SQL
