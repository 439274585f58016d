import { isDeepStrictEqual } from 'node:util';
import { type CaseRun, type CaseRunner, runCase, runCaseOn } from './run-case.ts';
import { TemporalHost } from './temporal-host.ts';

/** What the cases did as workflows, next to what they do in virtual time. */
export interface TemporalComparison {
  readonly cases: number;
  /** Cases whose two logs are not the same line by line, or whose instances did not take the same path. */
  readonly differences: readonly {
    readonly test: string;
    readonly case: number;
    readonly virtual: CaseRun;
    readonly temporal: CaseRun;
  }[];
  /** Runs that were done again, as this machine was slower than their timers. */
  readonly repeated: number;
  readonly seconds: number;
}

/** A case whose timers are quicker than this machine is tried so often. */
const attempts = 5;

/** Runs cases both ways. Its runner gives the log of the workflows; `compared` tells how the two agree so far. */
export interface BothWays {
  readonly run: CaseRunner;
  compared(): TemporalComparison;
  close(): Promise<void>;
}

export async function openBothWays(): Promise<BothWays> {
  let host = await TemporalHost.open();
  const began = performance.now();
  const differences: TemporalComparison['differences'][number][] = [];
  let cases = 0;
  let repeated = 0;

  /** A workflow that does not do what it must, in time, is a line of the log like any other. */
  const runAsWorkflows: CaseRunner = async (...args) => {
    await host.begin();
    try {
      return await runCaseOn(host, ...args);
    } catch (error) {
      // What was going on may hold the server's time for ever.
      await host.close();
      host = await TemporalHost.open();
      return { log: [`ERROR_host ${error instanceof Error ? error.message : String(error)}`], paths: [] };
    }
  };

  return {
    run: async (xml, test, testCase) => {
      cases += 1;
      const virtual = await runCase(xml, test, testCase);
      let temporal = await runAsWorkflows(xml, test, testCase);
      for (let attempt = 1; host.overtaken && attempt < attempts; attempt += 1) {
        repeated += 1;
        temporal = await runAsWorkflows(xml, test, testCase);
      }
      if (!isDeepStrictEqual(virtual, temporal)) differences.push({ test, case: testCase.number, virtual, temporal });
      return temporal;
    },
    compared: () => ({
      cases,
      differences,
      repeated,
      seconds: Math.round((performance.now() - began) / 100) / 10,
    }),
    close: () => host.close(),
  };
}
