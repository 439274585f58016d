const base = '/modeler/';

/** The addresses of the modeler's screens. */
export const paths = {
  catalogue: base,
  process: (code: string) => `${base}processes/${encodeURIComponent(code)}`,
  form: (code: string) => `${base}forms/${encodeURIComponent(code)}`,
} as const;

/** What an address opens of a procedure (or of the `regime`); undefined for the list of all. */
export function opened(path: string): { readonly what: 'process' | 'form'; readonly code: string } | undefined {
  const [, folder, code] = /^\/modeler\/(processes|forms)\/([^/]+)$/.exec(path) ?? [];
  if (code === undefined) return undefined;
  return { what: folder === 'forms' ? 'form' : 'process', code: decodeURIComponent(code) };
}
