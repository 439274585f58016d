import { agencyRefOf } from './agency-directory.ts';
import { act } from './cases/act.ts';
import { listAgencies } from './cases/agencies.ts';
import { advanceClock, getClock } from './cases/clock.ts';
import { getDeadline, getDiagram, getHistory } from './cases/dossier-pages.ts';
import { getDossier } from './cases/dossier-view.ts';
import { checkForm, getForm, getFormSource, publishForm } from './cases/forms.ts';
import { getCommand } from './cases/get-command.ts';
import { listIncidents, retryIncident } from './cases/incidents.ts';
import { listLateParts } from './cases/late-parts.ts';
import { countByAgency, listDossiers, listWork } from './cases/lists.ts';
import { checkOverride, listOverrides, publishOverride, withdrawOverride } from './cases/overrides.ts';
import { getProcedure, listProcedures } from './cases/procedures.ts';
import { checkProcess, getProcess, listProcessVersions, publishProcess } from './cases/processes.ts';
import { receiveDossier } from './cases/receive-dossier.ts';
import { getServiceIndex } from './cases/service-index.ts';
import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import type { DevelopmentProvider } from './identity/development-provider.ts';
import type { Handlers } from './json-router.ts';
import { getRegister } from './papers/agency-register.ts';
import { getPaper, listPapers } from './papers/dossier-papers.ts';

/** Which use case answers which operation. */
export function handlers(context: Context, development: DevelopmentProvider | undefined): Handlers {
  return {
    getMe: async (actor) => {
      const agencies = await context.agencies.today();
      return {
        id: actor.id,
        name: actor.name,
        roles: [...actor.roles],
        ...(actor.agency === undefined ? {} : { agency: agencyRefOf(agencies, actor.agency) }),
      };
    },
    createDevToken: async (_actor, { body }) => {
      if (development === undefined)
        throw new Failure('not-found', {
          what: { vi: 'máy chủ định danh phát triển', en: 'development identity provider' },
        });
      return await development.issueToken(body.account);
    },

    getClock: () => getClock(context),
    advanceClock: (actor, { idempotencyKey, body }) => advanceClock(context, actor, idempotencyKey, body),

    listProcedures: (actor, { query }) => listProcedures(context, actor, query),
    getProcedure: (actor, { params, query }) => getProcedure(context, actor, params.code, query),

    getForm: (_actor, { params, query }) => getForm(context, params.code, query),
    getFormSource: (actor, { params }) => getFormSource(context, actor, params.code),
    checkForm: (actor, { params, body }) => checkForm(context, actor, params.code, body),
    publishForm: (actor, { params, idempotencyKey, body }) =>
      publishForm(context, actor, idempotencyKey, params.code, body),

    receiveDossier: (actor, call) => receiveDossier(context, actor, call),
    listDossiers: (actor, { query }) => listDossiers(context, actor, query),
    getDossier: (actor, { params, language }) => getDossier(context, actor, params.id, language),
    getHistory: (actor, { params }) => getHistory(context, actor, params.id),
    getDiagram: (actor, { params }) => getDiagram(context, actor, params.id),
    getDeadline: (actor, { params, language }) => getDeadline(context, actor, params.id, language),
    act: (actor, call) => act(context, actor, call),
    getCommand: (actor, { params, language }) => getCommand(context, actor, params.id, language),

    listPapers: (actor, { params }) => listPapers(context, actor, params.id),
    getPaper: (actor, { params, query }) => getPaper(context, actor, params, query),
    getRegister: (actor, { params, query }) => getRegister(context, actor, params.code, query),

    listWork: (actor, { query }) => listWork(context, actor, query),

    listOverrides: (actor, { params }) => listOverrides(context, actor, params.code),
    checkOverride: (actor, { params, body }) => checkOverride(context, actor, params.code, body),
    publishOverride: (actor, { params, idempotencyKey, body }) =>
      publishOverride(context, actor, idempotencyKey, params.code, body),
    withdrawOverride: (actor, { params, idempotencyKey, body }) =>
      withdrawOverride(context, actor, idempotencyKey, params.code, body),

    getProcess: (actor, { params }) => getProcess(context, actor, params.code),
    checkProcess: (actor, { params, body }) => checkProcess(context, actor, params.code, body),
    publishProcess: (actor, { params, idempotencyKey, body }) =>
      publishProcess(context, actor, idempotencyKey, params.code, body),
    listProcessVersions: (actor, { params }) => listProcessVersions(context, actor, params.code),

    listIncidents: (actor) => listIncidents(context, actor),
    retryIncident: (actor, call) => retryIncident(context, actor, call),
    listAgencies: (actor, { query }) => listAgencies(context, actor, query),
    countByAgency: (actor) => countByAgency(context, actor),
    listLateParts: (actor) => listLateParts(context, actor),
    getServiceIndex: (actor, { params, query }) => getServiceIndex(context, actor, params, query),
  };
}
