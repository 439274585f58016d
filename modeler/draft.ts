const prefix = 'motcua.process.';

/** A change that is not published yet, kept by the browser: closing the page loses nothing. */
export interface Draft {
  readonly xml: string;
  /** The version it was drawn on. */
  readonly version: number;
  /** ISO instant of the last change. */
  readonly at: string;
}

export function findDraft(code: string): Draft | undefined {
  const kept = localStorage.getItem(prefix + code);
  return kept === null ? undefined : (JSON.parse(kept) as Draft);
}

export function keepDraft(code: string, draft: Draft): void {
  localStorage.setItem(prefix + code, JSON.stringify(draft));
}

export function dropDraft(code: string): void {
  localStorage.removeItem(prefix + code);
}
