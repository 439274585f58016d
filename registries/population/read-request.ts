import { z } from 'zod';
import type { RegisteredPerson } from './registered-person.ts';

const text = z.string().trim().min(1);

const requestSchema = z
  .object({
    MaYeuCau: text,
    MaDVC: text,
    MaTichHop: text,
    MaCanBo: text,
    HoVaTen: text.regex(/^[A-Z]+$/, 'upper case, without spaces and diacritics'),
    SoDinhDanh: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    SoCMND: z
      .string()
      .regex(/^\d{9}$/)
      .optional(),
    NgayThangNam: z
      .string()
      .regex(/^\d{8}$/)
      .optional(),
    Nam: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
  })
  .refine((request) => request.SoDinhDanh ?? request.SoCMND, 'SoDinhDanh or SoCMND is needed')
  .refine((request) => request.NgayThangNam ?? request.Nam, 'NgayThangNam or Nam is needed');

/** A question as the LGSP adapter takes it: DOMAIN 6.1. */
export type PopulationRequest = z.infer<typeof requestSchema>;

/** Reads the question, or says what is wrong with it. */
export function readRequest(
  body: unknown,
): { readonly ok: true; readonly request: PopulationRequest } | { readonly ok: false; readonly reason: string } {
  const parsed = requestSchema.safeParse(body);
  return parsed.success
    ? { ok: true, request: parsed.data }
    : { ok: false, reason: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ') };
}

/**
 * The people with the number asked for. Name and date of birth are not compared: whoever asks judges whether the person
 * on record is the one who stands at the counter.
 */
export function findPersons(
  persons: readonly RegisteredPerson[],
  request: PopulationRequest,
): readonly RegisteredPerson[] {
  return persons.filter((person) =>
    request.SoDinhDanh ? person.personalId === request.SoDinhDanh : person.formerCardNumber === request.SoCMND,
  );
}
