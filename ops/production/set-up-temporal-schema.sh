#!/bin/sh
# Brings Temporal's two databases to the schema of this version; safe to run again. The connection comes from SQL_….
set -eu
versions=/etc/temporal/schema/postgresql/v12
for pair in temporal:temporal temporal_visibility:visibility; do
  database=${pair%%:*}
  temporal-sql-tool --database "$database" setup-schema --version 0.0
  temporal-sql-tool --database "$database" update-schema --schema-dir "$versions/${pair##*:}/versioned"
done
