import { type RequestHandler, Router } from 'express';
import { openDossier } from '../cases/open-dossier.ts';
import type { Context } from '../context.ts';
import type { DossierEvents } from '../events.ts';
import { Failure } from '../failure.ts';
import type { FindActor } from '../json-router.ts';

const heartbeatMs = 20_000;

/** Server-sent events: which dossier moved, to which seq. Ids only; what changed is read through the API. */
export function eventRoutes(context: Context, events: DossierEvents, findActor: FindActor): Router {
  const router = Router();
  const stream: RequestHandler = async (request, response) => {
    const actor = await findActor(request);
    if (actor === undefined) throw new Failure('not-signed-in');
    const asked = request.query['dossier'];
    // Only citizens are held to their own: everybody else may know that some dossier moved.
    if (typeof asked !== 'string' && actor.roles.every((role) => role === 'citizen')) throw new Failure('not-allowed');
    const only = typeof asked === 'string' ? (await openDossier(context, actor, asked)).row.id : undefined;

    response
      .status(200)
      .set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    response.flushHeaders();
    response.write(': hello\n\n');
    const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
    const off = events.onMoved(({ id, seq }) => {
      if (only === undefined || only === id)
        response.write(`event: dossier\ndata: ${JSON.stringify({ type: 'dossier', id, seq })}\n\n`);
    });
    request.on('close', () => {
      clearInterval(heartbeat);
      off();
    });
  };
  router.get('/events', stream);
  return router;
}
