import type { Client, Pool } from '../pool.ts';

export interface FormVersionRow {
  readonly code: string;
  readonly version: number;
  /** Hash of the bundled form in the content store. */
  readonly form: string;
  readonly published_at: Date;
  readonly published_by: string;
}

/** The form that declarations of a procedure are made on now, or undefined where none was published. */
export async function findCurrentForm(db: Pool | Client, code: string): Promise<FormVersionRow | undefined> {
  const { rows } = await db.query<FormVersionRow>({
    name: 'find-current-form',
    text: 'select code, version, form, published_at, published_by from form_version where code = $1 and current',
    values: [code],
  });
  return rows[0];
}

/** `<code> <hash of its source>` of every version there is, current or not. */
export async function publishedForms(db: Pool | Client): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ source: string }>(`select code || ' ' || source_hash as source from form_version`);
  return new Set(rows.map(({ source }) => source));
}

/** A bundled form and the hash of what it was made from. */
export interface NewForm {
  readonly code: string;
  readonly hash: string;
  readonly text: string;
  readonly sourceHash: string;
}

/**
 * Makes `next` the current form, one above `expected` (0: there is none yet), inside the caller's transaction. Returns
 * undefined, and changes nothing, where the current version is another one.
 */
export async function replaceCurrentForm(
  client: Client,
  expected: number,
  next: NewForm,
  by: { readonly publishedAt: Date; readonly publishedBy: string },
): Promise<number | undefined> {
  if (expected > 0) {
    const replaced = await client.query(
      'update form_version set current = false where code = $1 and current and version = $2',
      [next.code, expected],
    );
    if (replaced.rowCount !== 1) return undefined;
  }
  const inserted = await client.query(
    `with kept as (insert into content (hash, kind, body) values ($3, 'form', $4) on conflict (hash) do nothing)
     insert into form_version (code, version, form, source_hash, published_at, published_by)
     select $1, $2, $3, $5, $6, $7 where not exists (select from form_version where code = $1 and current) on conflict do nothing`,
    [next.code, expected + 1, next.hash, next.text, next.sourceHash, by.publishedAt, by.publishedBy],
  );
  return inserted.rowCount === 1 ? expected + 1 : undefined;
}

/** Makes each of many forms the next version of its procedure, inside the caller's transaction. */
export async function publishForms(
  client: Client,
  forms: readonly NewForm[],
  by: { readonly publishedAt: Date; readonly publishedBy: string },
): Promise<void> {
  const rows = JSON.stringify(forms);
  const source = `jsonb_to_recordset($1::jsonb) as f (code text, hash text, text text, "sourceHash" text)`;
  await client.query(
    `insert into content (hash, kind, body) select distinct on (f.hash) f.hash, 'form', f.text from ${source} on conflict (hash) do nothing`,
    [rows],
  );
  await client.query(`update form_version v set current = false from ${source} where v.code = f.code and v.current`, [
    rows,
  ]);
  await client.query(
    `insert into form_version (code, version, form, source_hash, published_at, published_by)
     select f.code, coalesce((select max(version) from form_version v where v.code = f.code), 0) + 1, f.hash, f."sourceHash", $2, $3 from ${source}`,
    [rows, by.publishedAt, by.publishedBy],
  );
}
