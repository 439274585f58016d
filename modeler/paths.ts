const base = '/modeler/';

/** The addresses of the modeler's screens. */
export const paths = {
  catalogue: base,
  process: (code: string) => `${base}processes/${encodeURIComponent(code)}`,
} as const;

/** The procedure (or `regime`) whose process an address opens. */
export function codeIn(path: string): string | undefined {
  const match = /^\/modeler\/processes\/([^/]+)$/.exec(path);
  return match?.[1] === undefined ? undefined : decodeURIComponent(match[1]);
}
