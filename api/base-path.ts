/** Where the JSON operations live. */
export const basePath = '/api/v1';
