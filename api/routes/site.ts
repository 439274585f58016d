import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import type { Actor } from '../../domain/organisation.ts';
import { Failure } from '../failure.ts';
import type { FindActor } from '../json-router.ts';
import { landingPage } from '../pages/landing.ts';

const faces = ['counter', 'modeler', 'monitor'];

/** The first screen and the three faces as built. Paths inside a face that are no file are the face's own pages. */
export function siteRoutes(facesFolder: string | undefined, findActor: FindActor): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const actor = await findActor(request).catch((error: unknown): Actor | undefined => {
      // An expired session, or an account nobody knows: the first screen is for them as well.
      if (error instanceof Failure) return undefined;
      throw error;
    });
    response.type('html').set('Cache-Control', 'no-store').send(landingPage(actor));
  });
  router.get('/pages/pages.css', (_request, response) => {
    response.sendFile('pages.css', { root: fileURLToPath(new URL('../pages', import.meta.url)), maxAge: '1h' });
  });
  if (facesFolder !== undefined) {
    for (const face of faces) {
      const folder = join(facesFolder, face);
      router.use(
        `/${face}/assets`,
        express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
      );
      router.use(`/${face}`, express.static(folder, { maxAge: 0 }));
      router.get(`/${face}/{*page}`, (_request, response) => {
        // By root: the folder itself may lie below one that begins with a dot.
        response.sendFile('index.html', { root: folder, maxAge: 0 });
      });
    }
  }
  return router;
}
