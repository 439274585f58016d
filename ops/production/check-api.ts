import { parseConfig } from '../config.ts';

/** Health check of the API's container: it answers. */
const { port } = parseConfig(process.env);
const response = await fetch(`http://127.0.0.1:${port}/api/openapi.json`);
process.exitCode = response.ok ? 0 : 1;
