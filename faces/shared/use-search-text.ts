import { useEffect, useRef, useState } from 'react';
import { addressWith, navigate } from './address.ts';

const rest = 250;

/**
 * The text of a search field whose search the address keeps as `q`: what is typed goes there once typing rests; where
 * the address changes otherwise (Back, a link), the field follows it.
 *
 * @param q what the address says now
 */
export function useSearchText(q: string): readonly [typed: string, type: (text: string) => void] {
  const [typed, setTyped] = useState(q);
  /** The search that field and address agreed on last. */
  const agreed = useRef(q);
  useEffect(() => {
    if (q === agreed.current) return;
    agreed.current = q;
    setTyped(q);
  }, [q]);
  useEffect(() => {
    const text = typed.normalize('NFC').trim();
    if (text === agreed.current) return;
    const later = setTimeout(() => {
      agreed.current = text;
      navigate(addressWith({ q: text }), { replace: true });
    }, rest);
    return () => clearTimeout(later);
  }, [typed]);
  return [typed, setTyped];
}
