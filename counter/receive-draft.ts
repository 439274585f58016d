import type { ReceiveValues } from './receive-request.ts';

const prefix = 'motcua.receive.';

/**
 * What was typed before the page was left or the session ended, kept for this tab only: personal data never outlives
 * it.
 */
export function loadDraft(procedure: string): Partial<ReceiveValues> {
  const kept = sessionStorage.getItem(prefix + procedure);
  return kept === null ? {} : (JSON.parse(kept) as Partial<ReceiveValues>);
}

export function saveDraft(procedure: string, values: ReceiveValues): void {
  sessionStorage.setItem(prefix + procedure, JSON.stringify(values));
}

export function clearDraft(procedure: string): void {
  sessionStorage.removeItem(prefix + procedure);
}
