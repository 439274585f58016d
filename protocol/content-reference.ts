/**
 * Stands for a value of the content store (a program, facts) in an argument or a result: history carries its hash, the
 * receiver is given the value itself. The payload converter turns it into a payload of this encoding, the codec turns
 * that into the value.
 */
export class ContentReference {
  readonly hash: string;
  constructor(hash: string) {
    this.hash = hash;
  }
}

/** Payload encoding of a content reference; its data is the hash. */
export const contentEncoding = 'motcua/content';
