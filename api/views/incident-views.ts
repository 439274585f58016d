import { describeElement } from '../../engine/describe.ts';
import type { OpenWork } from '../../engine/open-work.ts';
import type { Program } from '../../engine/program.ts';

/** What has failed in a dossier, each by the name of the step as it is drawn; its id where it was drawn without one. */
export function incidentViews(program: Program, { incidents }: Pick<OpenWork, 'incidents'>) {
  return incidents.map(({ key, plan, element, code, message }) => {
    const drawn = program.plans[plan];
    const name = drawn === undefined ? undefined : describeElement(drawn, element)?.name;
    return { key, element, name: name ?? element, code, message };
  });
}
