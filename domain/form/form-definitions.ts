import address from './definitions/address.json' with { type: 'json' };
import applicant from './definitions/applicant.json' with { type: 'json' };
import civilStatusEvent from './definitions/civil-status-event.json' with { type: 'json' };
import commitment from './definitions/commitment.json' with { type: 'json' };
import delivery from './definitions/delivery.json' with { type: 'json' };
import drivingLicence from './definitions/driving-licence.json' with { type: 'json' };
import email from './definitions/email.json' with { type: 'json' };
import ethnicity from './definitions/ethnicity.json' with { type: 'json' };
import fromData from './definitions/from-data.json' with { type: 'json' };
import gender from './definitions/gender.json' with { type: 'json' };
import handedIn from './definitions/handed-in.json' with { type: 'json' };
import identityPaper from './definitions/identity-paper.json' with { type: 'json' };
import insuranceNumber from './definitions/insurance-number.json' with { type: 'json' };
import landParcel from './definitions/land-parcel.json' with { type: 'json' };
import nationality from './definitions/nationality.json' with { type: 'json' };
import organisation from './definitions/organisation.json' with { type: 'json' };
import person from './definitions/person.json' with { type: 'json' };
import personalId from './definitions/personal-id.json' with { type: 'json' };
import phone from './definitions/phone.json' with { type: 'json' };
import province from './definitions/province.json' with { type: 'json' };
import taxCode from './definitions/tax-code.json' with { type: 'json' };
import vehicle from './definitions/vehicle.json' with { type: 'json' };
import type { FormSchema } from './form-schema.ts';

/** The parts that forms refer to as `motcua:<name>`, by that name: a person, an address, what a database is asked by. */
export const formDefinitions: ReadonlyMap<string, FormSchema> = new Map(
  [
    address,
    applicant,
    civilStatusEvent,
    commitment,
    delivery,
    drivingLicence,
    email,
    ethnicity,
    fromData,
    gender,
    handedIn,
    identityPaper,
    insuranceNumber,
    landParcel,
    nationality,
    organisation,
    person,
    personalId,
    phone,
    province,
    taxCode,
    vehicle,
  ].map((definition) => [definition.$id, definition as FormSchema]),
);
