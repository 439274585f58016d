import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';

/** Keys made once and kept in the secrets folder: sessions begun before a restart go on after it. */
export interface ProviderKeys {
  /** Private signing key of the development provider. */
  readonly signing: JWK;
  readonly clientSecret: string;
  readonly cookieSecret: string;
}

const stored = z.object({
  signing: z.looseObject({ kty: z.string(), kid: z.string() }),
  clientSecret: z.string(),
  cookieSecret: z.string(),
});

/** Reads the keys, or makes them at the first start; the file is readable for its owner only. */
export async function providerKeys(folder: string): Promise<ProviderKeys> {
  const file = join(folder, 'identity-keys.json');
  try {
    return stored.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
  }
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const keys: ProviderKeys = {
    signing: { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex'), alg: 'RS256', use: 'sig' },
    clientSecret: randomBytes(32).toString('base64url'),
    cookieSecret: randomBytes(32).toString('base64url'),
  };
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(keys), { mode: 0o600 });
  await chmod(file, 0o600);
  return keys;
}
