import { expect, test } from '@jest/globals';
import { faceAt, facesFor } from './face-list.ts';

const names = (roles: Parameters<typeof facesFor>[0]) => facesFor(roles).map(({ name }) => name);

test('everybody is shown the ways to where they have something to do, and no others', () => {
  expect(names(['desk'])).toEqual(['Hồ sơ']);
  expect(names(['leader'])).toEqual(['Hồ sơ', 'Theo dõi']);
  expect(names(['designer'])).toEqual(['Quy trình', 'Sự cố']);
  expect(names(['administrator'])).toEqual(['Quy trình', 'Cơ quan']);
  expect(names(['citizen'])).toEqual([]);
});

test('a page belongs to the way that names it most exactly', () => {
  const open = facesFor(['designer', 'monitor']);
  expect(faceAt(open, '/monitor/incidents')?.name).toBe('Sự cố');
  expect(faceAt(open, '/monitor/dossiers')?.name).toBe('Theo dõi');
  expect(faceAt(open, '/modeler/forms/1.001193')?.name).toBe('Quy trình');
  expect(faceAt(open, '/counter/')).toBeUndefined();
});
