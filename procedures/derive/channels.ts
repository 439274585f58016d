import type { Channel } from '../../domain/procedure.ts';
import type { ProcedureFacts } from './facts.ts';
import { foldAccents } from './vietnamese.ts';

/** The channel that the portal calls `Trực tiếp`, `Trực tuyến` or `Dịch vụ bưu chính`; undefined for other words. */
export function channelOf(name: string): Channel | undefined {
  const folded = foldAccents(name);
  if (folded.includes('truc tuyen')) return 'online';
  if (folded.includes('buu chinh')) return 'post';
  return folded.includes('truc tiep') ? 'direct' : undefined;
}

/** The channels of the facts, each once, in the fixed order direct, online, post. */
export function readChannels(facts: ProcedureFacts): readonly Channel[] {
  const found = new Set((facts.channels ?? []).map((each) => channelOf(each.channel)));
  return (['direct', 'online', 'post'] as const).filter((channel) => found.has(channel));
}
