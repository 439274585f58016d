/** Goes to an address inside the face. `replace` leaves no entry behind, for typing in a filter; `silent` tells no screen. */
export function navigate(address: string, options: { replace?: boolean; silent?: boolean } = {}): void {
  if (options.replace === true) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  if (options.silent !== true) window.dispatchEvent(new PopStateEvent('popstate'));
  if (options.replace !== true) window.scrollTo(0, 0);
}

/** A part of a path as it was before it was encoded; undefined where somebody typed what no encoding makes (`%`). */
export function decodedPart(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
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
