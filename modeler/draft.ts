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

/** Throws where the browser has no room left. */
export function keepDraft(code: string, draft: Draft): void {
  localStorage.setItem(prefix + code, JSON.stringify(draft));
}

/** Tells when another window of this browser keeps or drops a draft of the same process. Answers how to stop. */
export function watchDraft(code: string, changed: () => void): () => void {
  const look = ({ key }: StorageEvent): void => {
    if (key === prefix + code) changed();
  };
  window.addEventListener('storage', look);
  return () => window.removeEventListener('storage', look);
}

export function dropDraft(code: string): void {
  localStorage.removeItem(prefix + code);
}
