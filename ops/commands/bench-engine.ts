import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { compile } from '../../engine/compile.ts';
import { benchModels } from '../bench/engine/models.ts';
import { planOf, runMotcua } from '../bench/engine/run-motcua.ts';

export const summary = 'Đo riêng bộ máy BPMN · measures the engine alone: bench engine [--seconds N] [--json]';

/**
 * Element transitions per second on one core (an instance activated, completed
 * or terminated is one), next to bpmn-engine on the same models in the same run, and how many plans are compiled in a
 * second. Both keep their state in memory; Motcua's is complete after every step.
 */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: { seconds: { type: 'string', default: '3' }, json: { type: 'boolean' } },
  });
  const seconds = Number(values.seconds);
  if (!(seconds > 0 && seconds < 3600)) {
    process.stderr.write(`✗ Số giây không hợp lệ\nExpected a positive number of seconds\n\n${summary}\n`);
    return 2;
  }
  // A development package, which a production image lacks; its help is shown there, too.
  const { runBpmnEngine } = await import('../bench/engine/run-bpmn-engine.ts');
  const models = [];
  for (const { name, xml } of benchModels) {
    const plan = await planOf(xml);
    const own = runMotcua(plan, seconds);
    const peer = await runBpmnEngine(xml, seconds);
    models.push({
      model: name,
      transitionsPerSecond: Math.round(own.transitions / own.seconds),
      stepsPerSecond: Math.round(own.steps / own.seconds),
      stateBytes: own.stateBytes,
      planBytes: JSON.stringify(plan).length,
      heapGrowthBytes: own.heapGrowthBytes ?? null,
      plansCompiledPerSecond: Math.round(await compiledPerSecond(xml, seconds / 3)),
      bpmnEngine: {
        transitionsPerSecond: Math.round(peer.transitions / peer.seconds),
        livesPerSecond: Math.round(peer.lives / peer.seconds),
      },
      livesPerSecond: Math.round(own.lives / own.seconds),
    });
  }
  const report = {
    transitionsPerSecond: Math.min(...models.map((model) => model.transitionsPerSecond)),
    bpmnEngineTransitionsPerSecond: Math.max(...models.map((model) => model.bpmnEngine.transitionsPerSecond)),
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    node: process.version,
    models,
  };
  if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else {
    for (const model of models) {
      process.stdout.write(
        `${model.model}: ${model.transitionsPerSecond} transitions/s (bpmn-engine ${model.bpmnEngine.transitionsPerSecond}), ${model.stepsPerSecond} steps/s, state ${model.stateBytes} B, plan ${model.planBytes} B, ${model.plansCompiledPerSecond} plans/s\n`,
      );
    }
  }
  return 0;
}

async function compiledPerSecond(xml: string, seconds: number): Promise<number> {
  const begin = performance.now();
  let compiled = 0;
  while (performance.now() - begin < seconds * 1000) {
    await compile(xml);
    compiled += 1;
  }
  return compiled / ((performance.now() - begin) / 1000);
}
