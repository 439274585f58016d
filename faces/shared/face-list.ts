import type { Schema } from './api.ts';

type RoleName = Schema<'Role'>;

/** A way into one of the faces, for those who have something to do there. */
export interface FaceLink {
  readonly path: string;
  readonly name: string;
  readonly roles: readonly RoleName[];
}

/** Who handles dossiers. */
export const handlingRoles = ['desk', 'specialist', 'leader'] as const satisfies readonly RoleName[];

const links: readonly FaceLink[] = [
  { path: '/counter/', name: 'Hồ sơ', roles: handlingRoles },
  { path: '/monitor/', name: 'Theo dõi', roles: ['monitor', 'leader'] },
  { path: '/modeler/', name: 'Quy trình', roles: ['designer', 'administrator'] },
  { path: '/monitor/incidents', name: 'Sự cố', roles: ['designer'] },
  { path: '/monitor/agencies', name: 'Cơ quan', roles: ['monitor', 'administrator'] },
];

/** The ways open to somebody, in the order in which they are shown. */
export function facesFor(roles: readonly RoleName[]): readonly FaceLink[] {
  return links.filter((link) => link.roles.some((role) => roles.includes(role)));
}

/** Which of the ways leads to the page at a path: the one that names it most exactly. */
export function faceAt(open: readonly FaceLink[], path: string): FaceLink | undefined {
  return open
    .filter((link) => path.startsWith(link.path))
    .toSorted((one, other) => one.path.length - other.path.length)
    .at(-1);
}
