import { describe, expect, test } from '@jest/globals';
import { basePath } from './base-path.ts';
import { openApiDocument } from './openapi.ts';
import { type Operation, operations } from './operations.ts';

const document = openApiDocument();
const table = Object.entries<Operation>(operations);

describe('the OpenAPI document', () => {
  test.each(table)('has %s as the router serves it', (id, operation) => {
    const path = document.paths?.[`${basePath}${operation.path}`];
    expect(path?.[operation.method]).toMatchObject({ operationId: id, summary: operation.summary });
  });

  test.each(table.filter(([, operation]) => operation.write))('asks for an Idempotency-Key: %s', (_id, operation) => {
    const parameters = document.paths?.[`${basePath}${operation.path}`]?.post?.parameters;
    expect(JSON.stringify(parameters)).toContain('idempotency-key');
  });

  test('refuses what it does not know in every body', () => {
    const schemas = Object.values(document.components?.schemas ?? {});
    const bodies = table.flatMap(([, operation]) => (operation.body === undefined ? [] : [operation.body]));
    expect(bodies.every((body) => body.safeParse({ unheardOf: 1 }).success)).toBe(false);
    expect(schemas.length).toBeGreaterThan(30);
  });

  test('names each path parameter once', () => {
    for (const [, operation] of table) {
      const named = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(operation.params?.shape ?? {}).toSorted()).toEqual(named.toSorted());
    }
  });
});
