/** A change of a dossier that the server announced. */
export interface Change {
  readonly id: string;
  readonly seq: number;
}

/**
 * Listens to the server's announcements, of one dossier or of all that the person may see. Reconnects by itself (the
 * browser's EventSource does); `changed` is also called with nothing after a reconnection, since changes may have been
 * missed. Returns how to stop.
 */
export function listen(dossier: string | undefined, changed: (change: Change | undefined) => void): () => void {
  const source = new EventSource(
    `/api/v1/events${dossier === undefined ? '' : `?dossier=${encodeURIComponent(dossier)}`}`,
  );
  let opened = false;
  source.onopen = () => {
    if (opened) changed(undefined);
    opened = true;
  };
  const receive = (event: MessageEvent<string>): void => {
    const data: unknown = JSON.parse(event.data);
    if (typeof data === 'object' && data !== null && 'id' in data && 'seq' in data) changed(data as Change);
  };
  source.onmessage = receive;
  source.addEventListener('dossier', receive as EventListener);
  return () => source.close();
}
