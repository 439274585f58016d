import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import { BpmnModdle } from 'bpmn-moddle';

/** The part of bpmn-engine that the bench uses; it is a development dependency and ships types of another shape. */
interface PeerExecution {
  signal(message: { id: string }): void;
}

interface XmlReader {
  fromXML(xml: string): Promise<unknown>;
}

/**
 * Whole lives of the same model in bpmn-engine, each task answered as soon as it waits; the XML is read once, outside
 * the measurement. Transitions as it reports them: activities entered and left.
 */
export async function runBpmnEngine(
  source: string,
  seconds: number,
): Promise<{ transitions: number; lives: number; seconds: number }> {
  const moddle = new BpmnModdle() as unknown as XmlReader;
  const xml = await moddle.fromXML(source.replace('>refused<', '>${environment.variables.refused}<'));
  for (let life = 0; life < 20; life += 1) await live(xml);
  const begin = performance.now();
  let transitions = 0;
  let lives = 0;
  while (performance.now() - begin < seconds * 1000) {
    transitions += await live(xml);
    lives += 1;
  }
  return { transitions, lives, seconds: (performance.now() - begin) / 1000 };
}

async function live(moddleContext: unknown): Promise<number> {
  let transitions = 0;
  const listener = new EventEmitter();
  listener.on('activity.enter', () => {
    transitions += 1;
  });
  listener.on('activity.leave', () => {
    transitions += 1;
  });
  listener.on('activity.wait', (api: PeerExecution & { id: string }) => {
    api.signal({ id: api.id });
  });
  const engine = new Engine({ name: 'bench', moddleContext, variables: { refused: false } });
  const ended = new Promise<void>((resolve, reject) => {
    engine.once('end', () => resolve());
    engine.once('error', reject);
  });
  await engine.execute({ listener });
  await ended;
  return transitions;
}
