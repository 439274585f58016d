import type { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { type ErrorCodeName, errorCodes } from '../domain/error-codes.ts';
import { basePath } from './base-path.ts';
import { type Operation, operations } from './operations.ts';
import { pending } from './schemas/command.ts';
import { idempotencyHeader } from './schemas/common.ts';
import { problem } from './schemas/problem.ts';

/** The OpenAPI 3.1 document, made from the same table and schemas the router parses by. */
export function openApiDocument(serverUrl = '/') {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Motcua',
      version: '1',
      description:
        'Thủ tục hành chính như những quy trình bền vững. Mọi thao tác ghi cần tiêu đề Idempotency-Key; lỗi là application/problem+json với một mã trong một bảng duy nhất.',
    },
    servers: [{ url: serverUrl }],
    security: [{ session: [] }, { bearer: [] }],
    tags: [
      { name: 'dossiers', description: 'Hồ sơ' },
      { name: 'papers', description: 'Giấy tờ theo mẫu, sổ theo dõi' },
      { name: 'worklist', description: 'Danh sách việc' },
      { name: 'procedures', description: 'Danh mục thủ tục' },
      { name: 'processes', description: 'Thiết kế quy trình' },
      { name: 'monitor', description: 'Giám sát' },
      { name: 'identity', description: 'Đăng nhập' },
      { name: 'clock', description: 'Giờ nghiệp vụ' },
    ],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'motcua_session' },
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
    paths: { ...jsonPaths(), ...otherPaths },
  });
}

function jsonPaths(): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const [operationId, operation] of Object.entries<Operation>(operations)) {
    const path = `${basePath}${operation.path}`;
    paths[path] = { ...paths[path], [operation.method]: describe(operationId, operation) };
  }
  return paths;
}

function describe(operationId: string, operation: Operation): ZodOpenApiOperationObject {
  const parameters = {
    ...(operation.params === undefined ? {} : { path: operation.params }),
    ...(operation.query === undefined ? {} : { query: operation.query }),
    ...(operation.write ? { header: idempotencyHeader } : {}),
  };
  return {
    operationId,
    summary: operation.summary,
    tags: [operation.tag],
    ...(operation.access === 'public' ? { security: [] } : {}),
    requestParams: parameters,
    ...(operation.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: operation.body } } } }),
    responses: responses(operation),
  };
}

function responses(operation: Operation): ZodOpenApiResponsesObject {
  const answers: ZodOpenApiResponsesObject = {
    [`${operation.status}`]: {
      description: 'OK',
      content: Object.fromEntries(operation.media.map((type) => [type, { schema: operation.response }])),
    },
  };
  if (operation.pending) {
    answers['202'] = {
      ...jsonResponse(errorCodes['still-processing'].vi, pending),
      headers: { Location: { schema: { type: 'string' } } },
    };
  }
  for (const [status, codes] of codesByStatus(operation)) {
    answers[`${status as 400}`] = {
      description: codes.join(', '),
      content: { 'application/problem+json': { schema: problem } },
    };
  }
  return answers;
}

function jsonResponse(description: string, schema: z.ZodType) {
  return { description, content: { 'application/json': { schema } } };
}

function codesByStatus(operation: Operation): Map<number, ErrorCodeName[]> {
  const codes = new Set<ErrorCodeName>(['request-invalid', 'internal', 'temporarily-unavailable', ...operation.errors]);
  if (operation.access === 'signed-in') codes.add('not-signed-in').add('session-expired');
  if (operation.method === 'post') codes.add('body-too-large').add('not-allowed');
  if (operation.write) codes.add('idempotency-key-missing').add('idempotency-key-reused');
  const byStatus = new Map<number, ErrorCodeName[]>();
  for (const code of codes) {
    const { status } = errorCodes[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}

/** What is not JSON: the event stream and the browser's way through signing in. */
const otherPaths: ZodOpenApiPathsObject = {
  [`${basePath}/events`]: {
    get: {
      operationId: 'streamEvents',
      summary: 'Luồng sự kiện (SSE): hồ sơ nào vừa thay đổi',
      tags: ['dossiers'],
      parameters: [
        { name: 'dossier', in: 'query', required: false, schema: { type: 'string' }, description: 'only this dossier' },
      ],
      responses: {
        '200': {
          description: 'event `dossier`: {type, id, seq}',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
      },
    },
  },
  [`${basePath}/auth/login`]: {
    get: {
      operationId: 'signIn',
      summary: 'Đăng nhập (chuyển tới máy chủ định danh)',
      tags: ['identity'],
      security: [],
      parameters: [
        {
          name: 'returnTo',
          in: 'query',
          required: false,
          schema: { type: 'string' },
          description: 'path of this site to come back to',
        },
      ],
      responses: { '302': { description: 'to the identity provider' } },
    },
  },
  [`${basePath}/auth/callback`]: {
    get: {
      operationId: 'signedIn',
      summary: 'Máy chủ định danh quay lại đây',
      tags: ['identity'],
      security: [],
      responses: { '302': { description: 'to returnTo, with the session cookie' } },
    },
  },
  [`${basePath}/auth/logout`]: {
    post: {
      operationId: 'signOut',
      summary: 'Đăng xuất',
      tags: ['identity'],
      responses: { '204': { description: 'the session is gone' } },
    },
  },
};
