declare module 'dmn-moddle' {
  /** The reader of DMN 1.3 files, as far as it is used here. */
  export class DmnModdle {
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: readonly { readonly message: string }[] }>;
  }
}
