import { DOMParser, type Element, ParseError } from '@xmldom/xmldom';
import { z } from 'zod';

/** A citizen as the population database answered. Fields it did not send are undefined. */
export interface PopulationRecord {
  readonly personalId: string | undefined;
  readonly formerCardNumber: string | undefined;
  readonly name: string | undefined;
  readonly gender: string | undefined;
  readonly ethnicity: string | undefined;
  readonly nationality: string | undefined;
  readonly birthYear: number | undefined;
  /** Plain date `1990-02-28`; undefined where only the year is known. */
  readonly birthDate: string | undefined;
  readonly permanentResidence: PopulationAddress | undefined;
  readonly currentResidence: PopulationAddress | undefined;
}

/** Codes as text; there is no district any more, and a sender that still writes one is not minded. */
export interface PopulationAddress {
  readonly province: string | undefined;
  readonly commune: string | undefined;
  readonly detail: string | undefined;
}

/** What the adapter answered: the people found (none: not found), or its refusal. */
export type PopulationAnswer =
  | { readonly kind: 'people'; readonly people: readonly PopulationRecord[] }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** The reply is no message of DOMAIN 6.1. */
export class MalformedAnswer extends Error {
  override readonly name = 'MalformedAnswer';
}

const envelopeSchema = z.object({ error_code: z.union([z.string(), z.number()]), message: z.string() });
const citizens = 'http://www.mic.gov.vn/dancu/1.0';
const soap = ['http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'];

/**
 * Reads the adapter's JSON with the database's SOAP XML inside. Elements count only in the database's namespace, whatever
 * their prefix. A collection without `CongDan` is nobody found.
 *
 * @throws MalformedAnswer when either layer is not what the interface promises
 */
export function readPopulationAnswer(body: unknown): PopulationAnswer {
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success) throw new MalformedAnswer('Expected {error_code, message} but got something else');
  const { error_code: code, message } = envelope.data;
  if (Number(code) !== 0) return { kind: 'refused', code: String(code), message };
  return { kind: 'people', people: readCollection(message) };
}

function readCollection(xml: string): PopulationRecord[] {
  const root = parse(xml);
  if (root.localName !== 'Envelope' || !soap.includes(root.namespaceURI ?? '')) {
    throw new MalformedAnswer(`Expected a SOAP Envelope but the root is ${root.nodeName}`);
  }
  const body = children(root).find((child) => child.localName === 'Body' && child.namespaceURI === root.namespaceURI);
  const collection = body && child(body, 'CongdanCollection');
  if (!collection) throw new MalformedAnswer('Expected Body/CongdanCollection but it is missing');
  return children(collection)
    .filter((element) => element.localName === 'CongDan' && element.namespaceURI === citizens)
    .map(readPerson);
}

function parse(xml: string): Element {
  if (xml.includes('<!DOCTYPE')) throw new MalformedAnswer('Expected no document type but there is one');
  try {
    const problems: string[] = [];
    const document = new DOMParser({
      onError: (level, message) => problems.push(`${level}: ${message}`),
    }).parseFromString(xml, 'text/xml');
    if (problems.length > 0) throw new MalformedAnswer(`Expected well-formed XML but: ${problems[0]}`);
    if (!document.documentElement) throw new MalformedAnswer('Expected an XML document but it is empty');
    return document.documentElement;
  } catch (error) {
    if (error instanceof ParseError) throw new MalformedAnswer(`Expected well-formed XML but: ${error.message}`);
    throw error;
  }
}

function readPerson(person: Element): PopulationRecord {
  const birth = child(person, 'NgayThangNamSinh');
  const date = birth && text(birth, 'NgayThangNam');
  const year = (birth && text(birth, 'Nam')) ?? date?.slice(0, 4);
  return {
    personalId: text(person, 'SoDinhDanh'),
    formerCardNumber: text(person, 'SoCMND'),
    name: readName(person),
    gender: text(person, 'GioiTinh'),
    ethnicity: text(person, 'DanToc'),
    nationality: text(person, 'QuocTich'),
    birthYear: year === undefined ? undefined : Number(year),
    birthDate: date === undefined ? undefined : plainDate(date),
    permanentResidence: readAddress(child(person, 'ThuongTru')),
    currentResidence: readAddress(child(person, 'NoiOHienTai')),
  };
}

/** Family name, middle name and given name; often the whole name stands in `Ten` alone. */
function readName(person: Element): string | undefined {
  const name = child(person, 'HoVaTen');
  if (!name) return undefined;
  const parts = ['Ho', 'ChuDem', 'Ten'].map((part) => text(name, part)).filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' ').normalize('NFC') : undefined;
}

function readAddress(address: Element | undefined): PopulationAddress | undefined {
  if (!address) return undefined;
  const province = text(address, 'MaTinhThanh');
  const commune = text(address, 'MaPhuongXa');
  const detail = text(address, 'ChiTiet');
  return province === undefined && commune === undefined && detail === undefined
    ? undefined
    : { province, commune, detail };
}

function plainDate(compact: string): string {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(compact);
  if (!parts) throw new MalformedAnswer('Expected NgayThangNam as yyyyMMdd but it is not');
  return `${parts[1]}-${parts[2]}-${parts[3]}`;
}

function child(parent: Element, name: string): Element | undefined {
  return children(parent).find((element) => element.localName === name && element.namespaceURI === citizens);
}

function text(parent: Element, name: string): string | undefined {
  const value = child(parent, name)?.textContent?.trim();
  return value ? value : undefined;
}

function children(parent: Element): Element[] {
  return Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === node.ELEMENT_NODE);
}
