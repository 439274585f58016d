import { describe, expect, test } from '@jest/globals';
import { MalformedAnswer, readPopulationAnswer } from './population-answer.ts';

/** Written out by hand from DOMAIN 6.1, with a default namespace; districts as a sender of before 2025 still writes them. */
const wholePerson = `<?xml version="1.0" encoding="utf-8"?>
<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/">
  <Body>
    <CongdanCollection xmlns="http://www.mic.gov.vn/dancu/1.0">
      <CongDan>
        <SoDinhDanh>099190000001</SoDinhDanh>
        <SoCMND>990000001</SoCMND>
        <HoVaTen><Ho>Trần</Ho><ChuDem>Thị</ChuDem><Ten>Mẫu</Ten></HoVaTen>
        <GioiTinh>2</GioiTinh>
        <DanToc>01</DanToc>
        <NgayThangNamSinh><Nam>1990</Nam><NgayThangNam>19900228</NgayThangNam></NgayThangNamSinh>
        <ThuongTru>
          <MaTinhThanh>01</MaTinhThanh><MaQuanHuyen>001</MaQuanHuyen><MaPhuongXa>00091</MaPhuongXa>
          <ChiTiet>Số 1 &amp; 3, ngõ Thử</ChiTiet><QuocGia>VN</QuocGia>
        </ThuongTru>
        <NoiOHienTai/>
        <QuocTich>VN</QuocTich>
        <Cha><HoVaTen><Ten>Trần Văn Giả Định</Ten></HoVaTen><SoDinhDanh>099060000011</SoDinhDanh></Cha>
        <ChuHo><QuanHe>CH01</QuanHe><SoDinhDanh>099190000001</SoDinhDanh></ChuHo>
      </CongDan>
    </CongdanCollection>
  </Body>
</Envelope>`;

const nobody = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
  <d:CongdanCollection xmlns:d="http://www.mic.gov.vn/dancu/1.0"><d:SoCongDan>0</d:SoCongDan></d:CongdanCollection>
</s:Body></s:Envelope>`;

const inTen = (person: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
  <d:CongdanCollection xmlns:d="http://www.mic.gov.vn/dancu/1.0"><d:CongDan>${person}</d:CongDan></d:CongdanCollection>
</s:Body></s:Envelope>`;

describe('readPopulationAnswer', () => {
  test('a whole person', () => {
    expect(readPopulationAnswer({ error_code: '00', message: wholePerson })).toEqual({
      kind: 'people',
      people: [
        {
          personalId: '099190000001',
          formerCardNumber: '990000001',
          name: 'Trần Thị Mẫu',
          gender: '2',
          ethnicity: '01',
          nationality: 'VN',
          birthYear: 1990,
          birthDate: '1990-02-28',
          permanentResidence: { province: '01', commune: '00091', detail: 'Số 1 & 3, ngõ Thử' },
          currentResidence: undefined,
        },
      ],
    });
  });

  test('the whole name in Ten, only the year of birth, another prefix, a number as error code', () => {
    const message =
      inTen(`<d:SoDinhDanh>099148000003</d:SoDinhDanh><d:HoVaTen><d:Ten>Phạm Thị Chỉ Năm</d:Ten></d:HoVaTen>
      <d:NgayThangNamSinh><d:Nam>1948</d:Nam></d:NgayThangNamSinh>`);
    expect(readPopulationAnswer({ error_code: 0, message })).toMatchObject({
      people: [{ name: 'Phạm Thị Chỉ Năm', birthYear: 1948, birthDate: undefined, permanentResidence: undefined }],
    });
  });

  test('a missing node is nobody found', () => {
    expect(readPopulationAnswer({ error_code: '00', message: nobody })).toEqual({ kind: 'people', people: [] });
  });

  test('a person of another namespace is not one', () => {
    const message = wholePerson.replace('http://www.mic.gov.vn/dancu/1.0"', 'urn:other"');
    expect(() => readPopulationAnswer({ error_code: '00', message })).toThrow(MalformedAnswer);
  });

  test('a refusal keeps its code', () => {
    expect(readPopulationAnswer({ error_code: '98', message: 'bảo trì' })).toEqual({
      kind: 'refused',
      code: '98',
      message: 'bảo trì',
    });
  });

  test.each([
    ['no object', 'oops'],
    ['no message', { error_code: '00' }],
    ['no XML', { error_code: '00', message: 'hello' }],
    ['empty', { error_code: '00', message: '' }],
    ['XML cut short', { error_code: '00', message: wholePerson.slice(0, 400) }],
    ['another root', { error_code: '00', message: '<a/>' }],
    ['a fault instead of a collection', { error_code: '00', message: nobody.replaceAll('CongdanCollection', 'Fault') }],
    ['an impossible date', { error_code: '00', message: wholePerson.replace('19900228', '28/02/1990') }],
    ['a document type', { error_code: '00', message: `<!DOCTYPE a [<!ENTITY b "c">]>${nobody}` }],
  ])('%s is malformed', (_, body) => {
    expect(() => readPopulationAnswer(body)).toThrow(MalformedAnswer);
  });
});
