import type { InputRef } from 'antd';
import { type RefObject, useEffect, useState } from 'react';
import { navigate } from '../faces/shared/address.ts';
import { paths } from './paths.ts';
import type { WorkItem } from './queries.ts';

/** What has keys of its own. */
const keyed = 'input, textarea, select, button, a, [contenteditable="true"], [role="menu"], [role="dialog"]';

function takesKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(keyed) !== null;
}

/** Keys of the worklist: j and k move, Enter opens, / searches, n receives (for a desk). Answers the chosen row, or -1. */
export function useWorklistKeys(
  items: readonly WorkItem[],
  searchField: RefObject<InputRef | null>,
  mayReceive: boolean,
): number {
  const [current, setCurrent] = useState(-1);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || takesKeys(event.target)) return;
      const chosen = items[current];
      if (event.key === 'j') setCurrent((row) => Math.min(row + 1, items.length - 1));
      else if (event.key === 'k') setCurrent((row) => Math.max(row - 1, 0));
      else if (event.key === 'n' && mayReceive) navigate(paths.receive);
      else if (event.key === 'Enter' && chosen !== undefined) navigate(paths.dossier(chosen.dossier.code));
      else if (event.key === '/') {
        event.preventDefault();
        searchField.current?.focus({ cursor: 'all' });
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [items, current, searchField, mayReceive]);
  return current < items.length ? current : -1;
}
