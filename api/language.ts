import type { Request } from 'express';

export type Language = 'vi' | 'en';

/** The reader's language by Accept-Language; Vietnamese unless English is preferred. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages('vi', 'en') === 'en' ? 'en' : 'vi';
}
