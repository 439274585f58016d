import { z } from 'zod';

/** A file as an answer: its bytes under a hash that names them for ever. */
export class FileAnswer {
  readonly contentType: string;
  readonly bytes: Buffer;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  /** Without accents or spaces, for readers that know no other names; and as people call it. */
  readonly name: { readonly plain: string; readonly full: string };
  /** Opened in the reader's window, or saved. */
  readonly disposition: 'inline' | 'attachment';
  /** Address of the part that follows, below the API's base, where there is one. */
  readonly next: string | undefined;

  constructor(file: Omit<FileAnswer, 'headers'>) {
    this.contentType = file.contentType;
    this.bytes = file.bytes;
    this.hash = file.hash;
    this.name = file.name;
    this.disposition = file.disposition;
    this.next = file.next;
  }

  /** The headers it goes out with. Whoever has the same bytes already need not be sent them again. */
  headers(basePath: string): Readonly<Record<string, string>> {
    const { plain, full } = this.name;
    return {
      'Content-Type': this.contentType,
      'Content-Disposition': `${this.disposition}; filename="${plain.replace(/[^\w.-]/g, '-')}"; filename*=UTF-8''${encoded(full)}`,
      'Cache-Control': 'private, no-cache',
      // Browsers show a PDF in a page of their own, which the policy of our pages would leave empty.
      'Content-Security-Policy': "frame-ancestors 'none'",
      ETag: `"${this.hash}"`,
      ...(this.next === undefined ? {} : { Link: `<${basePath}${this.next}>; rel="next"` }),
    };
  }
}

/** Percent-encoded as RFC 8187 wants it: stricter than an address. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** What an operation that answers with a file declares as its response. */
export const fileResponse = z.instanceof(FileAnswer).meta({ override: { type: 'string', format: 'binary' } });
