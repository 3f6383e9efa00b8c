import { createReadStream } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { Fault } from '@frameseek/core';

/** A file of the archive: text, or what lies at a path until the next one is asked for. */
export type ZipEntry = { readonly name: string } & ({ readonly text: string } | { readonly path: string });

/** Bytes and entries that fit without the fields of ZIP64, which not all programs read. */
const MAX_BYTES = 0xff_ff_ff_ff;
const MAX_ENTRIES = 0xff_ff;
/** Version 2.0; names are UTF-8 (bit 11 of the flags); nothing is deflated, as films are. */
const [VERSION, FLAGS, STORED] = [20, 0x08_00, 0];
/** 1 January 1980, midnight: the first day that ZIP knows, so that the same makes the same file. */
const [TIME, DAY] = [0, 0x21];

/** Writes a ZIP archive (PKWARE APPNOTE 6.3) of files as they are. Throws `input/invalid` for more than four gigabytes. */
export const writeZip = async (target: string, entries: AsyncIterable<ZipEntry>, { signal }: { readonly signal: AbortSignal }): Promise<void> => {
  await using file = await open(target, 'w');
  const listed: Buffer[] = [];
  let offset = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    await file.write(bytes);
    offset += bytes.byteLength;
  };
  for await (const entry of entries) {
    signal.throwIfAborted();
    const name = Buffer.from(entry.name);
    const { size, sum } = await measured(entry, signal);
    if (offset + size > MAX_BYTES || listed.length >= MAX_ENTRIES) throw tooLarge();
    const common = fields([[VERSION, 2], [FLAGS, 2], [STORED, 2], [TIME, 2], [DAY, 2], [sum, 4], [size, 4], [size, 4], [name.byteLength, 2], [0, 2]]);
    listed.push(Buffer.concat([fields([[0x02_01_4b_50, 4], [VERSION, 2]]), common, fields([[0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), name]));
    await write(Buffer.concat([fields([[0x04_03_4b_50, 4]]), common, name]));
    offset += await append(file, entry, signal);
  }
  const directory = Buffer.concat(listed);
  if (offset + directory.byteLength > MAX_BYTES) throw tooLarge();
  const end = fields([[0x06_05_4b_50, 4], [0, 2], [0, 2], [listed.length, 2], [listed.length, 2], [directory.byteLength, 4], [offset, 4], [0, 2]]);
  await write(Buffer.concat([directory, end]));
};

const tooLarge = (): Fault => new Fault('input/invalid', { problems: ['clips and list hold more than the 4 GB of a ZIP file; take fewer moments at a time'] });

/** Numbers of so many bytes, the lowest first. */
const fields = (values: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer => {
  const buffer = Buffer.alloc(values.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of values) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
};

const measured = async (entry: ZipEntry, signal: AbortSignal): Promise<{ readonly size: number; readonly sum: number }> => {
  if ('text' in entry) return { size: Buffer.byteLength(entry.text), sum: crc32(entry.text) };
  const { size } = await stat(entry.path);
  let sum = 0;
  for await (const chunk of createReadStream(entry.path, { signal })) sum = crc32(chunk as Buffer, sum);
  return { size, sum };
};

/** The bytes that were written. */
const append = async (file: FileHandle, entry: ZipEntry, signal: AbortSignal): Promise<number> => {
  let written = 0;
  const chunks = 'text' in entry ? [Buffer.from(entry.text)] : createReadStream(entry.path, { signal });
  for await (const chunk of chunks) written += (await file.write(chunk as Buffer)).bytesWritten;
  return written;
};
