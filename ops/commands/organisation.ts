import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { inTransaction, openPool } from '../../db/pool.ts';
import { putAgency } from '../../db/queries/agency.ts';
import { putOfficer } from '../../db/queries/officer.ts';
import { isAgencyId, isDossierCodePattern } from '../../domain/dossier-code.ts';
import { agencyFunctions, roles } from '../../domain/organisation.ts';
import { parseConfig } from '../config.ts';
import { required } from '../processes/run-process.ts';

export const summary =
  'Nạp cơ quan và cán bộ từ FILE.json · enters agencies and officers: { "agencies": […], "officers": […] }';

const organisation = z.strictObject({
  /** Each after its parent. */
  agencies: z
    .array(
      z.strictObject({
        code: z.string().refine(isAgencyId, 'Expected an agency id as QĐ 20/2020/QĐ-TTg writes it, like H26.15'),
        name: z.string().min(1),
        level: z.enum(['ministry', 'province', 'commune']),
        province: z
          .string()
          .regex(/^\d{2}$/)
          .optional(),
        parent: z.string().optional(),
        functions: z.array(z.enum(agencyFunctions)).default([]),
        oneStop: z.boolean().default(false),
        dossierCodePattern: z
          .string()
          .refine(isDossierCodePattern, 'Expected agency, day and serial once each, like {agency}-{yyMMdd}-{serial:4}')
          .optional(),
      }),
    )
    .default([]),
  officers: z
    .array(
      z.strictObject({
        /** The account as the identity provider names it. */
        id: z.string().min(1),
        name: z.string().min(1),
        roles: z.array(z.enum(roles)).min(1),
        agency: z.string().optional(),
        citizenId: z
          .string()
          .regex(/^\d{12}$/)
          .optional(),
      }),
    )
    .default([]),
});

/** Enters or brings up to date all of the file, or nothing; exits with 2 when it cannot be read. Nobody is removed. */
export async function run(argv: string[]): Promise<number> {
  const [file] = argv;
  if (file === undefined) {
    process.stderr.write('Cần tên tệp · expected a file: organisation FILE.json\n');
    return 2;
  }
  const read = organisation.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!read.success) {
    process.stderr.write(`${file}: ${z.prettifyError(read.error)}\n`);
    return 2;
  }
  const pool = openPool(required(parseConfig(process.env).databaseUrl, 'DATABASE_URL'), { max: 1 });
  try {
    await inTransaction(pool, async (client) => {
      for (const { province, parent, dossierCodePattern, ...agency } of read.data.agencies)
        await putAgency(client, { ...agency, province, parent, dossierCodePattern });
      for (const { agency, citizenId, ...officer } of read.data.officers)
        await putOfficer(client, { ...officer, agency, citizenId });
    });
  } finally {
    await pool.end();
  }
  process.stdout.write(
    `${read.data.agencies.length} cơ quan · agencies, ${read.data.officers.length} cán bộ · officers\n`,
  );
  return 0;
}
