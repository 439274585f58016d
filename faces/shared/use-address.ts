import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  return () => window.removeEventListener('popstate', changed);
}

/** The address bar as state: screens are functions of it, so every view can be linked to and reloaded. */
export function useAddress(): { readonly path: string; readonly search: URLSearchParams } {
  const href = useSyncExternalStore(subscribe, () => window.location.pathname + window.location.search);
  const [path = '/', query = ''] = href.split('?', 2);
  return { path, search: new URLSearchParams(query) };
}
