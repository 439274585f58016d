import { isModdle, type Moddle } from './moddle.ts';

export interface Unresolved {
  readonly element?: unknown;
  readonly property?: string;
  readonly value?: unknown;
}

/**
 * Resolves a reference written with a prefix (`t:order`) that stands for the file's own namespace: the schema gives
 * references between root elements as qualified names, and the reader knows bare ids only. False when it means
 * something else, or nothing.
 */
export function resolveQualified(
  definitions: Moddle,
  byId: Readonly<Record<string, unknown>>,
  { element, property, value }: Unresolved,
): boolean {
  const [, prefix, id = ''] = /^([\w.-]+):([\w.-]+)$/.exec(String(value)) ?? [];
  const target = Object.hasOwn(byId, id) ? byId[id] : undefined;
  if (!isModdle(element) || property === undefined || prefix === undefined || !isModdle(target)) return false;
  const namespace = definitions.$attrs?.[`xmlns:${prefix}`];
  if (namespace === undefined || namespace !== definitions['targetNamespace']) return false;
  const holder = element as unknown as Holder;
  if (holder.$descriptor.propertiesByName[property]?.isMany) (holder.get(property) as unknown[]).push(target);
  else holder.set(property, target);
  return true;
}

/** What the reader's elements can do besides being read. */
interface Holder {
  readonly $descriptor: { readonly propertiesByName: Readonly<Record<string, { readonly isMany?: boolean }>> };
  get(property: string): unknown;
  set(property: string, value: unknown): void;
}
