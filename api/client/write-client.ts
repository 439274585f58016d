import { writeFile } from 'node:fs/promises';
import openapiTs, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { openApiDocument } from '../openapi.ts';

/** The types of the API as the faces see them, generated from the document. */
export async function clientTypes(): Promise<string> {
  const ast = await openapiTs(JSON.parse(JSON.stringify(openApiDocument())) as OpenAPI3);
  return `/* Generated from the OpenAPI document by \`npm run client\`; do not edit. */\n${astToString(ast)}`;
}

if (import.meta.main) await writeFile(new URL('./api-types.ts', import.meta.url), await clientTypes());
