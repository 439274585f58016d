/** Where a path is shown: elements of the drawing that can be marked. */
export interface PathPlace {
  readonly has: (id: string) => boolean;
  readonly mark: (id: string, marker: PathMarker) => void;
  readonly unmark: (id: string, marker: PathMarker) => void;
  readonly reveal: (id: string) => void;
}

/** `on-path`: passed by the way that is shown; `path-now`: where it stands. */
export type PathMarker = 'on-path' | 'path-now';

/** How long each element of a path is looked at. */
const beat = 450;

/**
 * Walks a path through the drawing, element by element; what was passed stays marked. Elements that the drawing lacks are
 * passed over. Answers how to end it and take all marks away.
 *
 * @param still shows the whole path at once, for those who asked for no movement
 */
export function playPath(path: readonly string[], place: PathPlace, still: boolean): () => void {
  const steps = path.filter((id) => place.has(id));
  const passed = new Set<string>();
  let standing: string | undefined;
  let next: ReturnType<typeof setTimeout> | undefined;
  const stand = (id: string): void => {
    if (standing !== undefined) place.unmark(standing, 'path-now');
    standing = id;
    if (!passed.has(id)) place.mark(id, 'on-path');
    passed.add(id);
    place.mark(id, 'path-now');
  };
  const walk = (index: number): void => {
    const id = steps[index];
    if (id === undefined) return;
    stand(id);
    place.reveal(id);
    next = setTimeout(() => walk(index + 1), beat);
  };
  if (still) {
    for (const id of steps) stand(id);
    if (standing !== undefined) place.reveal(standing);
  } else walk(0);
  return () => {
    clearTimeout(next);
    if (standing !== undefined) place.unmark(standing, 'path-now');
    for (const id of passed) place.unmark(id, 'on-path');
    passed.clear();
    standing = undefined;
  };
}
