import { isModdle, type Moddle, typeOf } from '../moddle.ts';

/** The nearest element with an id: what a designer can click on. */
export function owner(element: Moddle): Moddle {
  let at = element;
  while (
    at.$parent &&
    (at.id === undefined || /EventDefinition$|LoopCharacteristics$|^Data|^InputSet$|^OutputSet$/.test(typeOf(at)))
  )
    at = at.$parent;
  return isModdle(at) ? at : element;
}
