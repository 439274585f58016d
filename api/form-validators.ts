import { compileForm } from '../domain/form/form-compiler.ts';
import type { FormSchema } from '../domain/form/form-schema.ts';

/** Compiled forms by hash. A form never changes under its hash, so each is compiled once while in use. */
export class FormValidators {
  private readonly limit: number;
  private readonly kept = new Map<string, ReturnType<typeof compileForm>>();

  /** @param limit how many are kept, the least recently used leave first */
  constructor(limit = 64) {
    this.limit = limit;
  }

  get(hash: string, bundle: FormSchema): ReturnType<typeof compileForm> {
    const validate = this.kept.get(hash) ?? compileForm(bundle);
    this.kept.delete(hash);
    this.kept.set(hash, validate);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.limit) break;
      this.kept.delete(oldest);
    }
    return validate;
  }
}
