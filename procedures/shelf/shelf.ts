import type { ProcessOutline } from '../drawing/process-outline.ts';
import { certificateOfOrigin, karaokeLicence, privateEnterprise } from './business.ts';
import { birthRegistration, marriageRegistration } from './civil-status.ts';
import { associationFounding, disasterForceAllowance, vaccinationCompensation } from './councils-and-submissions.ts';
import { birthAndCard, birthResidenceAndCard } from './joint-services.ts';
import { landChange, lostLandCertificate } from './land.ts';
import { criminalRecord, permanentResidence } from './residence-and-records.ts';

/** The first shelf: procedures outlined by hand, twelve of another shape each and the joint services. */
export const shelf: readonly ProcessOutline[] = [
  certificateOfOrigin,
  marriageRegistration,
  karaokeLicence,
  birthRegistration,
  vaccinationCompensation,
  permanentResidence,
  disasterForceAllowance,
  lostLandCertificate,
  associationFounding,
  landChange,
  privateEnterprise,
  criminalRecord,
  birthResidenceAndCard,
  birthAndCard,
];
