import { describe, expect, it } from '@jest/globals';
import { decodeXml } from './xml-file.ts';

const text = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>\n<a name="Đăng ký khai sinh"/>`;
const utf16le = (content: string) => Buffer.from(content, 'utf16le');
const utf16be = (content: string) => Buffer.from(content, 'utf16le').swap16();

describe('the bytes of an XML file', () => {
  it.each([
    ['UTF-8', Buffer.from(text('UTF-8')), text('UTF-8')],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text('UTF-8')}`), text('UTF-8')],
    ['UTF-8 with a mark that declares something else', Buffer.from(`\ufeff${text('ISO-8859-1')}`), text('ISO-8859-1')],
    ['UTF-8 that declares UTF-16', Buffer.from(text('UTF-16')), text('UTF-16')],
    ['UTF-8 in an encoding nobody knows', Buffer.from(text('x-tcvn')), text('x-tcvn')],
    ['UTF-16, little end first, with a mark', utf16le(`\ufeff${text('UTF-16')}`), text('UTF-16')],
    ['UTF-16, big end first, with a mark', utf16be(`\ufeff${text('UTF-16')}`), text('UTF-16')],
    ['UTF-16, little end first, without a mark', utf16le(text('UTF-16')), text('UTF-16')],
    ['UTF-16, big end first, without a mark', utf16be(text('UTF-16')), text('UTF-16')],
    [
      'Latin-1',
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a name="R\u00e9ception"/>', 'latin1'),
      '<?xml version="1.0" encoding="ISO-8859-1"?><a name="Réception"/>',
    ],
  ])('are read as what they are: %s', (_what, bytes, expected) => {
    expect(decodeXml(bytes)).toBe(expected);
  });

  it('are refused where letters would be lost', () => {
    const latin = Buffer.from('<?xml version="1.0" encoding="UTF-8"?><a name="R\u00e9ception"/>', 'latin1');
    expect(() => decodeXml(latin)).toThrow('Expected text in UTF-8');
    expect(() => decodeXml(utf16le(text('UTF-16')).subarray(0, -1))).toThrow('Expected text in utf-16le');
  });
});
