import { decodedPart } from '../faces/shared/address.ts';

const base = '/counter/';

/** The addresses of the counter's screens. */
export const paths = {
  worklist: base,
  receive: `${base}receive`,
  dossier: (id: string) => `${base}dossiers/${encodeURIComponent(id)}`,
} as const;

/** The dossier's id or code that an address names. */
export function dossierIn(path: string): string | undefined {
  const match = /^\/counter\/dossiers\/([^/]+)$/.exec(path);
  return match?.[1] === undefined ? undefined : decodedPart(match[1]);
}
