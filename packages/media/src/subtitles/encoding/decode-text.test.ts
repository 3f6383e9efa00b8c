import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import { encodeAs } from './encode-for-test.ts';

const srt = (...lines: readonly string[]): string =>
  lines.map((line, index) => `${index + 1}\n00:00:0${index},000 --> 00:00:0${index + 1},000\n${line}\n`).join('\n');

const RUSSIAN = srt('Привет, как дела?', 'Смотритель зажигает лампу каждую ночь.');
const GERMAN = srt('Der Wärter zündet die Lampe an.', '„Größe“ und Süßigkeiten');
const JAPANESE = srt('灯台守はランプに火をつける。', '嵐が西からやって来る。');
const CHINESE = srt('看守人点亮了灯塔的灯。', '暴风雨从西边来了。');
const TAIWANESE = srt('看守人點亮了燈塔的燈。', '暴風雨從西邊來了。');
const KOREAN = srt('등대지기가 등불을 켠다.', '폭풍이 서쪽에서 온다.');
const CZECH = srt('Příliš žluťoučký kůň úpěl ďábelské ódy.', 'Dobrý den, jak se máš?');
const GREEK = srt('Καλημέρα, τι κάνεις;', 'Ο φάρος ανάβει κάθε νύχτα.');
const TURKISH = srt('Günaydın, nasılsın?', 'Şimdi gidiyoruz, değil mi?');
const POLISH = srt('Zażółć gęślą jaźń.', 'Latarnik zapala lampę.');
const HEBREW = srt('שלום, מה שלומך?', 'המגדלור דולק כל לילה.');
const THAI = srt('สวัสดีครับ คุณสบายดีไหม');

describe('a subtitle file', () => {
  it.each([
    ['windows-1251', RUSSIAN], ['koi8-r', RUSSIAN], ['windows-1252', GERMAN], ['shift_jis', JAPANESE], ['euc-jp', JAPANESE], ['gbk', CHINESE], ['big5', TAIWANESE],
    ['euc-kr', KOREAN], ['windows-1250', CZECH], ['windows-1250', POLISH], ['windows-1253', GREEK], ['windows-1254', TURKISH], ['windows-1255', HEBREW],
  ])('in %s is read without being told', (encoding, text) => {
    expect(decodeText(encodeAs(text, encoding))).toEqual({ text });
  });
  it.each([
    ['windows-1251', RUSSIAN, 'ru'], ['koi8-r', RUSSIAN, 'ru'], ['windows-1252', GERMAN, 'de'], ['shift_jis', JAPANESE, 'ja'], ['gbk', CHINESE, 'zh-CN'],
    ['big5', TAIWANESE, 'zh-TW'], ['euc-kr', srt('켠다.'), 'ko'], ['windows-1250', CZECH, 'cs'], ['iso-8859-2', CZECH, 'cs'], ['windows-874', THAI, 'th'],
  ])('in %s is read by the language in its name, too', (encoding, text, language) => {
    expect(decodeText(encodeAs(text, encoding), { language })).toEqual({ text });
  });
  it.each([
    ['utf-16le', Buffer.from(RUSSIAN, 'utf16le')], ['utf-16be', Buffer.from(RUSSIAN, 'utf16le').swap16()], ['utf-16le', Buffer.from(JAPANESE, 'utf16le')],
  ])('in %s without a mark is read', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: bytes.length === JAPANESE.length * 2 ? JAPANESE : RUSSIAN });
  });
  it('in UTF-8 of which a byte is damaged is read without it', () => {
    const bytes = Buffer.from(RUSSIAN, 'utf8');
    bytes[bytes.length - 4] = 0xff;
    expect(decodeText(bytes)).toEqual({ text: expect.stringMatching(/^1[^]*Привет, как дела\?[^]*каждую но/) });
  });
  it('is read by the encoding that people set, and refused where it is not in it', () => {
    expect(decodeText(encodeAs(RUSSIAN, 'ibm866'), { encoding: 'ibm866' })).toEqual({ text: RUSSIAN });
    expect(decodeText(Buffer.from([0x31, 0xff, 0xff, 0x80]), { encoding: 'shift_jis' })).toEqual({ likely: [] });
  });
  it.each([
    ['a language that does not fit its letters', encodeAs(RUSSIAN, 'windows-1251'), 'de'],
    ['no language, a single word of two readings', encodeAs('nő', 'windows-1250'), undefined],
    ['bytes that are no text', Buffer.from(Array.from({ length: 300 }, (_, index) => (index * 197 + 129) % 256)), undefined],
  ])('is not guessed at: %s', (_, bytes, language) => {
    const found = decodeText(bytes, language === undefined ? {} : { language });
    expect(found).toHaveProperty('likely');
  });
});
