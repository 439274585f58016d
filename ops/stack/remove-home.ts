import { rmSync } from 'node:fs';
import type { Home } from './home.ts';
import { removePostgresData } from './postgres-placement.ts';

/** Removes a stopped stack's home with everything in it, PostgreSQL's data outside the home included. */
export function removeHome(home: Home): void {
  removePostgresData(home.folder);
  rmSync(home.folder, { recursive: true, force: true });
}
