import {
  CompositePayloadConverter,
  JsonPayloadConverter,
  type Payload,
  type PayloadConverterWithEncoding,
  UndefinedPayloadConverter,
} from '@temporalio/common';
import { decode, encode } from '@temporalio/common/lib/encoding.js';
import { ContentReference, contentEncoding } from './content-reference.ts';

/** Content references as their hash. A payload of this encoding reaches `fromPayload` only where no codec is set up. */
class ContentReferencePayloadConverter implements PayloadConverterWithEncoding {
  readonly encodingType = contentEncoding;

  toPayload(value: unknown): Payload | undefined {
    if (!(value instanceof ContentReference)) return undefined;
    return { metadata: { encoding: encode(contentEncoding) }, data: encode(value.hash) };
  }

  fromPayload<T>(payload: Payload): T {
    return new ContentReference(decode(payload.data ?? new Uint8Array())) as T;
  }
}

/** Loaded by path into clients, workers and the workflow sandbox alike. */
export const payloadConverter = new CompositePayloadConverter(
  new UndefinedPayloadConverter(),
  new ContentReferencePayloadConverter(),
  new JsonPayloadConverter(),
);
