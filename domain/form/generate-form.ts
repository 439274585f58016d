import type { Component, Procedure } from '../procedure.ts';
import { type FormSchema, metaSchema } from './form-schema.ts';

/** What an applicant states so that a database can be asked: by the database that answers for a component. */
const askedBy: Readonly<Record<string, { readonly name: string; readonly schema: FormSchema }>> = {
  'business-registration': {
    name: 'organisation',
    schema: { $ref: 'motcua:organisation', title: 'Doanh nghiệp, hợp tác xã, hộ kinh doanh' },
  },
  land: { name: 'landParcel', schema: { $ref: 'motcua:land-parcel' } },
  'vehicle-registration': { name: 'vehicle', schema: { $ref: 'motcua:vehicle' } },
  'driving-licence': { name: 'drivingLicence', schema: { $ref: 'motcua:driving-licence' } },
  'social-insurance': { name: 'insuranceNumber', schema: { $ref: 'motcua:insurance-number' } },
  'civil-status': { name: 'civilStatusEvent', schema: { $ref: 'motcua:civil-status-event' } },
};

/**
 * The form of a procedure nobody has drawn one for, from its facts: the applicant, the request, what its databases are
 * asked by, how the result is received, the checklist. Passes `checkForm`.
 */
export function generateForm(procedure: Procedure): FormSchema {
  const conditions = [...new Set(procedure.fee.amounts.flatMap(({ condition }) => condition ?? []))];
  const keys = [...new Set(procedure.components.flatMap(({ dataSource }) => dataSource?.database ?? []))]
    .flatMap((database) => askedBy[database] ?? [])
    .map(({ name, schema }) => [name, schema] as const);
  const request: FormSchema = {
    title: 'Nội dung đề nghị',
    type: 'object',
    properties: {
      content: { title: 'Đề nghị', type: 'string', minLength: 1, maxLength: 2000 },
      ...(conditions.length > 1 && {
        feeCondition: { title: 'Mức phí, lệ phí áp dụng cho', type: 'string', enum: conditions },
      }),
      note: { title: 'Thông tin thêm', type: 'string', maxLength: 2000 },
    },
    required: ['content'],
    additionalProperties: false,
  };
  return {
    $schema: metaSchema,
    title: procedure.name,
    type: 'object',
    properties: {
      applicant: { $ref: 'motcua:applicant' },
      request,
      ...Object.fromEntries(keys),
      delivery: { $ref: 'motcua:delivery' },
      ...(procedure.components.length > 0 && { components: checklist(procedure.components) }),
      commitment: { $ref: 'motcua:commitment' },
    },
    required: ['applicant', 'request', 'delivery', 'commitment'],
    additionalProperties: false,
  };
}

/** The checklist of a form: what data answers is ticked and cannot be handed in. */
export function checklist(components: readonly Component[]): FormSchema {
  return {
    title: 'Thành phần hồ sơ',
    type: 'object',
    properties: Object.fromEntries(components.map((component) => [propertyOf(component.id), row(component)])),
    additionalProperties: false,
  };
}

function row({ id, name, dataSource }: Component): FormSchema {
  return dataSource === undefined
    ? { $ref: 'motcua:handed-in', title: name, 'x-component': id }
    : { $ref: 'motcua:from-data', title: name, 'x-component': id, 'x-source': dataSource.database };
}

/** `c01-a` → `c01A`: names of fields are letters and digits. */
function propertyOf(id: string): string {
  const name = id.replaceAll(/-+(.)/g, (_, letter: string) => letter.toUpperCase()).replaceAll('-', '');
  return /^[a-z]/.test(name) ? name : `c${name}`;
}
