import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningRegistries, startRegistries } from '../start-registries.ts';
import { demonstrationPersons, seededPersons } from './demonstration-persons.ts';

let registry: RunningRegistries;
beforeAll(async () => {
  registry = await startRegistries({ port: 0, paymentSecret: undefined, noticesSecret: undefined });
});
afterAll(() => registry.close());

/** Written out by hand from DOMAIN 6.1. */
const question = {
  MaYeuCau: '7c2c0a3e',
  MaDVC: 'DVC-01',
  MaTichHop: 'TH-07',
  MaCanBo: 'motcua',
  HoVaTen: 'TRANTHIMAU',
  SoDinhDanh: '099190000001',
  NgayThangNam: '19900228',
};

const post = (body: unknown) =>
  fetch(registry.populationUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const control = (behaviour: unknown) =>
  fetch(registry.populationControlUrl, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(behaviour),
  });

describe('the stand-in of the population database', () => {
  test('answers with the person as SOAP XML inside JSON', async () => {
    const reply = (await (await post(question)).json()) as { error_code: string; message: string };
    expect(Object.keys(reply)).toEqual(['error_code', 'message']);
    expect(reply.error_code).toBe('00');
    const xml = reply.message.replace(/<dc:ThoiDiemDuLieu>\d{14}<\/dc:ThoiDiemDuLieu>/, '');
    expect(xml).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">' +
        '<soapenv:Body><dc:CongdanCollection xmlns:dc="http://www.mic.gov.vn/dancu/1.0"><dc:SoCongDan>1</dc:SoCongDan>' +
        '<dc:CongDan><dc:SoDinhDanh>099190000001</dc:SoDinhDanh><dc:SoCMND>990000001</dc:SoCMND>' +
        '<dc:HoVaTen><dc:Ten>Trần Thị Mẫu</dc:Ten></dc:HoVaTen><dc:GioiTinh>2</dc:GioiTinh>' +
        '<dc:TinhTrangHonNhan>2</dc:TinhTrangHonNhan>' +
        '<dc:NgayThangNamSinh><dc:Nam>1990</dc:Nam><dc:NgayThangNam>19900228</dc:NgayThangNam></dc:NgayThangNamSinh>' +
        '<dc:ThuongTru><dc:MaTinhThanh>01</dc:MaTinhThanh><dc:MaPhuongXa>00091</dc:MaPhuongXa>' +
        '<dc:ChiTiet>Số 1, ngõ Thử Nghiệm</dc:ChiTiet><dc:QuocGia>VN</dc:QuocGia></dc:ThuongTru>' +
        '<dc:NoiOHienTai><dc:MaTinhThanh>01</dc:MaTinhThanh><dc:MaPhuongXa>00091</dc:MaPhuongXa>' +
        '<dc:ChiTiet>Số 1, ngõ Thử Nghiệm</dc:ChiTiet><dc:QuocGia>VN</dc:QuocGia></dc:NoiOHienTai>' +
        '<dc:QuocTich>VN</dc:QuocTich>' +
        '<dc:Cha><dc:SoDinhDanh>099060000011</dc:SoDinhDanh><dc:HoVaTen><dc:Ten>Trần Văn Giả Định</dc:Ten></dc:HoVaTen><dc:QuocTich>VN</dc:QuocTich></dc:Cha>' +
        '<dc:Me><dc:HoVaTen><dc:Ten>Lê Thị Ví Dụ</dc:Ten></dc:HoVaTen><dc:QuocTich>VN</dc:QuocTich></dc:Me>' +
        '<dc:VoChong><dc:SoDinhDanh>099088000012</dc:SoDinhDanh><dc:HoVaTen><dc:Ten>Nguyễn Văn Minh Họa</dc:Ten></dc:HoVaTen><dc:QuocTich>VN</dc:QuocTich></dc:VoChong>' +
        '<dc:ChuHo><dc:QuanHe>CH01</dc:QuanHe><dc:SoDinhDanh>099190000001</dc:SoDinhDanh><dc:HoVaTen><dc:Ten>Trần Thị Mẫu</dc:Ten></dc:HoVaTen></dc:ChuHo>' +
        '</dc:CongDan></dc:CongdanCollection></soapenv:Body></soapenv:Envelope>',
    );
  });

  test('finds by a former card number', async () => {
    const { SoDinhDanh: _, ...rest } = question;
    const reply = (await (await post({ ...rest, SoCMND: '990000001' })).json()) as { message: string };
    expect(reply.message).toContain('<dc:SoDinhDanh>099190000001</dc:SoDinhDanh>');
  });

  test('an unknown number gives a collection without CongDan', async () => {
    const reply = (await (await post({ ...question, SoDinhDanh: '099190999999' })).json()) as { message: string };
    expect(reply.message).toContain('<dc:SoCongDan>0</dc:SoCongDan>');
    expect(reply.message).not.toContain('<dc:CongDan>');
  });

  test.each([
    ['a name with diacritics', { ...question, HoVaTen: 'Trần Thị Mẫu' }],
    ['no number', { ...question, SoDinhDanh: undefined }],
    ['no birth', { ...question, NgayThangNam: undefined }],
    ['no officer', { ...question, MaCanBo: '' }],
  ])('%s is refused with an error code', async (_, body) => {
    expect(await (await post(body)).json()).toMatchObject({ error_code: '01' });
  });

  test('misbehaves as told, and only as often as told', async () => {
    await control({ mode: 'failing', times: 1 });
    expect((await post(question)).status).toBe(503);
    expect((await post(question)).status).toBe(200);
    await control({ mode: 'down', times: 1 });
    await expect(post(question)).rejects.toThrow();
    await control({ mode: 'malformed', times: 1 });
    expect(((await (await post(question)).json()) as { message: string }).message).not.toContain('</soapenv:Envelope>');
    await control({ mode: 'refusing', times: 1 });
    expect(await (await post(question)).json()).toMatchObject({ error_code: '98' });
    expect((await control({ mode: 'wild' })).status).toBe(400);
    expect(await (await post(question)).json()).toMatchObject({ error_code: '00' });
  });
});

describe('its invented people', () => {
  test('are the same for the same seed, distinct, and of no province', () => {
    const people = [...Object.values(demonstrationPersons), ...seededPersons(7, 300)];
    expect(seededPersons(7, 300)).toEqual(people.slice(Object.keys(demonstrationPersons).length));
    expect(new Set(people.map((person) => person.personalId)).size).toBe(people.length);
    for (const person of people) expect(person.personalId).toMatch(/^099\d{9}$/);
  });
});
