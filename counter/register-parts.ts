import { problemFrom } from '../faces/shared/problem.ts';

/** A part of a register that has been made. */
export interface RegisterPart {
  readonly address: string;
  /** Where the part after it is made; undefined after the last. */
  readonly next: string | undefined;
}

/** Where the first part of an agency's register is made; days as `2026-11-24`. */
export function registerAddress(agency: string, from: string, to: string): string {
  return `/api/v1/agencies/${encodeURIComponent(agency)}/register?${new URLSearchParams({ from, to }).toString()}`;
}

/** Has a part made, without fetching it. Throws a Problem where it is refused. */
export async function nextPart(address: string): Promise<RegisterPart> {
  const answer = await fetch(address, { method: 'HEAD' });
  // What is wrong stands in the body, which only a request for the whole has.
  if (!answer.ok) throw problemFrom(answer.status, await (await fetch(address)).json());
  return { address, next: nextOf(answer.headers.get('link')) };
}

/** The address a Link header names as the next. */
export function nextOf(link: string | null): string | undefined {
  return /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
}
