declare module 'dmn-moddle' {
  /** The reader of DMN 1.3 files, as far as it is used here. */
  export class DmnModdle {
    /** @param packages descriptors by prefix, in place of those of the same prefix */
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: readonly { readonly message: string }[] }>;
  }
}
