import { dossierHistory } from '../../db/queries/dossier-history.ts';
import { findXmlOfPlan } from '../../db/queries/procedure-version.ts';
import type { Actor } from '../../domain/organisation.ts';
import type { Program } from '../../engine/program.ts';
import type { JsonValue } from '../../engine/stimulus.ts';
import type { Context } from '../context.ts';
import type { Language } from '../language.ts';
import type { ResponseOf } from '../operations.ts';
import { isoInstant } from '../views/instant.ts';
import { actionNames } from './action-names.ts';
import { explainDue } from './dossier-view.ts';
import { openDossier } from './open-dossier.ts';
import { replayJournal } from './replay-journal.ts';

/** Everything that happened, from the audit: who, when, what, with what was given. */
export async function getHistory(context: Context, actor: Actor, idOrCode: string): Promise<ResponseOf<'getHistory'>> {
  const { row, program } = await openDossier(context, actor, idOrCode);
  const nameOf = actionNames(program);
  const rows = await dossierHistory(context.pool, row.id);
  return {
    items: rows.map((entry) => ({
      seq: entry.seq ?? 0,
      at: isoInstant(entry.at),
      ...(entry.actor === null ? {} : { actor: { id: entry.actor, name: entry.actor_name ?? entry.actor } }),
      action: entry.action,
      name: nameOf(entry.action),
      details: detailsOf(entry.details),
      hash: entry.hash,
    })),
  };
}

/** Where the dossier is on both its diagrams, and which way it came: its journal folded anew. */
export async function getDiagram(context: Context, actor: Actor, idOrCode: string): Promise<ResponseOf<'getDiagram'>> {
  const { row, program, open } = await openDossier(context, actor, idOrCode);
  const taken = await takenWay(context, row.id, program);
  const side = async (plan: string) => ({
    xml: (await findXmlOfPlan(context.pool, plan)) ?? '',
    tokens: open.tokens
      .filter((token) => token.plan === plan)
      .map(({ element, count, frozen }) => ({ element, count, frozen })),
    taken: [...(taken.get(plan) ?? [])],
  });
  const regime = program.entry.plan;
  const own = program.bindings['resolve']?.plan ?? regime;
  return { regime: await side(regime), process: await side(own) };
}

/** The due date's ledger, and its reasons. */
export async function getDeadline(
  context: Context,
  actor: Actor,
  idOrCode: string,
  language: Language,
): Promise<ResponseOf<'getDeadline'>> {
  const { row } = await openDossier(context, actor, idOrCode);
  const { ledger, calendar, explanation } = await explainDue(context, row, language);
  return {
    ...(row.due_at === null ? {} : { dueAt: isoInstant(row.due_at) }),
    ...(calendar === undefined ? {} : { calendar }),
    explanation,
    ledger: ledger.map(({ at, is, ...details }, index) => ({
      seq: index + 1,
      at: isoInstant(at),
      entry: is,
      name: milestoneNames[is] ?? is,
      details: JSON.parse(JSON.stringify(details)) as Record<string, JsonValue>,
    })),
  };
}

/** Elements and flows passed, by plan: every step of the journal computed again. */
async function takenWay(context: Context, dossier: string, program: Program): Promise<Map<string, Set<string>>> {
  const taken = new Map<string, Set<string>>();
  for await (const { transitions } of replayJournal(context, dossier, program)) {
    for (const { plan, element, to } of transitions) {
      if (to !== 'completed' && to !== 'taken') continue;
      const passed = taken.get(plan) ?? new Set();
      taken.set(plan, passed.add(element));
    }
  }
  return taken;
}

/** What was given with the action and what it reached; the stimulus itself is the engine's business. */
function detailsOf({ given, milestones, task }: Readonly<Record<string, unknown>>): Record<string, JsonValue> {
  return {
    ...(typeof given === 'object' && given !== null ? (given as Record<string, JsonValue>) : {}),
    ...(Array.isArray(milestones) ? { milestones: milestones.map((milestone: { is: string }) => milestone.is) } : {}),
    ...(typeof task === 'number' ? { task } : {}),
  };
}

const milestoneNames: Readonly<Record<string, string>> = {
  submitted: 'Nộp hồ sơ',
  accepted: 'Tiếp nhận hợp lệ',
  paused: 'Tạm dừng',
  resumed: 'Tiếp tục',
  finished: 'Giải quyết xong',
  returned: 'Đã trả kết quả',
  refused: 'Từ chối',
  withdrawn: 'Rút hồ sơ',
  stopped: 'Dừng giải quyết',
  extended: 'Gia hạn',
  apologised: 'Gửi văn bản xin lỗi',
  corrected: 'Đính chính giấy tiếp nhận',
};
