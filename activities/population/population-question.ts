import { comparableName } from './person-name.ts';

/** Whom the population database is asked about. */
export interface PopulationQuestion {
  readonly name: string;
  /** The twelve digits of a personal identifier, or the nine of a former identity card. */
  readonly personalId: string;
  /** Plain date `1990-02-28`, or undefined where the applicant did not give it. */
  readonly birthDate: string | undefined;
}

/** Who asks, as the national platform knows us: identifiers of the service and of the integration. */
export interface PopulationCaller {
  readonly service: string;
  readonly integration: string;
}

/**
 * The request of DOMAIN 6.1, or undefined when the applicant's number is neither of the two forms or no year of birth is
 * known: then there is nothing the database could be asked. Without a date of birth the year written inside a
 * twelve-digit number is sent.
 *
 * @param requestId unique for every request; found again in the log
 * @param officer who asks
 */
export function populationRequest(
  question: PopulationQuestion,
  caller: PopulationCaller,
  requestId: string,
  officer: string,
): Readonly<Record<string, string>> | undefined {
  const number = numberField(question.personalId);
  const birth = birthField(question);
  if (!number || !birth) return undefined;
  return {
    MaYeuCau: requestId,
    MaDVC: caller.service,
    MaTichHop: caller.integration,
    MaCanBo: officer,
    HoVaTen: comparableName(question.name),
    ...number,
    ...birth,
  };
}

function numberField(personalId: string): Record<string, string> | undefined {
  if (/^\d{12}$/.test(personalId)) return { SoDinhDanh: personalId };
  if (/^\d{9}$/.test(personalId)) return { SoCMND: personalId };
  return undefined;
}

function birthField({ birthDate, personalId }: PopulationQuestion): Record<string, string> | undefined {
  if (birthDate !== undefined) return { NgayThangNam: birthDate.replaceAll('-', '') };
  const year = birthYearOf(personalId);
  return year === undefined ? undefined : { Nam: String(year) };
}

/** Year of birth inside a twelve-digit number: its fourth digit is gender and century, the next two the year. */
function birthYearOf(personalId: string): number | undefined {
  const parts = /^\d{3}(\d)(\d{2})\d{6}$/.exec(personalId);
  return parts ? 1900 + Math.floor(Number(parts[1]) / 2) * 100 + Number(parts[2]) : undefined;
}
