import { recogniseAppraise } from './appraise.ts';
import { recogniseAssign } from './assign.ts';
import type { Recogniser } from './candidate.ts';
import { recogniseCheckValidity } from './check-validity.ts';
import { recogniseCoOrdinate } from './co-ordinate.ts';
import { recogniseCollectFee } from './collect-fee.ts';
import { recogniseConsult } from './consult.ts';
import { recogniseCouncil } from './council.ts';
import { recogniseDecide } from './decide.ts';
import { recogniseDraftAndSign } from './draft-and-sign.ts';
import { recogniseFieldWork } from './field-work.ts';
import { recogniseFinancialDuty } from './financial-duty.ts';
import { recogniseJointAgency } from './joint-agency.ts';
import { recogniseNotifyCitizen } from './notify-citizen.ts';
import { recognisePublishNotice } from './publish-notice.ts';
import { recogniseRegisterNumber } from './register-number.ts';
import { recogniseReturnToDesk } from './return-to-desk.ts';
import { recogniseSendCopies } from './send-copies.ts';
import { recogniseSubmitUpwards } from './submit-upwards.ts';
import { recogniseVerifyOnSite } from './verify-on-site.ts';
import { recogniseWaitForCompletion } from './wait-for-completion.ts';

/** Every recogniser; within one clause stages follow in this order. */
export const recognisers: readonly Recogniser[] = [
  recogniseAssign,
  recogniseCheckValidity,
  recogniseAppraise,
  recogniseVerifyOnSite,
  recogniseFieldWork,
  recogniseConsult,
  recogniseCoOrdinate,
  recogniseCouncil,
  recogniseWaitForCompletion,
  recogniseNotifyCitizen,
  recognisePublishNotice,
  recogniseCollectFee,
  recogniseFinancialDuty,
  recogniseDraftAndSign,
  recogniseSubmitUpwards,
  recogniseDecide,
  recogniseRegisterNumber,
  recogniseSendCopies,
  recogniseReturnToDesk,
  recogniseJointAgency,
];
