import type { InputRef } from 'antd';
import { type RefObject, useEffect, useState } from 'react';
import { navigate } from '../faces/shared/address.ts';
import { paths } from './paths.ts';
import type { WorkItem } from './queries.ts';

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'A'].includes(target.tagName))
  );
}

/** Keys of the worklist: j and k move, Enter opens, / searches, n receives. Answers the chosen row, or -1. */
export function useWorklistKeys(items: readonly WorkItem[], searchField: RefObject<InputRef | null>): number {
  const [current, setCurrent] = useState(-1);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      const chosen = items[current];
      if (event.key === 'j') setCurrent((row) => Math.min(row + 1, items.length - 1));
      else if (event.key === 'k') setCurrent((row) => Math.max(row - 1, 0));
      else if (event.key === 'n') navigate(paths.receive);
      else if (event.key === 'Enter' && chosen !== undefined) navigate(paths.dossier(chosen.dossier.code));
      else if (event.key === '/') {
        event.preventDefault();
        searchField.current?.focus({ cursor: 'all' });
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [items, current, searchField]);
  return current < items.length ? current : -1;
}
