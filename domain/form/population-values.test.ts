import { expect, test } from '@jest/globals';
import { bundleForm } from './bundle-form.ts';
import { metaSchema } from './form-schema.ts';
import { populationFieldsOf, populationValues, withPopulationValues } from './population-values.ts';

const form = bundleForm({
  $schema: metaSchema,
  type: 'object',
  properties: { applicant: { $ref: 'motcua:applicant' }, note: { title: 'Ghi chú', type: 'string', maxLength: 9 } },
});
const person = {
  name: 'Trần Thị Mẫu',
  birthDate: '1990-02-28',
  gender: '2',
  ethnicity: 'Kinh',
  nationality: 'VN',
  permanentResidence: { province: '01', commune: '00091', detail: 'Số 1, ngõ Thử Nghiệm' },
  currentResidence: undefined,
};

test('a form is given what it leaves to the database, and nothing else', () => {
  const wanted = populationFieldsOf(form);
  expect([...wanted].toSorted()).toEqual(['ethnicity', 'gender', 'nationality', 'permanentResidence']);
  const values = populationValues(person, wanted);
  expect(values).toEqual({
    gender: 'female',
    ethnicity: 'Kinh',
    nationality: 'Việt Nam',
    permanentResidence: { province: '01', commune: '00091', detail: 'Số 1, ngõ Thử Nghiệm' },
  });
  const data = { applicant: { kind: 'person', name: 'Trần Thị Mẫu' }, note: 'x' };
  expect(withPopulationValues(form, data, values)).toEqual({ ...data, applicant: { ...data.applicant, ...values } });
});

test('what forms have no word for is left out', () => {
  const odd = {
    ...person,
    gender: '9',
    ethnicity: '01',
    nationality: 'JP',
    permanentResidence: { province: '01', commune: '99999', detail: undefined },
  };
  expect(populationValues(odd, populationFieldsOf(form))).toEqual({});
});
