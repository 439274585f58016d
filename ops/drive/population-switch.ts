import type { UsedStack } from '../stack/with-stack.ts';

/** Turns the stand-in of the population database off and on; undefined where a real one answers. */
export function populationSwitch(stack: UsedStack): ((available: boolean) => Promise<void>) | undefined {
  const { populationControlUrl } = stack.current();
  if (populationControlUrl === undefined) return undefined;
  let now: boolean | undefined;
  return async (available) => {
    if (now === available) return;
    const response = await fetch(populationControlUrl, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode: available ? 'normal' : 'failing' }),
    });
    if (!response.ok) throw new Error(`Expected the stand-in to be switched, but it answered ${response.status}`);
    now = available;
  };
}
