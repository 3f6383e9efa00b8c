import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** Bytes of what stands before the text (RFC 8188): salt, size of records, length of the sender's key; and of what stands behind it. */
const SALT = 16;
const KEY_AT = 21;
const TAG = 16;

/** A browser as a push service sees it: its keys, and what only it can read. Written by the standards, not with the library that encrypts. */
export const openBrowser = (): { readonly keys: { readonly p256dh: string; readonly auth: string }; readonly read: (body: Buffer) => string } => {
  const own = createECDH('prime256v1');
  const publicKey = own.generateKeys();
  const auth = randomBytes(16);
  const derive = (key: Buffer, salt: Buffer, info: Buffer, length: number): Buffer => Buffer.from(hkdfSync('sha256', key, salt, info, length));
  return {
    keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') },
    read: (body) => {
      const salt = body.subarray(0, SALT);
      const end = KEY_AT + (body[KEY_AT - 1] ?? 0);
      const theirs = body.subarray(KEY_AT, end);
      const key = derive(own.computeSecret(theirs), auth, Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, theirs]), 32);
      const decipher = createDecipheriv('aes-128-gcm', derive(key, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16), derive(key, salt, Buffer.from('Content-Encoding: nonce\0'), 12));
      decipher.setAuthTag(body.subarray(-TAG));
      const text = Buffer.concat([decipher.update(body.subarray(end, -TAG)), decipher.final()]);
      // The last record ends with a 2, and zeros behind it.
      return text.subarray(0, text.lastIndexOf(2)).toString();
    },
  };
};
