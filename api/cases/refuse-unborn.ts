import type { LegalDay } from '../../domain/legal-day.ts';
import { Failure } from '../failure.ts';
import { faultAt } from '../request-faults.ts';

/** Refuses an applicant whose day of birth is still to come. */
export function refuseUnborn(birthDate: LegalDay | undefined, today: LegalDay): void {
  if (birthDate === undefined || birthDate <= today) return;
  const detail = faultAt(['applicant', 'birthDate'], { vi: 'là ngày chưa đến', en: 'is a day to come' });
  throw new Failure('request-invalid', { detail });
}
