import type { OutlineLane } from '../drawing/process-outline.ts';

/** Lanes that several procedures of the shelf share. */
export function leader(name: string): OutlineLane {
  return { key: 'lanh-dao', name, agency: 'decides', role: 'leader' };
}

export function specialist(name: string): OutlineLane {
  return { key: 'chuyen-vien', name, agency: 'decides', role: 'specialist' };
}

export const usualRefusal = { draft: 'chuyen-vien', sign: 'lanh-dao' };
