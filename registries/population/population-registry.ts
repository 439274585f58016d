import express, { type Express } from 'express';
import { z } from 'zod';
import { findPersons, readRequest } from './read-request.ts';
import type { RegisteredPerson } from './registered-person.ts';
import { writeReply } from './write-reply.ts';

/**
 * How the stand-in answers: `slow` after a delay, `down` breaks the connection, `failing` is a 503, `malformed` cuts the
 * XML short, `refusing` answers with an error code.
 */
const behaviourSchema = z.object({
  mode: z.enum(['normal', 'slow', 'down', 'failing', 'malformed', 'refusing']),
  /** Milliseconds before an answer in mode `slow`. */
  delay: z.number().int().min(0).max(60_000).default(10_000),
  /** How many requests it lasts; then the stand-in is normal again. Without it: until changed. */
  times: z.number().int().min(1).optional(),
});

/**
 * The stand-in of the national population database behind its LGSP adapter: `POST /dan-cu/tra-cuu` on the real wire
 * format, `GET` and `PUT /control` to make it misbehave. It keeps no log of who asked: the asking side must.
 */
export function populationRegistry(persons: readonly RegisteredPerson[], now: () => Date): Express {
  let behaviour = behaviourSchema.parse({ mode: 'normal' });
  let asked = 0;
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: '64kb' }));

  app.get('/control', (_request, response) => {
    response.json({ ...behaviour, asked });
  });
  app.put('/control', (request, response) => {
    const parsed = behaviourSchema.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json({ error: parsed.error.issues });
      return;
    }
    behaviour = parsed.data;
    response.json(behaviour);
  });

  app.post('/dan-cu/tra-cuu', async (request, response) => {
    asked += 1;
    const { mode, delay, times } = behaviour;
    if (times !== undefined) {
      behaviour = times > 1 ? { ...behaviour, times: times - 1 } : behaviourSchema.parse({ mode: 'normal' });
    }
    if (mode === 'down') {
      request.socket.destroy();
      return;
    }
    if (mode === 'failing') {
      response.status(503).type('text/plain').send('Service Unavailable');
      return;
    }
    if (mode === 'refusing') {
      response.json({ error_code: '98', message: 'Hệ thống đang bảo trì' });
      return;
    }
    if (mode === 'slow') await new Promise((resolve) => setTimeout(resolve, delay));
    const question = readRequest(request.body);
    if (!question.ok) {
      response.json({ error_code: '01', message: question.reason });
      return;
    }
    const xml = writeReply(findPersons(persons, question.request), compactTime(now()));
    response.json({ error_code: '00', message: mode === 'malformed' ? xml.slice(0, xml.length / 2) : xml });
  });
  return app;
}

/** yyyyMMddHHmmss in Asia/Ho_Chi_Minh, which is seven hours ahead all year. */
function compactTime(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
}
