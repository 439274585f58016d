import { comparableName } from '../../domain/person-name.ts';
import { findPersonalId, isFormerCardNumber } from '../../domain/personal-id.ts';
import type { DeclaredPerson } from '../../domain/population-outcome.ts';

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
  question: DeclaredPerson,
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

function numberField(text: string): Record<string, string> | undefined {
  const personalId = findPersonalId(text);
  if (personalId) return { SoDinhDanh: personalId.id };
  return isFormerCardNumber(text) ? { SoCMND: text } : undefined;
}

function birthField({ birthDate, personalId }: DeclaredPerson): Record<string, string> | undefined {
  if (birthDate?.length === 10) return { NgayThangNam: birthDate.replaceAll('-', '') };
  const year = birthDate ?? findPersonalId(personalId)?.birthYear;
  return year === undefined ? undefined : { Nam: String(year) };
}
