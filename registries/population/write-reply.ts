import type { RegisteredAddress, RegisteredPerson, RegisteredRelative } from './registered-person.ts';

/**
 * The database's own answer as SOAP XML (DOMAIN 6.1): one `CongDan` for each person; a collection without one means
 * that nobody was found. `asOf` is the moment of the data, as the database prints it.
 */
export function writeReply(persons: readonly RegisteredPerson[], asOf: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>' +
    '<dc:CongdanCollection xmlns:dc="http://www.mic.gov.vn/dancu/1.0">' +
    leaf('SoCongDan', String(persons.length)) +
    leaf('ThoiDiemDuLieu', asOf) +
    persons.map(writePerson).join('') +
    '</dc:CongdanCollection></soapenv:Body></soapenv:Envelope>'
  );
}

function writePerson(person: RegisteredPerson): string {
  return node(
    'CongDan',
    leaf('SoDinhDanh', person.personalId),
    leaf('SoCMND', person.formerCardNumber),
    name(person.name),
    leaf('GioiTinh', person.gender === 'male' ? '1' : '2'),
    leaf('TinhTrangHonNhan', person.married === undefined ? undefined : person.married ? '2' : '1'),
    node(
      'NgayThangNamSinh',
      leaf('Nam', String(person.birth.year)),
      leaf('NgayThangNam', person.birth.date?.replaceAll('-', '')),
    ),
    address('NoiDangKyKhaiSinh', person.birthRegisteredAt),
    address('QueQuan', person.hometown),
    address('ThuongTru', person.permanentResidence),
    address('NoiOHienTai', person.currentResidence),
    leaf('QuocTich', 'VN'),
    relative('Cha', person.father),
    relative('Me', person.mother),
    relative('VoChong', person.spouse),
    person.household &&
      node('ChuHo', leaf('QuanHe', person.household.relation), ...relativeParts(person.household.head)),
  );
}

function address(element: string, value: RegisteredAddress | undefined): string {
  if (!value) return '';
  return node(
    element,
    leaf('MaTinhThanh', value.province),
    leaf('MaPhuongXa', value.commune),
    leaf('ChiTiet', value.detail),
    leaf('QuocGia', 'VN'),
  );
}

function relative(element: string, value: RegisteredRelative | undefined): string {
  return value ? node(element, ...relativeParts(value), leaf('QuocTich', 'VN')) : '';
}

function relativeParts(value: RegisteredRelative): string[] {
  return [leaf('SoDinhDanh', value.personalId), name(value.name)];
}

/** The database mostly keeps the whole name in `Ten`. */
function name(value: string): string {
  return node('HoVaTen', leaf('Ten', value));
}

function node(element: string, ...content: readonly (string | undefined)[]): string {
  return `<dc:${element}>${content.map((part) => part ?? '').join('')}</dc:${element}>`;
}

function leaf(element: string, text: string | undefined): string {
  return text === undefined ? '' : node(element, escapeXml(text));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
