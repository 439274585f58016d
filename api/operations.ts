import { z } from 'zod';
import type { ErrorCodeName } from '../domain/error-codes.ts';
import { fileResponse } from './file-answer.ts';
import { actRequest } from './schemas/action.ts';
import { agencyPage, listAgenciesQuery } from './schemas/agency.ts';
import { advanceClock, clock } from './schemas/clock.ts';
import { command } from './schemas/command.ts';
import { id } from './schemas/common.ts';
import {
  deadline,
  diagram,
  dossier,
  dossierPage,
  history,
  listDossiersQuery,
  receiveRequest,
} from './schemas/dossier.ts';
import {
  checkFormRequest,
  checkFormResult,
  form,
  formQuery,
  formSource,
  publishedForm,
  publishFormRequest,
} from './schemas/form.ts';
import { devToken, devTokenRequest, me } from './schemas/identity.ts';
import { incidentParams, incidents, retriedIncident, retryIncidentRequest } from './schemas/incident.ts';
import { agencyCounts, lateParts, serviceIndex, serviceIndexParams, serviceIndexQuery } from './schemas/monitor.ts';
import {
  checkOverrideRequest,
  checkOverrideResult,
  overrides,
  publishedOverride,
  publishOverrideRequest,
  withdrawnOverride,
  withdrawOverrideRequest,
} from './schemas/override.ts';
import { paperForm, paperQuery, papers, registerParams, registerQuery } from './schemas/paper.ts';
import { getProcedureQuery, listProceduresQuery, procedure, procedurePage } from './schemas/procedure.ts';
import { checkRequest, checkResult, process, processVersions, published, publishRequest } from './schemas/process.ts';
import { worklistPage, worklistQuery } from './schemas/work-item.ts';

/** One JSON operation of the API. The router parses by it, the OpenAPI document is made from it. */
export interface Operation {
  readonly method: 'get' | 'post';
  /** Below `/api/v1`, with `{names}` as OpenAPI writes them. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: 'public' | 'signed-in';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly status: 200 | 201;
  readonly response: z.ZodType;
  /** Types of the body it answers with. */
  readonly media: readonly string[];
  /** A write: needs an Idempotency-Key. */
  readonly write: boolean;
  /** A browser may keep the answer and ask whether it still stands (ETag); without it nothing is kept. */
  readonly cache?: 'revalidate';
  /** May answer 202 with where to look. */
  readonly pending: boolean;
  /** Codes beyond those every operation can give. */
  readonly errors: readonly ErrorCodeName[];
}

const nothing = z.strictObject({});

const readDefaults = {
  method: 'get',
  access: 'signed-in',
  status: 200,
  media: ['application/json'],
  write: false,
  pending: false,
  errors: [],
  params: nothing,
  query: nothing,
} as const;
const writeDefaults = { ...readDefaults, method: 'post', write: true } as const;

type Told = Pick<Operation, 'path' | 'tag' | 'summary' | 'response'>;

function read<const O extends Told & Partial<Pick<Operation, 'params' | 'query' | 'errors' | 'media'>>>(
  operation: O,
): Omit<typeof readDefaults, keyof O> & O {
  return { ...readDefaults, ...operation };
}

function write<
  const O extends Told & Pick<Operation, 'body'> & Partial<Pick<Operation, 'params' | 'errors' | 'status' | 'pending'>>,
>(operation: O): Omit<typeof writeDefaults, keyof O> & O {
  return { ...writeDefaults, ...operation };
}

/** A dossier by its uuid or by its code. */
const dossierParams = z.strictObject({ id: z.string().min(1).max(100).meta({ description: 'uuid or dossier code' }) });
const codeParams = z.strictObject({ code: z.string().min(1).max(64) });
const processParams = z.strictObject({
  code: z.string().min(1).max(64).meta({ description: 'procedure code, or `regime` for the one-stop regime' }),
});

/** Every JSON operation, by its id. */
export const operations = {
  getMe: read({ path: '/me', tag: 'identity', summary: 'Người đang đăng nhập', response: me }),
  createDevToken: {
    ...write({
      path: '/auth/dev-token',
      tag: 'identity',
      summary: 'Mã truy cập cho chương trình (chỉ có khi dùng máy chủ định danh phát triển)',
      body: devTokenRequest,
      response: devToken,
      errors: ['not-found'],
    }),
    access: 'public',
    write: false,
  },

  getClock: {
    ...read({ path: '/clock', tag: 'clock', summary: 'Giờ nghiệp vụ hiện tại', response: clock }),
    access: 'public',
  },
  advanceClock: write({
    path: '/clock/advance',
    tag: 'clock',
    summary: 'Cho đồng hồ nghiệp vụ chạy tới (ngoài môi trường thật)',
    body: advanceClock,
    response: clock,
    errors: ['not-allowed'],
  }),

  listProcedures: read({
    path: '/procedures',
    tag: 'procedures',
    summary: 'Danh mục thủ tục; tìm theo mã hoặc tên, có dấu hay không dấu',
    query: listProceduresQuery,
    response: procedurePage,
  }),
  getProcedure: read({
    path: '/procedures/{code}',
    tag: 'procedures',
    summary: 'Một thủ tục: trường hợp, thành phần hồ sơ, phiên bản, quy định riêng của địa phương',
    params: codeParams,
    query: getProcedureQuery,
    response: procedure,
    errors: ['unknown-procedure'],
  }),

  getForm: {
    ...read({
      path: '/procedures/{code}/form',
      tag: 'procedures',
      summary: 'Biểu mẫu tờ khai của thủ tục (JSON Schema)',
      params: codeParams,
      query: formQuery,
      response: form,
      errors: ['unknown-procedure'],
    }),
    cache: 'revalidate',
  },
  getFormSource: read({
    path: '/procedures/{code}/form/source',
    tag: 'procedures',
    summary: 'Biểu mẫu như người thiết kế soạn',
    params: codeParams,
    response: formSource,
    errors: ['unknown-procedure', 'not-allowed'],
  }),
  checkForm: {
    ...write({
      path: '/procedures/{code}/form/check',
      tag: 'procedures',
      summary: 'Kiểm tra một biểu mẫu trước khi công bố',
      params: codeParams,
      body: checkFormRequest,
      response: checkFormResult,
      errors: ['unknown-procedure', 'not-allowed'],
    }),
    write: false,
  },
  publishForm: write({
    path: '/procedures/{code}/form/publish',
    tag: 'procedures',
    summary: 'Công bố biểu mẫu thành phiên bản kế tiếp',
    params: codeParams,
    body: publishFormRequest,
    response: publishedForm,
    errors: ['unknown-procedure', 'form-invalid', 'version-conflict', 'not-allowed'],
  }),

  receiveDossier: write({
    path: '/dossiers',
    tag: 'dossiers',
    summary: 'Tiếp nhận hồ sơ',
    body: receiveRequest,
    response: dossier,
    status: 201,
    pending: true,
    errors: [
      'unknown-procedure',
      'component-wrong-type',
      'declaration-invalid',
      'not-allowed',
      'foreign-agency',
      'agency-ended',
      'agency-not-yet',
    ],
  }),
  listDossiers: read({
    path: '/dossiers',
    tag: 'dossiers',
    summary: 'Danh sách hồ sơ theo cùng bộ lọc với các con số giám sát',
    query: listDossiersQuery,
    response: dossierPage,
    errors: ['foreign-agency'],
  }),
  getDossier: read({
    path: '/dossiers/{id}',
    tag: 'dossiers',
    summary: 'Một hồ sơ và các thao tác có thể làm bây giờ',
    params: dossierParams,
    response: dossier,
    errors: ['not-found', 'foreign-agency'],
  }),
  getHistory: read({
    path: '/dossiers/{id}/history',
    tag: 'dossiers',
    summary: 'Quá trình xử lý',
    params: dossierParams,
    response: history,
    errors: ['not-found', 'foreign-agency'],
  }),
  getDiagram: read({
    path: '/dossiers/{id}/diagram',
    tag: 'dossiers',
    summary: 'Hồ sơ đang ở đâu trên sơ đồ',
    params: dossierParams,
    response: diagram,
    errors: ['not-found', 'foreign-agency'],
  }),
  getDeadline: read({
    path: '/dossiers/{id}/deadline',
    tag: 'dossiers',
    summary: 'Ngày hẹn trả được tính như thế nào',
    params: dossierParams,
    response: deadline,
    errors: ['not-found', 'foreign-agency'],
  }),
  act: write({
    path: '/dossiers/{id}/actions/{action}',
    tag: 'dossiers',
    summary: 'Thực hiện một thao tác trong danh sách `actions` của hồ sơ',
    params: z.strictObject({ ...dossierParams.shape, action: z.string().min(1).max(100) }),
    body: actRequest,
    response: dossier,
    pending: true,
    errors: [
      'not-found',
      'foreign-agency',
      'not-allowed',
      'stale-page',
      'claimed-by-other',
      'action-not-possible',
      'done-already',
      'dossier-paused',
      'supplement-awaited',
      'supplement-limit-reached',
      'extension-limit-reached',
      'extension-not-later',
      'extension-in-the-past',
      'calendar-year-unknown',
      'already-paused',
      'nothing-to-correct',
      'hand-over-unconfirmed',
      'nothing-handed-over',
      'no-other-agency',
      'rated-already',
      'rating-closed',
      'component-wrong-type',
    ],
  }),
  getCommand: read({
    path: '/commands/{id}',
    tag: 'dossiers',
    summary: 'Kết quả của một yêu cầu đã ghi nhận',
    params: z.strictObject({ id }),
    response: command,
    errors: ['not-found'],
  }),

  listPapers: read({
    path: '/dossiers/{id}/papers',
    tag: 'papers',
    summary: 'Các giấy tờ theo mẫu 01–06 của hồ sơ và các lần đã lập',
    params: dossierParams,
    response: papers,
    errors: ['not-found', 'foreign-agency'],
  }),
  getPaper: read({
    path: '/dossiers/{id}/papers/{form}',
    tag: 'papers',
    summary: 'Một giấy tờ để in (PDF) hoặc để sửa (DOCX)',
    params: z.strictObject({ ...dossierParams.shape, form: paperForm }),
    query: paperQuery,
    response: fileResponse,
    media: ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    errors: ['not-found', 'foreign-agency', 'not-allowed', 'paper-not-issued'],
  }),
  getRegister: read({
    path: '/agencies/{code}/register',
    tag: 'papers',
    summary: 'Sổ theo dõi hồ sơ (mẫu 07) của một cơ quan trong kỳ; phần tiếp theo ở liên kết `next`',
    params: registerParams,
    query: registerQuery,
    response: fileResponse,
    media: ['application/pdf'],
    errors: ['not-found', 'foreign-agency'],
  }),

  listWork: read({
    path: '/worklist',
    tag: 'worklist',
    summary: 'Danh sách việc của cơ quan hoặc của tôi',
    query: worklistQuery,
    response: worklistPage,
    errors: ['foreign-agency'],
  }),

  listOverrides: read({
    path: '/procedures/{code}/overrides',
    tag: 'procedures',
    summary: 'Quy định riêng của các tỉnh, bộ đối với thủ tục, bên cạnh quy định chung toàn quốc',
    params: codeParams,
    response: overrides,
    errors: ['unknown-procedure', 'not-allowed'],
  }),
  checkOverride: {
    ...write({
      path: '/procedures/{code}/overrides/check',
      tag: 'procedures',
      summary: 'Kiểm tra một quy định riêng trước khi công bố',
      params: codeParams,
      body: checkOverrideRequest,
      response: checkOverrideResult,
      errors: ['unknown-procedure', 'not-found', 'not-allowed'],
    }),
    write: false,
  },
  publishOverride: write({
    path: '/procedures/{code}/overrides/publish',
    tag: 'procedures',
    summary: 'Công bố quy định riêng của tỉnh, bộ nơi người thiết kế công tác',
    params: codeParams,
    body: publishOverrideRequest,
    response: publishedOverride,
    errors: ['unknown-procedure', 'not-found', 'override-invalid', 'version-conflict', 'not-allowed'],
  }),
  withdrawOverride: write({
    path: '/procedures/{code}/overrides/withdraw',
    tag: 'procedures',
    summary: 'Hủy một quy định riêng chưa đến ngày áp dụng',
    params: codeParams,
    body: withdrawOverrideRequest,
    response: withdrawnOverride,
    errors: [
      'unknown-procedure',
      'not-found',
      'override-begun',
      'override-of-catalogue',
      'version-conflict',
      'not-allowed',
    ],
  }),

  getProcess: read({
    path: '/processes/{code}',
    tag: 'processes',
    summary: 'Quy trình đang công bố',
    params: processParams,
    response: process,
    errors: ['unknown-procedure'],
  }),
  checkProcess: {
    ...write({
      path: '/processes/{code}/check',
      tag: 'processes',
      summary: 'Kiểm tra một quy trình trước khi công bố',
      params: processParams,
      body: checkRequest,
      response: checkResult,
      errors: ['unknown-procedure'],
    }),
    write: false,
  },
  publishProcess: write({
    path: '/processes/{code}/publish',
    tag: 'processes',
    summary: 'Công bố quy trình thành phiên bản kế tiếp',
    params: processParams,
    body: publishRequest,
    response: published,
    errors: ['unknown-procedure', 'process-invalid', 'bpmn-malformed', 'version-conflict', 'not-allowed'],
  }),
  listProcessVersions: read({
    path: '/processes/{code}/versions',
    tag: 'processes',
    summary: 'Các phiên bản của quy trình',
    params: processParams,
    response: processVersions,
    errors: ['unknown-procedure'],
  }),

  listIncidents: read({
    path: '/incidents',
    tag: 'monitor',
    summary: 'Hồ sơ đang vướng sự cố, chờ người vận hành',
    response: incidents,
    errors: ['not-allowed'],
  }),
  retryIncident: write({
    path: '/dossiers/{id}/incidents/{key}/retry',
    tag: 'monitor',
    summary: 'Thử lại một bước bị sự cố, sau khi đã khắc phục nguyên nhân',
    params: incidentParams,
    body: retryIncidentRequest,
    response: retriedIncident,
    pending: true,
    errors: ['not-found', 'not-allowed', 'foreign-agency', 'stale-page', 'action-not-possible'],
  }),
  listAgencies: read({
    path: '/agencies',
    tag: 'monitor',
    summary: 'Cơ quan qua các thời kỳ: hiệu lực, cơ quan cấp trên, cơ quan kế thừa',
    query: listAgenciesQuery,
    response: agencyPage,
    errors: ['not-allowed'],
  }),
  countByAgency: read({
    path: '/monitor/agencies',
    tag: 'monitor',
    summary: 'Đến hạn hôm nay, quá hạn, tạm dừng theo cơ quan',
    response: agencyCounts,
    errors: ['not-allowed'],
  }),
  listLateParts: read({
    path: '/monitor/late-parts',
    tag: 'monitor',
    summary: 'Hồ sơ thành phần của thủ tục liên thông chậm được tiếp nhận hoặc chậm báo kết quả',
    response: lateParts,
    errors: ['not-allowed'],
  }),
  getServiceIndex: read({
    path: '/monitor/agencies/{code}/service-index',
    tag: 'monitor',
    summary: 'Chỉ số phục vụ người dân, doanh nghiệp (Quyết định 766/QĐ-TTg) của một cơ quan trong kỳ',
    params: serviceIndexParams,
    query: serviceIndexQuery,
    response: serviceIndex,
    errors: ['not-allowed', 'not-found', 'foreign-agency'],
  }),
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;
export type ParamsOf<K extends OperationId> = z.output<(typeof operations)[K]['params']>;
export type QueryOf<K extends OperationId> = z.output<(typeof operations)[K]['query']>;
export type BodyOf<K extends OperationId> = (typeof operations)[K] extends { body: infer B extends z.ZodType }
  ? z.output<B>
  : undefined;
export type ResponseOf<K extends OperationId> = z.output<(typeof operations)[K]['response']>;
