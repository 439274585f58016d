import { z } from 'zod';
import type { Pool } from '../../db/pool.ts';
import { inTransaction } from '../../db/pool.ts';
import { readAgencyHistory, replaceAgencyVersions } from '../../db/queries/agency.ts';
import { type DaysInOffice, putOfficer } from '../../db/queries/officer.ts';
import { type AgencyVersion, findAgencyProblems } from '../../domain/agency-history.ts';
import { isAgencyId, isDossierCodePattern } from '../../domain/dossier-code.ts';
import { findDayNumber } from '../../domain/legal-day.ts';
import { type Actor, agencyFunctions, roles } from '../../domain/organisation.ts';

const day = z.string().refine((text) => findDayNumber(text) !== undefined, 'Expected a date like 2026-07-01');

const organisation = z.strictObject({
  /**
   * Agencies in any order. One that changed or will change on a day stands there several times, once for each of its
   * versions; one that ends names its successor.
   */
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
        /** First and last day; absent: as far back as the record goes, until further notice. */
        validFrom: day.optional(),
        validTo: day.optional(),
        successor: z.string().optional(),
        basis: z.string().min(1).optional(),
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
        /** First and last day in office; absent: from before, until further notice. */
        validFrom: day.optional(),
        validTo: day.optional(),
      }),
    )
    .default([]),
});

/** What is wrong in the file: where, and why. */
export interface OrganisationProblem {
  /** `agencies[3].validFrom`; empty for the file as a whole. */
  readonly field: string;
  readonly reason: string;
}

export interface Organisation {
  readonly agencies: readonly AgencyVersion[];
  readonly officers: readonly (Actor & DaysInOffice)[];
}

/** Reads the file's text; what is wrong with it alone is told, whatever the text is. */
export function readOrganisation(text: string): Organisation | readonly OrganisationProblem[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return [{ field: '', reason: `không phải là JSON · ${error instanceof Error ? error.message : String(error)}` }];
  }
  const read = organisation.safeParse(json);
  if (!read.success) return read.error.issues.map(({ path, message }) => ({ field: fieldAt(path), reason: message }));
  return {
    agencies: read.data.agencies.map(({ province, parent, ...agency }) => ({ ...agency, province, parent })),
    officers: read.data.officers.map(({ agency, citizenId, ...officer }) => ({ ...officer, agency, citizenId })),
  };
}

/**
 * Enters all of it or nothing, in one transaction: the file's versions of an agency take the place of those on record.
 * Returns why nothing was entered. A version on record may be corrected but not left out, since dossiers refer to its
 * days; nobody is removed.
 */
export async function enterOrganisation(
  pool: Pool,
  { agencies, officers }: Organisation,
): Promise<OrganisationProblem[]> {
  return await inTransaction(pool, async (client) => {
    const recorded = (await readAgencyHistory(client)).versions;
    const named = new Set(agencies.map(({ code }) => code));
    const others = recorded.filter(({ code }) => !named.has(code));
    const problems = [
      ...findAgencyProblems([...agencies, ...others]).map(({ index, field, reason }) => ({
        field:
          index < agencies.length ? `agencies[${index}].${field}` : `${others[index - agencies.length]?.code} ${field}`,
        reason: `${reason.vi} · ${reason.en}`,
      })),
      ...leftOut(agencies, recorded),
      ...officerProblems(officers, new Set([...named, ...others.map(({ code }) => code)])),
    ];
    if (problems.length > 0) return problems;
    await replaceAgencyVersions(client, agencies);
    for (const officer of officers) await putOfficer(client, officer);
    return [];
  });
}

function leftOut(agencies: readonly AgencyVersion[], recorded: readonly AgencyVersion[]): OrganisationProblem[] {
  return recorded.flatMap(({ code, name, validFrom }) => {
    const index = agencies.findIndex((each) => each.code === code);
    if (index < 0 || agencies.some((each) => each.code === code && each.validFrom === validFrom)) return [];
    const [vi, en] = validFrom === undefined ? ['từ đầu', 'the beginning'] : [`từ ${validFrom}`, validFrom];
    return [
      {
        field: `agencies[${index}].validFrom`,
        reason: `thiếu giai đoạn ${vi} đã ghi nhận (“${name}”) · Expected the version on record from ${en} ("${name}") as well`,
      },
    ];
  });
}

function officerProblems(officers: Organisation['officers'], agencies: ReadonlySet<string>): OrganisationProblem[] {
  return officers.flatMap(({ id, agency, validFrom, validTo }, index) => [
    ...(agency === undefined || agencies.has(agency)
      ? []
      : [{ field: `officers[${index}].agency`, reason: `không có cơ quan ${agency} · there is no agency ${agency}` }]),
    ...(officers.findIndex((each) => each.id === id) === index
      ? []
      : [{ field: `officers[${index}].id`, reason: `trùng tài khoản ${id} · the account ${id} is there twice` }]),
    ...(validFrom === undefined || validTo === undefined || validFrom <= validTo
      ? []
      : [
          {
            field: `officers[${index}].validTo`,
            reason: `ngày cuối ${validTo} trước ngày đầu ${validFrom} · the last day ${validTo} is before the first, ${validFrom}`,
          },
        ]),
  ]);
}

function fieldAt(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
