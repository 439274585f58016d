import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DCLinter } from 'dclint';
import { parse } from 'yaml';
import { z } from 'zod';
import { configVariables, parseConfig } from '../config.ts';
import { projectFolder } from '../setup/install-packages.mjs';

/** The production file is checked by schema and by the settings' parser; it is not run here. */
const path = join(projectFolder, 'docker-compose.yml');

const file = z
  .object({
    services: z.record(
      z.string(),
      z.object({
        image: z.string(),
        restart: z.string(),
        environment: z.record(z.string(), z.string()).default({}),
        command: z.array(z.string()).default([]),
        healthcheck: z.object({ test: z.array(z.string()) }).optional(),
        volumes: z.array(z.string()).default([]),
        ports: z.array(z.string()).default([]),
        networks: z.array(z.string()),
        depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
      }),
    ),
    volumes: z.record(z.string(), z.unknown()),
  })
  .parse(parse(readFileSync(path, 'utf8'), { merge: true }));

const services = Object.entries(file.services);
const ours = services.filter(([, { image }]) => image.startsWith('motcua:'));

describe('docker-compose.yml', () => {
  test('holds to the Compose specification’s schema', () => {
    expect(schemaProblems(path)).toEqual([]);
  });

  test('the schema check finds a broken file', () => {
    expect(schemaProblems(join(projectFolder, 'ops/production/fixtures/broken-compose.yaml'))).not.toEqual([]);
  });

  test('sets only variables that the settings know, and settings they accept', () => {
    for (const [name, { environment }] of ours) {
      expect([name, Object.keys(environment).filter((variable) => !(variable in configVariables))]).toEqual([name, []]);
      const filled = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, fill(value)]));
      expect(parseConfig(filled)).toMatchObject({
        environment: 'production',
        clock: 'real',
        temporalAddress: 'temporal:7233',
      });
    }
    expect(ours.map(([name]) => name).sort()).toEqual(['api', 'migrate', 'worker']);
  });

  test('holds no secret: every password and secret is required from outside', () => {
    for (const [name, { environment }] of services) {
      for (const [variable, value] of Object.entries(environment)) {
        if (!/PASSWORD|PWD|SECRET|DATABASE_URL/.test(variable)) continue;
        expect([name, variable, value]).toEqual([name, variable, expect.stringMatching(/\$\{[A-Z_]+:\?[^}]+\}/)]);
      }
    }
  });

  test('every service is restarted, and every one that stays up has a health check', () => {
    for (const [name, service] of services) {
      expect([name, service.restart]).toEqual([name, expect.stringMatching(/^(unless-stopped|on-failure:\d+)$/)]);
      if (service.restart === 'unless-stopped') expect([name, service.healthcheck]).not.toEqual([name, undefined]);
    }
  });

  test('runs and mounts only what the project has', () => {
    const image = readFileSync(join(projectFolder, 'Dockerfile'), 'utf8');
    const named = services.flatMap(([, { command, healthcheck, volumes }]) => [
      ...command,
      ...(healthcheck?.test ?? []),
      ...volumes.map((volume) => volume.split(':')[0] ?? ''),
    ]);
    const programs = [...named, image].flatMap((text) => text.match(/\bops\/[\w./-]+/g) ?? []);
    expect(programs).toEqual(expect.arrayContaining(['ops/motcua.ts', 'ops/processes/worker.ts']));
    expect(programs.filter((program) => !existsSync(join(projectFolder, program)))).toEqual([]);
  });

  test('waits for the right end of what it depends on, keeps data in named volumes, and closes Temporal and PostgreSQL', () => {
    for (const [name, service] of services) {
      for (const [needed, { condition }] of Object.entries(service.depends_on)) {
        const stays = file.services[needed]?.restart === 'unless-stopped';
        expect([name, needed, condition]).toEqual([
          name,
          needed,
          stays ? 'service_healthy' : 'service_completed_successfully',
        ]);
      }
      for (const volume of service.volumes) {
        const source = volume.split(':')[0] ?? '';
        expect(source.startsWith('./') || source in file.volumes).toBe(true);
      }
    }
    for (const name of ['postgres', 'temporal']) {
      expect(file.services[name]).toMatchObject({ ports: [], networks: ['inside'] });
    }
  });
});

function schemaProblems(compose: string): readonly { readonly rule: string; readonly message: string }[] {
  const linter = new DCLinter({ rules: {}, quiet: false, debug: false, exclude: [] });
  const results: readonly { readonly messages: readonly { readonly rule: string; readonly message: string }[] }[] =
    linter.lintFiles([compose], false);
  return results.flatMap(({ messages }) => messages).filter(({ rule }) => /^invalid-(schema|yaml)$/.test(rule));
}

/** A value as Compose would fill it in, with something of the right kind for what comes from outside. */
function fill(value: string): string {
  const outside: Readonly<Record<string, string>> = {
    MOTCUA_PUBLIC_URL: 'https://motcua.example.vn',
    MOTCUA_POPULATION_URL: 'https://population.example.vn/look-up',
    MOTCUA_SESSION_SECRET: 'a'.repeat(64),
    OIDC_ISSUER: 'https://identity.example.vn',
  };
  const filled = value.replaceAll(
    /\$\{([A-Z_]+)(?::-([^}]*)|:\?[^}]*)\}/g,
    (_, name: string, standard?: string) => standard ?? outside[name] ?? 'x1',
  );
  // What is asked for only together with something else.
  return filled.replaceAll(/\$\{([A-Z_]+):\+([^}]*)\}/g, (_, name: string, then: string) =>
    outside[name] === undefined ? '' : then,
  );
}
