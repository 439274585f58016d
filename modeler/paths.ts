import { decodedPart } from '../faces/shared/address.ts';

const base = '/modeler/';

/** The addresses of the modeler's screens. */
export const paths = {
  catalogue: base,
  process: (code: string) => `${base}processes/${encodeURIComponent(code)}`,
  places: (code: string) => `${base}places/${encodeURIComponent(code)}`,
  form: (code: string) => `${base}forms/${encodeURIComponent(code)}`,
} as const;

/** What an address opens of a procedure (or of the `regime`); undefined for the list of all. */
export function opened(
  path: string,
): { readonly what: 'processes' | 'forms' | 'places'; readonly code: string } | undefined {
  const [, folder, part] = /^\/modeler\/(processes|forms|places)\/([^/]+)$/.exec(path) ?? [];
  const code = part === undefined ? undefined : decodedPart(part);
  if (code === undefined) return undefined;
  const what = folder === 'forms' || folder === 'places' ? folder : 'processes';
  return { what, code };
}
