import { useSyncExternalStore } from 'react';

/** The address bar as state: screens are functions of it, so every view can be linked to and reloaded. */
function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  return () => window.removeEventListener('popstate', changed);
}

/** The current address, re-rendering on every change of it. */
export function useAddress(): { readonly path: string; readonly search: URLSearchParams } {
  const href = useSyncExternalStore(subscribe, () => window.location.pathname + window.location.search);
  const [path = '/', query = ''] = href.split('?', 2);
  return { path, search: new URLSearchParams(query) };
}

/** Goes to an address inside the face. `replace` leaves no entry behind, for typing in a filter. */
export function navigate(address: string, options: { replace?: boolean } = {}): void {
  if (options.replace === true) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  window.dispatchEvent(new PopStateEvent('popstate'));
  if (options.replace !== true) window.scrollTo(0, 0);
}

/** The present address with some parameters changed; empty values remove them. */
export function addressWith(changes: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') search.delete(name);
    else search.set(name, value);
  }
  const text = search.toString();
  return window.location.pathname + (text === '' ? '' : `?${text}`);
}
