import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import react from '@vitejs/plugin-react';
import { build, createServer, type InlineConfig } from 'vite';

const root = join(import.meta.dirname, '..');

/** The faces built by Vite: each a folder at the root, served by the API under its own name. */
export const faces = ['counter', 'monitor', 'modeler'] as const;
export type Face = (typeof faces)[number];

/** Vite's configuration of one face. `api` is the origin that the development server forwards to. */
export function faceConfig(face: Face, api = 'http://localhost:8080'): InlineConfig {
  return {
    configFile: false,
    root: join(root, face),
    base: `/${face}/`,
    cacheDir: join(root, 'node_modules/.vite', face),
    publicDir: join(root, 'faces/public'),
    plugins: [react()],
    build: {
      outDir: join(root, 'dist/faces', face),
      emptyOutDir: true,
      target: 'es2022',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
    server: { proxy: { '/api': api, '/oidc': api } },
    logLevel: 'warn',
  };
}

/** Builds the named faces into dist/faces. */
export async function buildFaces(names: readonly Face[] = faces): Promise<void> {
  for (const face of names) await build(faceConfig(face));
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { api: { type: 'string' } } });
  const [command, ...rest] = positionals;
  const names = faces.filter((face) => rest.length === 0 || rest.includes(face));
  if (command === 'build') {
    await buildFaces(names);
    for (const face of names) {
      if (!existsSync(join(root, 'dist/faces', face, 'index.html')))
        throw new Error(`Expected a page of ${face}, but Vite wrote none`);
    }
  } else if (command === 'dev' && names[0] !== undefined) {
    const server = await createServer(faceConfig(names[0], values.api));
    await server.listen();
    server.printUrls();
  } else {
    console.error('Usage: node faces/vite.ts build [face…] | dev FACE [--api http://localhost:8080]');
    process.exitCode = 1;
  }
}
